import fc from 'fast-check';
import { type EventDetails, lockEvent } from '#events';
import { anEvent, aProgramme, organiser } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Offers } from './offers/offers.js';
import type { Registrations } from './registrations.js';
import { aForm, offersOn, registrationsOn } from './testing.js';

/**
 * Whatever people and organisers do, in whatever order: no pool over its ceiling, arrival order kept in every line, no
 * session place without an event place, nobody twice, nobody lost, and what is taken is held by or for somebody. Checked
 * against the rows after every step.
 */
const CASES = Number(process.env.KRING_CASES ?? 15);
let database: TestDatabase;
let clock: HandClock;
let registrations: Registrations;
let offers: Offers;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Step =
  | { readonly do: 'register'; readonly who: number; readonly choose: readonly number[] }
  | { readonly do: 'cancel' | 'swap'; readonly who: number; readonly choose: readonly number[] }
  | { readonly do: 'yes' | 'no' | 'give'; readonly who: number; readonly session: number }
  | { readonly do: 'lapse' | 'mode' }
  | { readonly do: 'capacity'; readonly pool: number; readonly capacity: number | null };

const CODES = [
  ['A1', 'B1'],
  ['A2', 'B2'],
] as const;
// Few people, fewer places: only then do lines form, and only in lines can anything go wrong.
const who = fc.integer({ min: 0, max: 7 });
const pick = fc.constantFrom(0, 0, 1, 1, 2);
const choose = fc.tuple(pick, pick);
const ofSession = fc.constantFrom(1, 1, 2, 2, 3, null);
const capacities = fc.tuple(fc.constantFrom(3, 5, 7, null), ofSession, ofSession, ofSession, ofSession);
const session = fc.integer({ min: -1, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('register' as const), who, choose }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), who, choose }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('swap' as const), who, choose }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const), who, session }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('lapse' as const, 'lapse' as const, 'mode' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give' as const), who, session }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('capacity' as const),
      pool: fc.integer({ min: 0, max: 4 }),
      capacity: fc.constantFrom(0, 1, 2, 3, 5, null),
    }),
  },
);

it(`keeps every promise over ${CASES} random histories`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), capacities, async (steps, places) => {
      const story = await begin(places);
      for (const one of steps) {
        const before = await lines();
        await story.take(one);
        await checkPromises();
        await checkOrder(before);
      }
    }),
    { numRuns: CASES, endOnFailure: true },
  );
}, 600_000);

async function begin([ofEvent = null, a1 = null, b1 = null, a2 = null, b2 = null]: readonly (number | null)[]) {
  await database.clean();
  clock = new HandClock();
  registrations = registrationsOn(database.db, clock);
  offers = offersOn(database.db, clock);
  const { event } = await anEvent(database.db, { ...FAR_OFF, capacity: ofEvent, waitlistMode: 'offer' });
  const sessions = await aProgramme(database.db, event, [
    { sessions: { A1: a1, B1: b1 }, min: 0 },
    { sessions: { A2: a2, B2: b2 }, min: 0 },
  ]);
  const chosen = (picks: readonly number[]) =>
    picks.flatMap((pick, round) => sessions.get(CODES[round]?.[pick] ?? '') ?? []);
  const idOf = async (person: number): Promise<string> => {
    const [row] = await database.db.read.query(
      `select id from registration where name = $1 order by arrival desc limit 1`,
      [`P${person}`],
    );
    return row?.id ?? '00000000-0000-7000-8000-000000000000';
  };
  return {
    take: async (one: Step) => {
      clock.advance({ minutes: 11 });
      if (one.do === 'capacity') return setCapacity(event, one);
      if (one.do === 'lapse') {
        clock.advance({ hours: 20 });
        return offers.lapseDue(clock.now());
      }
      if (one.do === 'mode') return otherMode();
      if (one.do === 'yes' || one.do === 'no') return answer(await idOf(one.who), one.do);
      if (one.do === 'give') return give(await idOf(one.who), [...sessions.values()][one.session] ?? null);
      const actor = { kind: 'participant' } as const;
      if (one.do === 'cancel') await registrations.cancel(await idOf(one.who), actor);
      if (one.do === 'swap') await registrations.changeSessions(await idOf(one.who), chosen(one.choose), actor);
      if (one.do === 'register') {
        const form = { ...aForm(`P${one.who}`), sessions: chosen(one.choose).toSorted() };
        await registrations.register(form, { eventId: event.id, eventKind: 'online', language: 'nl', source: 'form' });
      }
    },
  };
}

/** Gives out of order, the ceiling raised where it must be. */
async function give(id: string, sessionId: string | null): Promise<void> {
  await offers.give(id, sessionId, organiser, true);
}

/** Answers the oldest offer that somebody has, or had. */
async function answer(id: string, says: 'yes' | 'no'): Promise<void> {
  const [offer] = await database.db.read.query(
    'select id from offer where registration_id = $1 order by answered_at nulls first, made_at limit 1',
    [id],
  );
  await offers.answer(id, offer?.id ?? '', says);
}

async function otherMode(): Promise<void> {
  await database.db.read.query(
    `update event set waitlist_mode = case waitlist_mode when 'auto' then 'offer' else 'auto' end`,
  );
}

/** An organiser changes the capacity of one pool, and whoever can move up does, as the app wires it. */
async function setCapacity(event: EventDetails, { pool, capacity }: Extract<Step, { do: 'capacity' }>): Promise<void> {
  await database.db.transaction(async (tx) => {
    const current = await lockEvent(tx, event.id);
    const pools = await tx.query('select id from pool where event_id = $1 order by session_id nulls first', [event.id]);
    await tx.query(
      `update pool set capacity = $2::int, ceiling = case when $2::int is null then null else greatest($2::int, taken) end where id = $1`,
      [pools[pool]?.id, capacity],
    );
    await registrations.promote(tx, current, clock.now());
  });
}

async function checkPromises(): Promise<void> {
  const wrong = async (name: string, sql: string) => {
    const rows = await database.db.read.query(sql);
    if (rows.length > 0) throw new Error(`${name}: ${JSON.stringify(rows)}`);
  };
  await wrong('a pool counts other people than there are', COUNTS);
  await wrong('a pool is over its ceiling', 'select * from pool where taken > ceiling or ceiling < capacity');
  await wrong(
    'a place is free while somebody waits for it',
    'select * from pool where waiting > 0 and (capacity is null or taken < capacity)',
  );
  await wrong('somebody takes part twice', LIVE_TWICE);
  await wrong('a session place without an event place', ORPHANS);
  await wrong('two places in one round', TWO_IN_A_ROUND);
  await wrong('two people wait for each other', FOR_EACH_OTHER);
  await wrong('a later arrival is in while an earlier one waits for the event', OVERTAKEN);
  await wrong('a confirmed person has no calendar entry', NO_ENTRY);
  await wrong('a place is held for somebody who does not wait for it', HELD_IN_VAIN);
}

/** Every line of every session: who stands in it, first in line first. */
function lines(): Promise<{ sessionId: string; line: string[] }[]> {
  return database.db.read.query(
    `select session_id as "sessionId", array_agg(registration_id::text order by arrival) as line
     from session_place where status = 'waiting' group by session_id`,
  );
}

/** Of those who stood in a line and are still in the session, the first have moved up and the rest have not. */
async function checkOrder(before: Awaited<ReturnType<typeof lines>>): Promise<void> {
  for (const { sessionId, line } of before) {
    const now: { id: string; status: string }[] = await database.db.read.query(
      `select registration_id as id, case when ${OFFERED} then 'offered' else status end as status from session_place s
       where session_id = $1 and not exists (${GIVEN} = s.registration_id)`,
      [sessionId],
    );
    const statuses = line.flatMap((id) => now.find((place) => place.id === id)?.status ?? []);
    const firstWaiting = statuses.indexOf('waiting');
    if (firstWaiting >= 0 && statuses.lastIndexOf('confirmed') > firstWaiting) {
      throw new Error(`somebody was overtaken in a session: ${JSON.stringify(statuses)}`);
    }
  }
}

/** Later than any history lasts: once it has begun no line moves. */
const FAR_OFF = { startsAt: new Date('2027-09-02T12:00:00Z'), endsAt: new Date('2027-09-02T15:00:00Z') };
const GIVEN = `select from audit_entry a where a.action = 'registration.place_given' and a.subject_id`;
/** Of `session_place s`. */
const OFFERED = `exists (
  select from offer o where o.registration_id = s.registration_id and o.session_id = s.session_id and o.answered_at is null)`;
const HELD_IN_VAIN = `
  select o.* from offer o join registration r on r.id = o.registration_id
  left join session_place p on p.registration_id = o.registration_id and p.session_id = o.session_id
  where o.answered_at is null and coalesce(p.status, case when o.session_id is null then r.status end) is distinct from 'waiting'`;
const COUNTS = `
  select p.id, p.taken, p.waiting, held.taken as really_taken, held.waiting as really_waiting
  from pool p cross join lateral (
    select count(*) filter (where status = 'confirmed' or is_held) as taken,
           count(*) filter (where status = 'waiting' and not is_held) as waiting
    from (select r.status, exists (
            select from offer o where o.registration_id = r.id and o.session_id is null and o.answered_at is null) as is_held
          from registration r where p.session_id is null and r.event_id = p.event_id
          union all select s.status, ${OFFERED} from session_place s where s.session_id = p.session_id) as people
  ) held where (p.taken, p.waiting) is distinct from (held.taken, held.waiting)`;
const LIVE_TWICE = `
  select contact_id from registration where status in ('pending', 'confirmed', 'waiting') group by contact_id having count(*) > 1`;
const ORPHANS = `
  select p.* from session_place p join registration r on r.id = p.registration_id
  where (r.status = 'confirmed' and p.status = 'wanted') or (r.status = 'waiting' and p.status <> 'wanted')
     or r.status not in ('confirmed', 'waiting')`;
const TWO_IN_A_ROUND = `
  select p.registration_id, s.round_id from session_place p join session s on s.id = p.session_id
  where p.status = 'confirmed' group by 1, 2 having count(*) > 1`;
const FOR_EACH_OTHER = `
  with first as (
    select distinct on (session_id) session_id, registration_id from session_place s where status = 'waiting' and not ${OFFERED}
    order by session_id, arrival
  )
  select one.registration_id, other.registration_id from first one
  join session_place theirs on theirs.session_id = one.session_id and theirs.status = 'confirmed'
  join first other on other.registration_id = theirs.registration_id
  join session_place mine on mine.session_id = other.session_id and mine.status = 'confirmed'
    and mine.registration_id = one.registration_id
  join session hoped on hoped.id = one.session_id join session held on held.id = mine.session_id
  where hoped.round_id = held.round_id`;
const OVERTAKEN = `
  select earlier.name as waits, later.name as went_in from registration earlier join registration later
    on later.event_id = earlier.event_id and later.arrival > earlier.arrival
  where earlier.status = 'waiting' and later.status = 'confirmed' and later.confirmed_at > earlier.created_at
    and not exists (select from offer o where o.registration_id = earlier.id and o.answered_at is null)
    and not exists (${GIVEN} = later.id)`;
const NO_ENTRY = `
  select r.id from registration r left join calendar_entry e on e.registration_id = r.id
  where r.status = 'confirmed' and e.id is null`;
