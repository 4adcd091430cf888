import { type EventDetails, Events } from '#events';
import { anEvent, anEventInput, aProgramme, organiser } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { Reminders } from '../reminders.js';
import type { MailPlan } from './mail-plan.entity.js';
import { MailPlans } from './mail-plans.js';
import type { PlanInput } from './plan-input.js';
import { sealOfPlan } from './plan-seal.js';

let database: TestDatabase;
let clock: HandClock;
let plans: MailPlans;
let reminders: Reminders;
let event: EventDetails;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock('2027-03-01T09:00:00Z');
  plans = new MailPlans(database.db, clock);
  reminders = new Reminders(database.db, clock, testOutbox());
  ({ event } = await anEvent(database.db)); // Thursday 4 March 2027, 13:00 to 14:30 UTC
});

const rows = (sql: string, values: unknown[] = []) => database.db.read.query(sql, values);
const reminder: PlanInput = {
  ...{ anchor: 'start', lead: 'P1D', atLocal: null, atDoubled: 'earlier' },
  ...{ audience: { kind: 'all' }, template: { builtIn: 'reminder' } },
};
const after = (lead: string, kind: 'all' | 'attended' | 'absent' = 'all'): PlanInput => ({
  ...{ ...reminder, anchor: 'end', lead, audience: { kind } },
  template: { builtIn: kind === 'absent' ? 'missed' : 'follow_up' },
});
const fixed = (atLocal: string): PlanInput => ({ ...reminder, anchor: 'fixed', lead: null, atLocal });
const add = async (input: PlanInput): Promise<MailPlan> => {
  const outcome = await plans.add(event.id, newId(), input, organiser);
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  return await plans.get(event.id, outcome.id);
};
const change = (plan: MailPlan, input: PlanInput) =>
  plans.change(event.id, plan.id, input, sealOfPlan(plan), organiser);
const come = (...names: string[]) => register(registrationsOn(database.db, clock), event, names);
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
const send = () => rows(`update outgoing_mail set status = 'sent', next_attempt_at = null where status = 'queued'`);
const attend = (name: string) =>
  rows(
    `insert into attendance (registration_id, session_id, attended, decided_by)
     select r.id, s.id, true, 'rule' from registration r join session s on s.event_id = r.event_id where r.name = $1`,
    [name],
  );

describe('a mail after the event', () => {
  it('is queued when its time has come, once, and is of no use after a week', async () => {
    await add(after('PT1H'));
    await come('Ana');
    await sweepAt('2027-03-04T15:29:59Z');
    expect(await got()).toEqual([]);
    await sweepAt('2027-03-04T15:30:00Z');
    await sweepAt('2027-03-04T16:00:00Z');
    expect(await got()).toEqual(['Ana']);
    expect(await rows(`select kind, not_after from outgoing_mail where kind = 'planned'`)).toEqual([
      { kind: 'planned', not_after: new Date('2027-03-11T15:30:00Z') },
    ]);
  });

  it('is not sent by a worker that slept for more than a week', async () => {
    await add(after('PT1H'));
    await come('Ana');
    await sweepAt('2027-03-11T15:30:00Z');
    expect(await got()).toEqual([]);
  });

  it('a day after is the same time by the clock on the wall, also when the clock changes in between', async () => {
    const times = { startsAt: new Date('2027-03-27T13:00:00Z'), endsAt: new Date('2027-03-27T14:00:00Z') };
    ({ event } = await anEvent(database.db, times));
    await add(after('P1D'));
    await come('Ana');
    await sweepAt('2027-03-28T12:59:59Z');
    expect(await got()).toEqual([]);
    await sweepAt('2027-03-28T13:00:00Z'); // 15:00 in summer, as it was 15:00 in winter the day before
    expect(await got()).toEqual(['Ana']);
  });

  it('to those who were there, or were not, waits until somebody was seen, and finds whom was decided about late', async () => {
    await add(after('PT1H', 'attended'));
    await add(after('PT2H', 'absent'));
    await come('Ana', 'Bo', 'Cy');
    await rows('update registration set notice_shown_at = created_at');
    await sweepAt('2027-03-04T17:00:00Z');
    expect(await got()).toEqual([]);
    await attend('Ana');
    await sweepAt('2027-03-05T09:00:00Z');
    expect(await got()).toEqual(['Ana', 'Bo', 'Cy']);
    await send();
    await attend('Cy'); // put right a day later: she is thanked after all
    await sweepAt('2027-03-06T09:00:00Z');
    expect(await got()).toEqual(['Cy']);
  });
});

describe('a mail at a time of its own', () => {
  it('goes out by the clock on the wall where the event is, and not again when the start moves', async () => {
    await add(fixed('2027-03-02T09:00'));
    await come('Ana');
    await sweepAt('2027-03-02T08:00:00Z');
    expect(await got()).toEqual(['Ana']);
    await send();
    await rows(`update event set start_version = start_version + 1`);
    await sweepAt('2027-03-02T08:05:00Z');
    expect(await got()).toEqual([]);
  });

  it.each([
    ['a skipped hour moves forward', '2027-03-28T02:30', 'earlier', '2027-03-28T01:30:00Z'],
    ['a doubled hour is the first', '2027-10-31T02:30', 'earlier', '2027-10-31T00:30:00Z'],
    ['unless the organiser says the second', '2027-10-31T02:30', 'later', '2027-10-31T01:30:00Z'],
  ] as const)('%s', async (_, atLocal, atDoubled, at) => {
    const times = { startsAt: new Date('2027-11-04T13:00:00Z'), endsAt: new Date('2027-11-04T14:00:00Z') };
    ({ event } = await anEvent(database.db, times));
    await add({ ...fixed(atLocal), atDoubled });
    await come('Ana');
    await sweepAt(new Date(Date.parse(at) - 1000).toISOString());
    expect(await got()).toEqual([]);
    await sweepAt(at);
    expect(await got()).toEqual(['Ana']);
  });

  it('that moves reaches who had not got it, and nobody twice', async () => {
    const plan = await add(fixed('2027-03-02T09:00'));
    await come('Ana', 'Bo');
    await sweepAt('2027-03-02T08:00:00Z');
    await rows(
      `update outgoing_mail set status = 'sent', next_attempt_at = null where to_name = 'Ana' and kind = 'planned'`,
    );
    expect(await change(plan, fixed('2027-03-03T09:00'))).toMatchObject({ kind: 'saved' });
    expect(await got()).toEqual([]);
    await come('Cy');
    await sweepAt('2027-03-03T08:00:00Z');
    expect(await got()).toEqual(['Bo', 'Cy']);
    expect(await got('expired')).toEqual(['Bo']);
  });
});

describe('two mails', () => {
  it('with other words, or to other people, do not take over from each other', async () => {
    await add(reminder);
    await add({ ...reminder, lead: 'PT23H', template: { subject: { nl: 'Neem mee' }, body: { nl: 'Een pen.' } } });
    await add({ ...reminder, lead: 'PT22H', audience: { kind: 'waiting' } });
    await come('Ana');
    await sweepAt('2027-03-03T15:30:00Z'); // slept through the first two
    expect(await got()).toEqual(['Ana', 'Ana']);
  });

  it('that are the same are one too many', async () => {
    await add(reminder);
    expect(await plans.add(event.id, newId(), reminder, organiser)).toEqual({ kind: 'refused', code: 'twice' });
    await expect(
      rows(`insert into mail_plan (id, event_id, anchor, lead, created_at) values ($1, $2, 'start', 'P1D', now())`, [
        newId(),
        event.id,
      ]),
    ).rejects.toThrow('mail_plan_is_once');
  });

  it('at a time that the clock shows twice are one mail too many, not an error', async () => {
    await add(fixed('2027-10-31T02:30'));
    const later: PlanInput = { ...fixed('2027-10-31T02:30'), atDoubled: 'later' };
    expect(await plans.add(event.id, newId(), later, organiser)).toEqual({ kind: 'refused', code: 'twice' });
  });

  it('made by one press that arrived twice are one', async () => {
    const id = newId();
    const both = await Promise.all([
      plans.add(event.id, id, reminder, organiser),
      plans.add(event.id, id, reminder, organiser),
    ]);
    expect(both).toEqual([
      { kind: 'saved', id },
      { kind: 'saved', id },
    ]);
    expect(await plans.of(event)).toHaveLength(1);
  });
});

describe('a change of the plan', () => {
  it('does not overwrite what somebody else changed meanwhile', async () => {
    const plan = await add(reminder);
    const outcomes = await Promise.all([
      change(plan, { ...reminder, lead: 'P2D' }),
      change(plan, { ...reminder, lead: 'P3D' }),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['saved', 'stale']);
  });

  it('of the words keeps what is queued; off takes it away, and on again sends nothing that was due before', async () => {
    const plan = await add(reminder);
    await come('Ana');
    await sweepAt('2027-03-03T13:00:00Z');
    await change(plan, { ...reminder, template: { subject: { nl: 'Hoi' }, body: { nl: 'Dag' } } });
    expect(await got()).toEqual(['Ana']);
    clock.moveTo('2027-03-03T13:01:00Z');
    await plans.turn(event.id, plan.id, false, organiser);
    await plans.turn(event.id, plan.id, true, organiser);
    await sweepAt('2027-03-03T13:02:00Z');
    expect(await got()).toEqual([]);
  });

  it('is written down without the words', async () => {
    const plan = await add({ ...reminder, template: { subject: { nl: 'Geheim' }, body: { nl: 'Geheim' } } });
    await plans.remove(event.id, plan.id, organiser);
    await plans.remove(event.id, plan.id, organiser);
    const audit = await rows('select action, before, after from audit_entry order by at');
    expect(audit.map((entry: { action: string }) => entry.action)).toEqual([
      'event.mail_plan_changed',
      'event.mail_plan_changed',
    ]);
    expect(JSON.stringify(audit)).not.toContain('Geheim');
  });
});

it('a copy of an event has its plans, with their words, as far from its start', async () => {
  const [{ id: source }] = [event];
  const sessions = await aProgramme(database.db, event, [{ sessions: { A1: null } }]);
  await add(reminder);
  await add(fixed('2027-03-01T18:00'));
  await add({
    ...after('P1D'),
    audience: { kind: 'session', id: sessions.get('A1') ?? '' },
    template: { subject: { en: 'Hi' }, body: { en: 'You' } },
  });
  const events = new Events(database.db, clock);
  events.whenChanged({ afterCreate: (tx, made, now, copyOf) => reminders.addFirst(tx, made, now, copyOf) });
  const made = await events.create(anEventInput({ start: '2027-04-08T14:00', end: '2027-04-08T15:30' }), organiser, {
    copyOf: source,
  });
  if (made.kind !== 'saved') throw new Error(made.kind);
  const copies = await plans.of(made.event);
  const [{ id: copied }] = await rows(`select id from session where event_id = $1 and code = 'A1'`, [made.event.id]);
  expect(
    copies.map(({ anchor, lead, atLocal, audience, template }) => [anchor, lead ?? atLocal, audience, template]),
  ).toEqual([
    ['fixed', '2027-04-05T18:00', { kind: 'all' }, { builtIn: 'reminder' }],
    ['start', 'P1D', { kind: 'all' }, { builtIn: 'reminder' }],
    ['end', 'P1D', { kind: 'session', id: copied }, { subject: { en: 'Hi' }, body: { en: 'You' } }],
  ]);
});
