import fc from 'fast-check';
import { Event, type EventDetails } from '#events';
import { anEvent } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { newId, toInstant } from '#platform';
import { createTestDatabase, HandClock, queriesOf, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import type { Audience } from '../audience/audience.js';
import { MailPlan, type PlanTemplate } from '../plans/mail-plan.entity.js';
import { findPlannedFor, keyOf } from '../plans/planned-for.queries.js';
import { Reminders } from '../reminders.js';
import { dryRun, mailsToCome } from './dry-run.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.clean());

const hours = (at: Date, count: number) => new Date(at.getTime() + count * 3_600_000);
const queued = async (): Promise<string[]> =>
  (await database.db.read.query(`select key from outgoing_mail where kind in ('reminder', 'planned')`))
    .map((row: { key: string }) => row.key)
    .toSorted();

/** Keys of the mails that the dry run says will go. */
async function foretold(event: EventDetails, now: Date): Promise<string[]> {
  const keys: string[] = [];
  const forecasts = await dryRun(database.db.read, event, now);
  for (const { occurrence, standing } of forecasts) {
    if (standing.kind === 'silent') continue;
    const people = await findPlannedFor(database.db.read, event, occurrence, now, { after: -1, limit: 1000 });
    keys.push(...people.filter(({ leftOut }) => !leftOut).map(({ id }) => `${keyOf(occurrence)}/${id}`));
  }
  expect(keys.length).toBe(mailsToCome(forecasts));
  return keys.toSorted();
}

interface Story {
  readonly zone: string;
  readonly day: string;
  readonly hour: string;
  readonly plans: readonly (Pick<MailPlan, 'anchor' | 'audience' | 'template' | 'enabled'> & {
    lead: string;
    at: number;
  })[];
  readonly arrivals: readonly number[];
  readonly lookedAt: number;
  readonly capacity: number | null;
  readonly made: number;
  readonly moved: number;
  readonly off: string;
}

// Weeks around the change of clocks, both ways, in zones that change by an hour, by half an hour and not at all.
const zones = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo');
const day = fc.constantFrom('2027-03-28', '2027-03-29', '2027-10-31', '2027-11-07', '2027-04-04', '2027-06-10');
const hour = fc.constantFrom('00:30', '02:30', '03:00', '14:00');
const lead = fc.constantFrom('P7D', 'P2D', 'P1D', 'PT24H', 'PT4H', 'PT1H', 'PT15M');
const audience = fc.constantFrom('all' as const, 'waiting' as const).map((kind): Audience => ({ kind }));
const template = fc.constantFrom<PlanTemplate>(
  { builtIn: 'reminder' as const },
  { builtIn: 'follow_up' as const },
  { subject: { nl: 'Hoi' }, body: { nl: 'Dag {name}' } },
);
const aPlan = fc.record({
  anchor: fc.constantFrom('start' as const, 'end' as const, 'fixed' as const),
  ...{
    lead,
    audience,
    template,
    at: fc.integer({ min: -10 * 24, max: 8 * 24 }),
    enabled: fc.constantFrom(true, true, true, false),
  },
});
const story = fc.record<Story>({
  ...{
    zone: zones,
    day,
    hour,
    plans: fc.uniqueArray(aPlan, { minLength: 3, maxLength: 5, selector: (plan) => JSON.stringify(plan) }),
  },
  /** Hours before the start at which people register; the last ones after the dry run's first due times. */
  arrivals: fc.array(fc.integer({ min: 1, max: 20 * 24 }), { minLength: 3, maxLength: 5 }),
  lookedAt: fc.integer({ min: -2 * 24, max: 10 * 24 }),
  capacity: fc.constantFrom(null, 2),
  /** Hours before the look at which the plans were made, and the start was last moved: what was due earlier is silent. */
  made: fc.constantFrom(1, 30, 20 * 24),
  moved: fc.constantFrom(1, 30, 60 * 24),
  /** Who has switched such mails off. */
  off: fc.constantFrom('P0', 'P1', 'nobody'),
});

/** Stories in which each rule decides something, whatever chance brings: a day before, and a worker that woke up after it. */
const telling = { zone: 'Europe/Amsterdam', day: '2027-03-28', hour: '14:00', capacity: null, lookedAt: 20 } as const;
const inTime = { ...telling, arrivals: [60, 50, 40], made: 480, moved: 1440, off: 'nobody' };
const mails = [
  { anchor: 'start' as const, lead: 'P1D', at: 0 },
  { anchor: 'fixed' as const, lead: 'P1D', at: -23 },
  { anchor: 'end' as const, lead: 'P1D', at: 0 },
].map((when) => ({
  ...when,
  ...{ audience: { kind: 'all' as const }, template: { builtIn: 'reminder' as const }, enabled: true },
}));
const examples = [
  inTime,
  { ...inTime, arrivals: [60, 22, 21] },
  { ...inTime, made: 1 },
  { ...inTime, moved: 1 },
  { ...inTime, off: 'P0' },
].map((one): [Story] => [{ ...one, plans: mails }]);

it('what the dry run says is what is queued when the clock moves on', async () => {
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(story, async ({ zone, day: date, hour: time, plans, arrivals, lookedAt, capacity, ...more }) => {
      await database.clean();
      const startsAt = toInstant(`${date}T${time}`, zone);
      const looked = hours(startsAt, -lookedAt);
      const startMovedAt = hours(looked, -more.moved);
      const times = { startsAt, endsAt: hours(startsAt, 2), timeZone: zone, startMovedAt };
      const { event } = await anEvent(database.db, { ...times, capacity });
      const since = hours(looked, -more.made);
      for (const { at, lead: before, ...plan } of plans) {
        const wall = `${new Date(Date.parse(`${date}T${time}Z`) + at * 3_600_000).toISOString().slice(0, 16)}`;
        const when = plan.anchor === 'fixed' ? { lead: null, atLocal: wall } : { lead: before, atLocal: null };
        const rest = {
          id: newId(),
          eventId: event.id,
          atDoubled: 'earlier' as const,
          edition: 1,
          doneVersion: 0,
          since,
        };
        await database.db.read.insert(MailPlan, { ...plan, ...when, ...rest }).catch(() => undefined); // the same mail twice: the table refuses
      }
      const clock = new HandClock(hours(startsAt, -21 * 24).toISOString());
      const reminders = new Reminders(database.db, clock, testOutbox());
      const moments = [...Array.from({ length: 6 }, (_, at) => hours(looked, at * 5 * 24))];
      const [name, ...others] = arrivals
        .filter((before) => hours(startsAt, -before) < looked)
        .toSorted((a, b) => b - a);
      for (const [at, before] of [...(name ? [name] : []), ...others].entries()) {
        clock.moveTo(hours(startsAt, -before));
        await register(registrationsOn(database.db, clock), event, [`P${at}`]);
      }
      clock.moveTo(looked);
      await database.db.read.query('update registration set mail_off_at = $2 where name = $1', [more.off, looked]);
      const said = await foretold(event, looked);
      const due = (await dryRun(database.db.read, event, looked)).map(({ occurrence }) => occurrence.dueAt);
      for (const at of [looked, ...due, ...moments].filter((one) => one >= looked).toSorted((a, b) => +a - +b)) {
        clock.moveTo(at);
        await reminders.queueDue();
      }
      expect(await queued()).toEqual(said);
      sent += said.length;
    }),
    { numRuns: 15, examples },
  );
  expect(sent).toBeGreaterThan(0); // not a proof about nothing
});

describe('the dry run', () => {
  const plan = (event: EventDetails, values: Partial<MailPlan> = {}): MailPlan => ({
    ...{
      id: newId(),
      eventId: event.id,
      anchor: 'start',
      lead: 'P1D',
      atLocal: null,
      atDoubled: 'earlier',
      enabled: true,
    },
    ...{ audience: { kind: 'all' }, template: { builtIn: 'reminder' }, edition: 1, versionOffset: 0, doneVersion: 0 },
    ...{ since: new Date('2027-01-04T09:00:00Z') },
    ...values,
  });
  const tell = async (event: EventDetails, now: string, until?: string) =>
    (await dryRun(database.db.read, event, new Date(now), until ? new Date(until) : undefined)).map(
      ({ occurrence, standing, counts, isUnknown }) => ({
        at: occurrence.dueAt.toISOString(),
        is: standing.kind === 'silent' ? standing.why : standing.kind,
        ...counts,
        ...(isUnknown && { isUnknown }),
      }),
    );

  it('counts who gets a mail and who does not, and why', async () => {
    const { event } = await anEvent(database.db);
    const clock = new HandClock('2027-03-01T09:00:00Z');
    await database.db.read.insert(MailPlan, [
      plan(event),
      plan(event, { anchor: 'end', audience: { kind: 'attended' } }),
    ]);
    await register(registrationsOn(database.db, clock), event, ['Ana', 'Bo']);
    clock.moveTo('2027-03-03T13:00:00Z');
    await new Reminders(database.db, clock, testOutbox()).queueDue();
    clock.moveTo('2027-03-03T13:05:00Z');
    await register(registrationsOn(database.db, clock), event, ['Late']);
    expect(await tell(event, '2027-03-03T13:05:10Z')).toEqual([
      { at: '2027-03-03T13:00:00.000Z', is: 'due', gets: 0, already: 2, late: 1, off: 0, suppressed: 0 },
      {
        at: '2027-03-05T14:30:00.000Z',
        is: 'ahead',
        gets: 0,
        already: 0,
        late: 0,
        off: 0,
        suppressed: 0,
        isUnknown: true,
      },
    ]);
    expect(await tell(event, '2027-03-03T13:05:10Z', '2027-03-04T00:00:00Z')).toHaveLength(1);
  });

  it.each([
    ['draft', { status: 'draft' as const }, {}],
    ['event_off', { status: 'cancelled' as const }, {}],
    ['off', undefined, { enabled: false }],
    ['before_plan', undefined, { since: new Date('2027-03-03T13:00:00Z') }],
    ['before_move', { startMovedAt: new Date('2027-03-03T13:00:00Z') }, {}],
  ])('says why a plan goes to nobody: %s', async (why, changes, values) => {
    const { event } = await anEvent(database.db);
    if (changes) await database.db.read.update(Event, { id: event.id }, changes);
    await database.db.read.insert(MailPlan, plan(event, values));
    expect((await tell({ ...event, ...changes }, '2027-03-02T12:00:00Z'))[0]).toMatchObject({ is: why });
  });

  it('says that a later one takes over, or that it is too late', async () => {
    const { event } = await anEvent(database.db);
    await database.db.read.insert(MailPlan, [plan(event), plan(event, { lead: 'PT24H' })]);
    expect((await tell(event, '2027-03-02T12:00:00Z')).map(({ is }) => is)).toEqual(['overtaken', 'ahead']);
    expect((await tell(event, '2027-03-04T13:00:00Z')).map(({ is }) => is)).toEqual(['overtaken', 'too_late']);
  });

  it('leaves out who switched such mails off, and whose address does not exist: the ledger will say that', async () => {
    const { event } = await anEvent(database.db);
    const clock = new HandClock('2027-03-01T09:00:00Z');
    await database.db.read.insert(MailPlan, plan(event));
    await register(registrationsOn(database.db, clock), event, ['Ana', 'Bo', 'Cy']);
    await database.db.read.query(`update registration set mail_off_at = $1 where name = 'Ana'`, [clock.now()]);
    await database.db.read.query(
      `insert into mail_suppression (address, reason, at) values ('bo@example.org', 'refused', $1)`,
      [clock.now()],
    );
    expect(await tell(event, '2027-03-02T12:00:00Z')).toMatchObject([{ gets: 1, off: 1, suppressed: 1 }]);
    clock.moveTo('2027-03-03T13:00:00Z');
    await new Reminders(database.db, clock, testOutbox()).queueDue();
    const names = await database.db.read.query(
      `select to_name as name from outgoing_mail where kind = 'reminder' order by seq`,
    );
    expect(names.map(({ name }: { name: string }) => name)).toEqual(['Bo', 'Cy']);
  });

  it('asks the database as much about one plan as about five', async () => {
    const { event } = await anEvent(database.db);
    const count = async (...leads: string[]) => {
      for (const lead of leads) await database.db.read.insert(MailPlan, plan(event, { lead }));
      return (await queriesOf(database.db, () => dryRun(database.db.read, event, new Date('2027-02-01')))).length;
    };
    expect([await count('P1D'), await count('P2D', 'P3D', 'PT4H', 'PT1H')]).toEqual([2, 2]);
  });
});
