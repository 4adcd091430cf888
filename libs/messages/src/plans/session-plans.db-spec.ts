import { Events, Programmes, Session, sealOfSession } from '#events';
import { anEvent, aProgramme, organiser } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { dryRun } from '../dry-run/dry-run.js';
import { MessagesModule } from '../messages.module.js';
import { Reminders } from '../reminders.js';
import { MailPlans } from './mail-plans.js';
import type { PlanInput } from './plan-input.js';

/** Mails that count from a session: Thursday 4 March 2027, sessions A and B from 14:00 to 14:50 in Amsterdam, 13:00 UTC. */

let database: TestDatabase;
let clock: HandClock;
let events: Events;
let plans: MailPlans;
let reminders: Reminders;
let event: Awaited<ReturnType<typeof anEvent>>['event'];
let sessions: Map<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock('2027-03-01T09:00:00Z');
  events = new Events(database.db, clock);
  plans = new MailPlans(database.db, clock);
  reminders = new Reminders(database.db, clock, testOutbox());
  new MessagesModule(events, reminders);
  const day = { startsAt: new Date('2027-03-04T13:00:00Z'), endsAt: new Date('2027-03-04T17:00:00Z') };
  ({ event } = await anEvent(database.db, day));
  sessions = await aProgramme(database.db, event, [{ sessions: { A: null, B: null } }]);
  await rows(
    `update session set starts_at = '2027-03-04T15:00:00Z', ends_at = '2027-03-04T16:00:00Z' where code in ('A', 'B')`,
  );
});

const rows = (sql: string, values: unknown[] = []) => database.db.read.query(sql, values);
const idOf = (code: string) => sessions.get(code) ?? '';
const before = (lead: string, code = 'A'): PlanInput => ({
  ...{ anchor: 'session_start', lead, atLocal: null, atDoubled: 'earlier' },
  ...{ audience: { kind: 'session', id: idOf(code) }, template: { builtIn: 'session_reminder' } },
});
const add = async (input: PlanInput) => {
  const outcome = await plans.add(event.id, newId(), input, organiser);
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  return outcome.id;
};
const come = async (name: string, code?: string) => {
  await register(registrationsOn(database.db, clock), event, [name]);
  if (code) await choose(name, code);
};
const choose = async (name: string, ...codes: string[]) => {
  const [{ id }] = await rows('select id from registration where name = $1', [name]);
  const outcome = await registrationsOn(database.db, clock).changeSessions(id, codes.map(idOf), {
    kind: 'participant',
  });
  expect(outcome).toBe('changed');
};
const sweepAt = async (time: string) => {
  clock.moveTo(time);
  await reminders.queueDue();
};
const got = async (status = 'queued'): Promise<string[]> =>
  (
    await rows(
      `select to_name as name from outgoing_mail where kind in ('reminder', 'planned') and status = $1 order by seq`,
      [status],
    )
  ).map((row: { name: string }) => row.name);
const standing = async () =>
  (await dryRun(database.db.read, await events.get(event.id), clock.now())).map(
    ({ occurrence, standing: is, counts }) => [
      occurrence.dueAt.toISOString(),
      is.kind === 'silent' ? is.why : is.kind,
      counts.gets,
    ],
  );
const moveSession = async (start: string, end: string, code = 'A') => {
  const programmes = new Programmes(events.work);
  const session = await database.db.read.findOneByOrFail(Session, { id: idOf(code) });
  const pools = await rows('select mode, capacity from pool where session_id = $1', [session.id]);
  const { title, speakers, location, themeGroupId } = session;
  const times = { startsAt: new Date(start), endsAt: new Date(end), earlyUntil: null };
  const input = { title, speakers, location, themeGroupId, ...times, pools };
  const at = { eventId: event.id, sessionId: session.id };
  const outcome = await programmes.editSession(at, input, sealOfSession(session, pools), organiser);
  expect(outcome.kind).toBe('saved');
};

describe('an hour before a session', () => {
  it('its people are reminded, and nobody else, once', async () => {
    await add(before('PT1H'));
    await come('Ana', 'A');
    await come('Bo', 'B');
    await come('Cy');
    expect(await standing()).toEqual([['2027-03-04T14:00:00.000Z', 'ahead', 1]]);
    await sweepAt('2027-03-04T13:59:59Z');
    expect(await got()).toEqual([]);
    await sweepAt('2027-03-04T14:00:00Z');
    await sweepAt('2027-03-04T14:00:10Z');
    expect(await got()).toEqual(['Ana']);
    const [mail] = await rows(`select kind, not_after from outgoing_mail where kind = 'reminder'`);
    expect(mail).toEqual({ kind: 'reminder', not_after: new Date('2027-03-04T15:00:00Z') });
  });

  it('a session that moves takes along what has not left, and reminds again of its new start', async () => {
    await add(before('PT1H'));
    await come('Ana', 'A');
    await sweepAt('2027-03-04T14:00:00Z');
    clock.moveTo('2027-03-04T14:00:05Z');
    await moveSession('2027-03-04T16:00:00Z', '2027-03-04T17:00:00Z');
    expect([await got(), await got('expired')]).toEqual([[], ['Ana']]);
    await sweepAt('2027-03-04T14:59:59Z');
    expect(await got()).toEqual([]);
    await sweepAt('2027-03-04T15:00:00Z');
    expect(await got()).toEqual(['Ana']);
  });

  it('what is queued still goes out when the event begins earlier and the session stays where it is', async () => {
    await add(before('PT1H'));
    await come('Ana', 'A');
    await sweepAt('2027-03-04T14:00:00Z');
    await database.db.transaction(async (tx) => {
      await tx.query(`update event set start_version = 2 where id = $1`, [event.id]);
      await reminders.expireMoved(tx, event);
    });
    await sweepAt('2027-03-04T14:00:10Z');
    expect([await got('expired'), await got()]).toEqual([['Ana'], ['Ana']]);
  });

  it('a session that is called off reminds nobody, and says so', async () => {
    await add(before('PT1H'));
    await come('Ana', 'A');
    await sweepAt('2027-03-04T14:00:00Z');
    await new Programmes(events.work).cancelSession(event.id, idOf('A'), organiser);
    expect([await got(), await got('expired')]).toEqual([[], ['Ana']]);
    expect(await standing()).toEqual([['2027-03-04T14:00:00.000Z', 'session_off', expect.any(Number)]]);
  });

  it('who left the session is not reminded of it, and who came into it late hears nothing from the past', async () => {
    await add(before('PT4H'));
    await add(before('PT4H', 'B'));
    await come('Ana', 'A');
    await come('Bo', 'B');
    clock.moveTo('2027-03-04T10:30:00Z');
    await choose('Ana', 'B');
    await sweepAt('2027-03-04T11:00:00Z');
    expect((await got()).sort()).toEqual(['Ana', 'Bo']); // of B, both
    clock.moveTo('2027-03-04T11:01:00Z');
    await choose('Bo', 'A');
    expect((await standing()).map(([, , gets]) => gets)).toEqual([0, 0]);
    await sweepAt('2027-03-04T11:01:10Z'); // somebody who was confirmed in time might still be looked for
    expect((await got()).sort()).toEqual(['Ana', 'Bo']);
  });

  it('goes with a session that is taken out of the programme', async () => {
    await add(before('PT1H'));
    await new Programmes(events.work).removeSession(event.id, idOf('A'), organiser);
    expect(await plans.of(event)).toEqual([]);
  });

  it('is not silent because the event was restored after that, and is of what was due while it was off', async () => {
    await add(before('PT1H'));
    await add(before('PT2H'));
    await come('Ana', 'A');
    clock.moveTo('2027-03-04T12:59:00Z');
    await events.cancel(event.id, organiser);
    clock.moveTo('2027-03-04T13:30:00Z');
    await events.restore(event.id, organiser);
    expect((await standing()).map(([, is]) => is)).toEqual(['before_move', 'ahead']);
  });
});

it('after a session its people are thanked, at its own end', async () => {
  await add({ ...before('PT15M'), anchor: 'session_end', template: { builtIn: 'follow_up' } });
  await come('Ana', 'A');
  await come('Bo', 'B');
  await sweepAt('2027-03-04T16:14:59Z');
  expect(await got()).toEqual([]);
  await sweepAt('2027-03-04T16:15:00Z');
  expect(await got()).toEqual(['Ana']);
});

it('a plan without a session cannot count from one: the table says so too', async () => {
  await expect(
    rows(
      `insert into mail_plan (id, event_id, anchor, lead, audience, template, enabled, created_at)
       values ($1, $2, 'session_start', 'PT1H', '{"kind": "all"}', '{"builtIn": "reminder"}', true, $3)`,
      [newId(), event.id, clock.now()],
    ),
  ).rejects.toThrow('mail_plan_session_check');
});
