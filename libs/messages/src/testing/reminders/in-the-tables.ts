import { anEvent, aProgramme } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { type Database, newId } from '#platform';
import type { HandClock } from '#platform/testing';
import { aForm, registrationsOn } from '#registrations/testing';
import { MailPlan } from '../../plans/mail-plan.entity.js';
import { Reminders } from '../../reminders.js';
import type { History, Stay, Version } from './history.js';

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
  const { event, plans, sessions } = await aPlannedEvent(db, history);
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
  const move = async ({ startsAt, endsAt, knownFrom, isPutRight }: Version) => {
    await db.transaction(async (tx) => {
      await tx.query(
        `update event set starts_at = $2, ends_at = $3, start_moved_at = case when $5 then start_moved_at else $4 end,
                start_version = start_version + case when $5 then 0 else 1 end where id = $1`,
        [event.id, new Date(startsAt), new Date(endsAt), new Date(knownFrom), isPutRight === true],
      );
      if (isPutRight) await reminders[0]?.expireEndMoved(tx, event);
      else await reminders[0]?.expireMoved(tx, event);
    });
  };
  const moveSession = async (id: string, { startsAt, endsAt, knownFrom, isPutRight }: Version) => {
    const session = sessions.get(id) ?? '';
    await db.transaction(async (tx) => {
      await tx.query(
        `update session set starts_at = $2, ends_at = $3, start_moved_at = case when $5 then start_moved_at else $4 end,
                start_version = start_version + case when $5 then 0 else 1 end where id = $1`,
        [session, new Date(startsAt), new Date(endsAt), new Date(knownFrom), isPutRight === true],
      );
      await reminders[0]?.expireSessions(tx, event, [session]);
    });
  };
  const callOff = (id: string) =>
    db.read.query(`update session set status = 'cancelled' where id = $1`, [sessions.get(id)]);
  const go = async (who: number, { session, from }: Stay) => {
    const [id] = [...names].find(([, other]) => other === who) ?? [];
    await db.read.query(
      `insert into session_place (registration_id, session_id, status, arrival, since) values ($1, $2, 'confirmed', 1, $3)`,
      [id, sessions.get(session), new Date(from)],
    );
  };
  const leaveSession = async (who: number, { session }: Stay) => {
    const [id] = [...names].find(([, other]) => other === who) ?? [];
    const place = [id, sessions.get(session)];
    await db.read.query('delete from session_place where registration_id = $1 and session_id = $2', place);
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
    ...history.sessions.flatMap(({ id, versions, offFrom }) => [
      ...versions.slice(1).map((one) => ({ at: one.knownFrom, rank: 0, happen: () => moveSession(id, one) })),
      ...(Number.isFinite(offFrom) ? [{ at: offFrom, rank: 0, happen: () => callOff(id) }] : []),
    ]),
    ...history.people.flatMap(({ stays }, i) =>
      stays.flatMap((stay) => [
        { at: stay.from, rank: 2, happen: () => go(i, stay) },
        ...(Number.isFinite(stay.to) ? [{ at: stay.to, rank: 1, happen: () => leaveSession(i, stay) }] : []),
      ]),
    ),
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
async function aPlannedEvent(db: Database, history: History) {
  const { versions, zone, plans } = history;
  const [first] = versions;
  if (!first) throw new Error('an event begins at some time');
  const made = new Date(first.knownFrom);
  const times = { startsAt: new Date(first.startsAt), endsAt: new Date(first.endsAt), timeZone: zone };
  const { event } = await anEvent(db, { ...times, createdAt: made, startMovedAt: made, publishedAt: made });
  const sessions = new Map<string, string>();
  const codes = Object.fromEntries(history.sessions.map(({ id }) => [id, null]));
  const choices = history.sessions.length > 0 ? await aProgramme(db, event, [{ sessions: codes }]) : [];
  for (const [code, id] of choices) {
    sessions.set(code, id);
    const [begins] = history.sessions.find((session) => session.id === code)?.versions ?? [];
    const times = [id, new Date(begins?.startsAt ?? 0), new Date(begins?.endsAt ?? 0)];
    await db.read.query('update session set starts_at = $2, ends_at = $3 where id = $1', times);
  }
  const names = new Map<string, string>();
  for (const [i, plan] of plans.entries()) {
    const id = newId(Date.UTC(2027, 0, 1, 0, 0, i)); // in the order of the history
    names.set(id, plan.id);
    const { audience: whom } = plan;
    const audience = whom.kind === 'session' ? { ...whom, id: sessions.get(whom.id) ?? '' } : whom;
    await db.transaction((tx) => tx.insert(MailPlan, { ...plan, id, eventId: event.id, audience }));
  }
  return { event, plans: names, sessions };
}
