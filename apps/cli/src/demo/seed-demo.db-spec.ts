import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Events } from '#events';
import { type Config, readConfig } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { withHouse } from '../house.js';
import { DEMO_EVENTS } from './demo-events.js';
import { seedDemo } from './seed-demo.js';

const NOW = new Date('2026-10-23T08:10:00Z'); // the clocks go back two days later
let test: TestDatabase;
let folder: string;
let config: Config & { databaseUrl: string };

beforeAll(async () => {
  test = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'kring-demo-'));
  config = { ...readConfig({ DATABASE_URL: test.url, DATA_DIR: folder }), databaseUrl: test.url };
});
afterEach(() => test.clean());
afterAll(async () => {
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});

const rows = (sql: string) => test.db.read.query(sql);

async function summary() {
  const [row] = await rows(`
    select (select count(*)::int from event) as events, (select count(*)::int from theme_group) as groups,
           (select count(*)::int from registration) as registrations, (select count(*)::int from organiser) as organisers,
           (select count(*)::int from attendance where attended) as attended`);
  return row;
}

const everybody = DEMO_EVENTS.reduce((sum, demo) => sum + demo.people, 0);
const expected = {
  events: DEMO_EVENTS.length,
  groups: 2,
  registrations: everybody,
  organisers: 1,
  attended: DEMO_EVENTS.reduce((sum, demo) => sum + (demo.joined ?? 0), 0),
};

describe('the demo community', () => {
  it('has something that was, something about to begin, something full and a draft', async () => {
    expect(await seedDemo(config, NOW)).toEqual({ kind: 'seeded', events: DEMO_EVENTS.length, people: everybody });
    expect(await summary()).toEqual(expected);
    const { coming, past } = await withHouse(config, (house) => house.get(Events).agenda(NOW));
    expect(coming.map(({ event }) => event.slug)).toEqual(['open-spreekuur', 'wat-werkt', 'werksessie-instrumenten']);
    expect(past.map(({ event }) => event.slug)).toEqual(['kennisbasis-eerste-oogst']);
    expect(coming[0]?.event.startsAt).toEqual(new Date('2026-10-23T08:30:00Z'));
    const line = await rows(`select count(*)::int as waiting from registration where status = 'waiting'`);
    expect(line).toEqual([{ waiting: 3 }]);
  });

  it('keeps the wall times of its events when the clocks change', async () => {
    await seedDemo(config, NOW);
    const [event] = await rows(`select local_start, starts_at from event where slug = 'wat-werkt'`);
    expect(event).toEqual({ local_start: '2026-11-01T14:00', starts_at: new Date('2026-11-01T13:00:00Z') });
  });

  it('sends nothing to people who do not exist, and no reminder is due to them on arrival', async () => {
    await seedDemo(config, NOW);
    expect(await rows('select distinct status from outgoing_mail')).toEqual([{ status: 'withheld' }]);
    const { Reminders } = await import('#messages');
    await withHouse(config, (house) => house.get(Reminders).sweep.run(NOW));
    expect(await rows(`select * from outgoing_mail where status = 'queued'`)).toEqual([]);
  });

  it('is whole after a run that was broken off', async () => {
    await seedDemo(config, NOW);
    await rows('delete from community');
    await rows(`delete from registration where arrival > 40`);
    await rows(
      `update pool set taken = (select count(*) from registration r where r.event_id = pool.event_id) where session_id is null`,
    );
    await rows(`update pool set taken = 0, waiting = 0 where session_id is not null`);
    expect((await seedDemo(config, NOW)).kind).toBe('seeded');
    expect(await summary()).toEqual(expected);
  });

  it('never comes into a house that has a community, or an organiser of its own', async () => {
    await seedDemo(config, NOW);
    expect(await seedDemo(config, NOW)).toEqual({ kind: 'not_empty' });
    await test.clean();
    await rows(`insert into organiser (id, email, name, role, created_at)
                values (gen_random_uuid(), 'noor@example.com', 'Noor', 'owner', '2026-01-01')`);
    expect(await seedDemo(config, NOW)).toEqual({ kind: 'not_empty' });
    expect(await rows('select * from event')).toEqual([]);
  });
});
