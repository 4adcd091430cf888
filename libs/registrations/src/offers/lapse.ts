import { poolsOf } from '#events';
import { recordAudit } from '#identity';
import { expireUnsent, type MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { lapsedMail } from '../mails/registration-mail.js';
import { subjectsOf } from '../news/news.js';
import { moveLinesUpWithMail } from '../places/cancellation.js';
import { IS_ACROSS, UNTIL } from '../places/offer-rows.js';
import type { Attends } from '../places/places.js';
import { countDown, poolOf } from '../places/session-places.js';
import type { Move } from '../places/waiting-line.js';

interface Lapsed {
  readonly id: string;
  readonly registrationId: string;
  readonly sessionId: string | null;
  /** Of the place that was held. */
  readonly attends: Attends;
  /** It was one the other way: they keep the place they have. */
  readonly isAcross: boolean;
}

/**
 * Ends every offer of an event that nobody answered in time, and offers those places to the next in line. The caller
 * holds the lock of the event; whoever comes second finds nothing to do.
 *
 * Who lets an offer lapse leaves the line, and may come back to the end of it with one press. Kept in line they would be
 * offered the next place as well, and a place would go round among people who do not answer while others wait.
 */
export async function lapseDueOffers(tx: Tx, move: Move): Promise<MailToQueue[]> {
  const { event, entries, now } = move;
  const [due]: [Lapsed[], number] = await tx.query(
    `update offer o set answered_at = $2, outcome = 'lapsed'
     from registration r, event e
     where r.id = o.registration_id and e.id = r.event_id and r.event_id = $1 and o.answered_at is null
       and (select ${UNTIL} from (select) as one left join session s on s.id = o.session_id) <= $2
     returning o.id, o.registration_id as "registrationId", o.session_id as "sessionId", ${IS_ACROSS} as "isAcross",
       case when ${IS_ACROSS} then case r.attends when 'online' then 'on_site' else 'online' end else r.attends end as attends`,
    [event.id, now],
  );
  if (due.length === 0) return [];
  const across = due.filter((offer) => offer.isAcross);
  await leaveLines(
    tx,
    due.filter((offer) => !offer.isAcross),
  );
  await forgetOtherWay(tx, across);
  await freeHeld(tx, event.id, due);
  await recordAudit(
    tx,
    due.map(({ registrationId, sessionId }) => ({
      at: now,
      actor: { kind: 'system' as const },
      action: 'offer.lapsed',
      subject: { kind: 'registration', id: registrationId },
      after: { session: sessionId },
    })),
  );
  const ofEvent = due.filter((offer) => offer.sessionId === null && !offer.isAcross);
  const uids = ofEvent.map((offer) => entries.uid(offer.registrationId));
  await expireUnsent(tx, { orderKeys: uids });
  const told = await tellLapsed(tx, move, [...ofEvent, ...across]);
  const ofSessions = due.filter((offer) => offer.sessionId !== null).map((offer) => offer.registrationId);
  return [...told, ...(await moveLinesUpWithMail(tx, move, ofSessions))];
}

/** The event: the registration lapses, and its wishes are remembered for `comeBack`. A session: that choice alone. */
async function leaveLines(tx: Tx, due: readonly Lapsed[]): Promise<void> {
  const pairs = [due.map((offer) => offer.registrationId), due.map((offer) => offer.sessionId)];
  await tx.query(
    `update registration r set status = 'lapsed', left_sessions = array(
       select p.session_id from session_place p where p.registration_id = r.id order by p.session_id)
     from unnest($1::uuid[], $2::uuid[]) as gone (registration_id, session_id)
     where r.id = gone.registration_id and gone.session_id is null`,
    pairs,
  );
  await tx.query(
    `delete from session_place p using unnest($1::uuid[], $2::uuid[]) as gone (registration_id, session_id)
     where p.registration_id = gone.registration_id and p.session_id = coalesce(gone.session_id, p.session_id)`,
    pairs,
  );
}

/** Who lets a place the other way lapse has theirs, and waits for no other. */
function forgetOtherWay(tx: Tx, due: readonly Lapsed[]): Promise<unknown> {
  return tx.query('update registration set other_way_arrival = null where id = any($1::uuid[])', [
    due.map((offer) => offer.registrationId),
  ]);
}

async function freeHeld(tx: Tx, eventId: string, due: readonly Lapsed[]): Promise<void> {
  const pools = await poolsOf(tx, eventId);
  const held = pools.map((pool) => {
    const taken = due.filter((offer) => poolOf(pools, offer)?.id === pool.id).length;
    return { id: pool.id, taken, waiting: 0 };
  });
  await countDown(tx, held);
}

async function tellLapsed(tx: Tx, { event, entries, now }: Move, due: readonly Lapsed[]): Promise<MailToQueue[]> {
  if (now >= event.startsAt) return []; // coming back is of no use any more
  const people = await subjectsOf(
    tx,
    due.map((offer) => offer.registrationId),
  );
  return people.map((person) => {
    const offer = due.find((one) => one.registrationId === person.registrationId);
    return lapsedMail(person, offer?.id ?? '', entries.uid(person.registrationId), event.startsAt);
  });
}
