import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Events, PLENARY } from '#events';
import { Reminders } from '#messages';
import { type Config, readConfig } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { sessionFiguresOf, yearFigures, yearsWithEvents } from '#statistics';
import { withHouse } from '../house.js';
import { COMING_EVENTS } from './coming-events.js';
import { DEMO_EVENTS } from './demo-events.js';
import { DEMO_ZONE } from './demo-times.js';
import { LEARNING_CIRCLE } from './learning-circle.js';
import { PAST_EVENTS } from './past-events.js';
import { seedDemo } from './seed-demo.js';

// Five hundred people come and go: a busy machine needs more than the usual time for that.
const NOW = new Date('2026-10-23T08:10:00Z'); // the clocks go back two days later
let test: TestDatabase;
let folder: string;
let config: Config & { databaseUrl: string };

beforeAll(async () => {
  test = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'kring-demo-'));
  config = { ...readConfig({ DATABASE_URL: test.url, DATA_DIR: folder }), databaseUrl: test.url };
});
afterAll(async () => {
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});

const rows = (sql: string) => test.db.read.query(sql);

const everybody = DEMO_EVENTS.reduce((sum, demo) => sum + demo.people, 0);

/** Per event how many people are in which state, and how many came: two seeds that agree in this are one demo. */
const census = () =>
  rows(`
    select e.slug, e.status, r.status as state, count(*)::int as people, count(a.*)::int as came
    from event e left join registration r on r.event_id = e.id
    left join attendance a on a.registration_id = r.id and a.attended
    group by e.slug, e.status, r.status order by e.slug, r.status`);

let seeded: unknown;
let whole: unknown;

describe('the demo community', () => {
  beforeAll(async () => {
    seeded = await seedDemo(config, NOW);
    whole = await census();
  });
  afterAll(() => test.clean());

  it('has an agenda: something about to begin, something full, something called off, much that was', async () => {
    expect(seeded).toEqual({ kind: 'seeded', events: DEMO_EVENTS.length, people: everybody });
    const { coming, past } = await withHouse(config, (house) => house.get(Events).agenda(NOW));
    const published = COMING_EVENTS.filter(({ status }) => status !== 'draft').map(({ slug }) => slug);
    const slugs = coming.map(({ event }) => event.slug);
    const circle = LEARNING_CIRCLE.map(({ slug }) => slug);
    expect(slugs.filter((slug) => !circle.includes(slug))).toEqual(published);
    expect(slugs.filter((slug) => circle.includes(slug))).toEqual(circle);
    expect(past.map(({ event }) => event.slug)).toEqual(PAST_EVENTS.map(({ slug }) => slug).toReversed());
    expect(coming[0]?.event.startsAt).toEqual(new Date('2026-10-23T08:30:00Z'));
    const states = await rows(`select slug, status from event where status <> 'published' order by slug`);
    expect(states).toEqual([
      { slug: 'excursie-proeftuin', status: 'cancelled' },
      { slug: 'jaarbijeenkomst', status: 'draft' },
    ]);
  });

  it('has waiting lists for an event, for one way to take part, and for sessions', async () => {
    const lines = await rows(`
      select distinct e.slug, p.mode, p.session_id is null as event from pool p join event e on e.id = p.event_id
      where p.waiting > 0 and p.taken = p.capacity order by e.slug, p.mode, event`);
    expect(lines).toEqual(
      expect.arrayContaining([
        { slug: 'werksessie-instrumenten', mode: 'any', event: true },
        { slug: 'netwerkdag', mode: 'on_site', event: true },
        { slug: 'netwerkdag', mode: 'online', event: false },
        { slug: 'wat-werkt', mode: 'any', event: false },
      ]),
    );
  });

  it('holds a place for somebody, after somebody before them let it lapse, and others wait on', async () => {
    const offers = await rows(`
      select coalesce(o.outcome, 'open') as outcome, r.status, o.expires_at > '${NOW.toISOString()}' as ahead
      from offer o join registration r on r.id = o.registration_id join event e on e.id = r.event_id
      where e.slug = 'meekijkdag' order by o.made_at`);
    expect(offers.at(-1)).toEqual({ outcome: 'open', status: 'waiting', ahead: true });
    const before = offers.slice(0, -1);
    expect(before.length).toBeGreaterThan(0);
    for (const offer of before) expect(offer).toEqual({ outcome: 'lapsed', status: 'lapsed', ahead: false });
    const [line] = await rows(`
      select p.taken, p.waiting from pool p join event e on e.id = p.event_id
      where e.slug = 'meekijkdag' and p.session_id is null`);
    expect(line.taken).toBe(8);
    expect(line.waiting).toBeGreaterThan(0);
  });

  it('was attended as such events are, by people of every role who came over weeks', async () => {
    const past: { slug: string; came: number; days: number; roles: number }[] = await rows(`
      select e.slug, avg(case when a.attended then 1.0 else 0 end)::float as came, count(distinct r.role)::int as roles,
             count(distinct r.created_at::date)::int as days
      from event e join registration r on r.event_id = e.id and r.status = 'confirmed'
      join session s on s.event_id = e.id and s.code = '${PLENARY}'
      left join attendance a on a.registration_id = r.id and a.session_id = s.id
      where e.starts_at < '${NOW.toISOString()}' group by e.slug`);
    expect(past).toHaveLength(PAST_EVENTS.length);
    for (const { came, days, roles } of past) {
      expect(came).toBeGreaterThanOrEqual(0.6);
      expect(came).toBeLessThanOrEqual(0.88);
      expect(days).toBeGreaterThan(9);
      expect(roles).toBe(4);
    }
  });

  it('saw them come: by their link when online, at the door of the hall and of their session', async () => {
    const [day]: { id: string; endsAt: Date }[] = await rows(
      `select id, ends_at as "endsAt" from event where slug = 'netwerkdag'`,
    );
    const sessions = await sessionFiguresOf(test.db.read, day?.id ?? '');
    expect(sessions).toHaveLength(6);
    for (const { confirmed, attended } of sessions) {
      expect(attended).toBeGreaterThan(0);
      expect(attended).toBeLessThan(confirmed);
    }
    const seen = await rows(`
      select distinct r.attends, o.source from presence_observation o join registration r on r.id = o.registration_id
      order by r.attends, o.source`);
    expect(seen).toEqual([
      { attends: 'on_site', source: 'check_in' },
      { attends: 'online', source: 'join_press' },
      { attends: 'online', source: 'manual' },
    ]);
  });

  it('has a door that is open: some are in, after they registered and before now', async () => {
    const [door] = await rows(`
      select count(*)::int as confirmed, count(a.*)::int as present, bool_and(a.first_seen_at > r.created_at) as after,
             bool_and(a.first_seen_at < '${NOW.toISOString()}') as before
      from event e join registration r on r.event_id = e.id and r.status = 'confirmed'
      left join attendance a on a.registration_id = r.id and a.attended where e.slug = 'inloop-werkplaats'`);
    expect(door).toMatchObject({ after: true, before: true });
    expect(door.present).toBeGreaterThan(3);
    expect(door.present).toBeLessThan(door.confirmed);
  });

  it('has a year, and a year before, with people who returned and people who cancelled', async () => {
    expect(await yearsWithEvents(test.db.read, DEMO_ZONE, NOW)).toEqual([2026, 2025]);
    const year = await yearFigures(test.db.read, 2026, DEMO_ZONE, NOW);
    expect(year.returning).toBeGreaterThan(20);
    expect(year.people - year.returning).toBeGreaterThan(20);
    const [{ left }] = await rows(`select count(*)::int as left from registration where status = 'cancelled'`);
    expect(left).toBeGreaterThan(everybody / 12);
  });

  it('has a form that asks more, answered as people do: some pass by what they may, and each says what is asked of them', async () => {
    const answered: { asked: string; kind: string; people: number }[] = await rows(`
      select q.label ->> 'nl' as asked, q.kind, count(a.*)::int as people
      from question q join event e on e.id = q.event_id left join answer a on a.question_id = q.id
      where e.slug = 'regiodag' group by q.id order by q.position`);
    expect(answered.map(({ kind }) => kind)).toEqual([
      ...['one_choice', 'one_choice', 'number', 'many_choice', 'yes_no', 'text'],
    ]);
    const [sector, travel, seats, food, own, about] = answered.map(({ people }) => people);
    expect(travel).toBe(34);
    expect(sector).toBeLessThan(34);
    for (const count of [sector, seats, food, own, about]) expect(count).toBeGreaterThan(0);
    expect(about).toBeLessThan(own ?? 0);
  });

  it('keeps the wall times of its events when the clocks change, and keeps weekends free', async () => {
    const [event] = await rows(`select local_start, starts_at from event where slug = 'wat-werkt'`);
    expect(event).toEqual({ local_start: '2026-11-03T14:00', starts_at: new Date('2026-11-03T13:00:00Z') });
  });

  it('sends nothing to people who do not exist, and no reminder is due to them on arrival', async () => {
    expect(await rows('select distinct status from outgoing_mail')).toEqual([{ status: 'withheld' }]);
    const kinds: { kind: string }[] = await rows('select distinct kind from outgoing_mail order by kind');
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['cancelled', 'confirmation', 'promoted']));
    await withHouse(config, (house) => house.get(Reminders).sweep.run(NOW));
    expect(await rows(`select * from outgoing_mail where status = 'queued'`)).toEqual([]);
  });
});

describe('seeding', () => {
  afterEach(() => test.clean());

  it('is whole after a run that was broken off', async () => {
    await rows(`
      create function power_cut() returns trigger language plpgsql as $$
      begin
        if (select count(*) from registration) > 150 then raise exception 'the power is gone'; end if;
        return new;
      end $$`);
    await rows('create trigger power_cut before insert on registration for each row execute function power_cut()');
    await expect(seedDemo(config, NOW)).rejects.toThrow(/busy|power/i);
    await rows('drop function power_cut cascade');
    expect(await rows('select * from community')).toEqual([]);
    expect((await seedDemo(config, NOW)).kind).toBe('seeded');
    expect(await census()).toEqual(whole);
  });

  it('never comes into a house that has a community, or an organiser of its own', async () => {
    await rows(`insert into community (name, updated_at) values ('{}', '2026-01-01')`);
    expect(await seedDemo(config, NOW)).toEqual({ kind: 'not_empty' });
    await test.clean();
    await rows(`insert into organiser (id, email, name, role, created_at)
                values (gen_random_uuid(), 'noor@example.com', 'Noor', 'owner', '2026-01-01')`);
    expect(await seedDemo(config, NOW)).toEqual({ kind: 'not_empty' });
    expect(await rows('select * from event')).toEqual([]);
  });
});
