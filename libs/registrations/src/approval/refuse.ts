import { type Actor, recordAudit } from '#identity';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { registrationMail } from '../mails/registration-mail.js';
import { subjectsOf } from '../news/news.js';
import type { Move } from '../places/waiting-line.js';

/**
 * Says no to those of these people who still ask. What they wished for is put aside, in case it becomes a yes after all.
 * The lock of the event is held.
 * @param reason what they read in the mail and on their page; may be empty.
 */
export async function declineRequests(
  tx: Tx,
  move: Move,
  ids: readonly string[],
  actor: Actor,
  reason: string,
): Promise<{ readonly declined: number; readonly mails: readonly MailToQueue[] }> {
  const { event, now } = move;
  const told = await endRequests(
    tx,
    `status = 'declined', declined_at = $2, decline_reason = $4`,
    [ids, now, event.id, reason],
    'r.id = any($1::uuid[]) and r.event_id = $3',
  );
  await note(tx, told, actor, 'registration.declined', 'declined', now);
  return { declined: told.length, mails: await tell(tx, move, told, 'declined') };
}

/**
 * The event has begun: whoever still asks has no answer any more, and is told that once. The lock of the event is held;
 * whoever comes second finds nobody.
 */
export async function lapseRequests(tx: Tx, move: Move): Promise<readonly MailToQueue[]> {
  const { event, now } = move;
  if (event.status !== 'published' || now < event.startsAt) return [];
  const told = await endRequests(
    tx,
    `status = 'lapsed', cancelled_at = $2, cancelled_by = 'system'`,
    [event.id, now],
    'r.event_id = $1',
  );
  await note(tx, told, { kind: 'system' }, 'registration.request_lapsed', 'lapsed', now);
  return tell(tx, move, told, 'request-lapsed');
}

/** @returns ids of who asked until now. Their wishes are remembered on the registration and stand nowhere else. */
async function endRequests(tx: Tx, set: string, values: unknown[], which: string): Promise<string[]> {
  const [ended]: [{ id: string }[], number] = await tx.query(
    `update registration r set ${set}, left_sessions = array(
       select p.session_id from session_place p where p.registration_id = r.id order by p.session_id)
     where ${which} and r.status = 'pending' returning r.id`,
    values,
  );
  const ids = ended.map(({ id }) => id);
  await tx.query('delete from session_place where registration_id = any($1::uuid[])', [ids]);
  return ids;
}

/** What an organiser wrote stays out of the trail: it is about a person, and can be erased. */
function note(tx: Tx, ids: readonly string[], actor: Actor, action: string, status: string, at: Date): Promise<void> {
  return recordAudit(
    tx,
    ids.map((id) => ({
      ...{ at, actor, action, subject: { kind: 'registration', id } },
      ...{ before: { status: 'pending' }, after: { status } },
    })),
  );
}

async function tell(
  tx: Tx,
  { event, entries }: Move,
  ids: readonly string[],
  kind: 'declined' | 'request-lapsed',
): Promise<MailToQueue[]> {
  const people = await subjectsOf(tx, ids);
  return people.map((person) =>
    registrationMail(kind, person, `${person.arrival}`, entries.uid(person.registrationId), event.endsAt),
  );
}
