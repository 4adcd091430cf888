import { anEvent } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { type Database, newId } from '#platform';
import type { HandClock } from '#platform/testing';
import { aForm, registrationsOn } from '#registrations/testing';
import { MailPlan } from '../../plans/mail-plan.entity.js';
import { Reminders } from '../../reminders.js';
import type { History } from './history.js';

interface Happening {
  readonly at: number;
  /** What happens first of what happens at one moment. */
  readonly rank: number;
  readonly happen: () => Promise<void>;
}

/**
 * Lives through a history in the tables, with the real sweep in two places at once. What is queued leaves at once.
 * @returns `plan/version/person` of every mail, and the moment of its sweep, in order.
 */
export async function liveThrough(
  history: History,
  sweeps: readonly number[],
  databases: readonly [Database, Database],
  clock: HandClock,
): Promise<[string, number][]> {
  const [db] = databases;
  const reminders = databases.map((one) => new Reminders(one, clock, testOutbox()));
  const { event, plans } = await aPlannedEvent(db, history);
  const names = new Map<string, number>();
  const sent: [string, number][] = [];

  const join = async (who: number, confirmedAt: number) => {
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const verdict = await registrationsOn(db, clock).register(aForm(`P${who}`), context);
    const id = 'registrationId' in verdict ? verdict.registrationId : '';
    names.set(id, who);
    await db.read.query('update registration set confirmed_at = $2 where id = $1', [id, new Date(confirmedAt)]);
    await db.read.query(`update outgoing_mail set status = 'sent', next_attempt_at = null where status = 'queued'`);
  };
  const leave = async (who: number) => {
    const [id = ''] = [...names].find(([, other]) => other === who) ?? [];
    await registrationsOn(db, clock).cancel(id, { kind: 'participant' });
    await db.read.query(`update outgoing_mail set status = 'sent', next_attempt_at = null where status = 'queued'`);
  };
  const move = async ({ startsAt, endsAt, knownFrom }: History['versions'][number]) => {
    await db.transaction(async (tx) => {
      await tx.query(
        `update event set starts_at = $2, ends_at = $3, start_moved_at = $4, start_version = start_version + 1 where id = $1`,
        [event.id, new Date(startsAt), new Date(endsAt), new Date(knownFrom)],
      );
      await reminders[0]?.expireMoved(tx, event);
    });
  };
  const sweep = async (at: number) => {
    await Promise.all(reminders.map((one) => one.queueDue()));
    const rows: [{ key: string }[]] = await db.read.query(
      `update outgoing_mail set status = 'sent', next_attempt_at = null where status = 'queued' returning key`,
    );
    for (const { key } of rows[0]) {
      const [, plan = '', version = '', person = ''] = key.split('/');
      sent.push([`${plans.get(plan)}/${version}/${names.get(person)}`, at]);
    }
  };

  const happenings: Happening[] = [
    ...history.versions.slice(1).map((one) => ({ at: one.knownFrom, rank: 0, happen: () => move(one) })),
    ...history.people.map((one, i) => ({ at: one.seenFrom, rank: 1, happen: () => join(i, one.confirmedAt) })),
    ...history.people.flatMap(({ leftAt, seenFrom }, i) =>
      Number.isFinite(leftAt) ? [{ at: Math.max(leftAt, seenFrom), rank: 2, happen: () => leave(i) }] : [],
    ),
    ...sweeps.map((at) => ({ at, rank: 3, happen: () => sweep(at) })),
  ];
  for (const { at, happen } of happenings.toSorted((a, b) => a.at - b.at || a.rank - b.rank)) {
    clock.moveTo(new Date(at));
    await happen();
  }
  return sent;
}

/** The event as it was first to be, and its plans by the name they have in the history. */
async function aPlannedEvent(db: Database, { versions, zone, plans }: History) {
  const [first] = versions;
  if (!first) throw new Error('an event begins at some time');
  const made = new Date(first.knownFrom);
  const times = { startsAt: new Date(first.startsAt), endsAt: new Date(first.endsAt), timeZone: zone };
  const { event } = await anEvent(db, { ...times, createdAt: made, startMovedAt: made, publishedAt: made });
  const names = new Map<string, string>();
  for (const [i, plan] of plans.entries()) {
    const id = newId(Date.UTC(2027, 0, 1, 0, 0, i)); // in the order of the history
    names.set(id, plan.id);
    await db.transaction((tx) => tx.insert(MailPlan, { ...plan, id, eventId: event.id }));
  }
  return { event, plans: names };
}
