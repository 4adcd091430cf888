import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { CalendarEntries } from '../news/calendar-entries.js';
import type { Registration } from '../registration.js';
import { twoWays } from '../testing/two-ways.js';
import type { Deed } from './change-details.js';
import { wishOtherWay } from './wish-other-way.js';

let database: TestDatabase;
let clock: HandClock;
let stage: ReturnType<typeof twoWays>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  stage = twoWays(database, clock);
});

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

it('keeps every count and every place, whoever wishes, stops, comes and goes at the same moment', async () => {
  const event = await stage.hybrid(6, 3);
  const online: Registration[] = [];
  for (const name of names('Ana', 6)) online.push(await stage.joinAs(event, name, 'online'));
  const onSite: Registration[] = [];
  for (const name of names('Bo', 3)) onSite.push(await stage.joinAs(event, name, 'on_site'));
  await Promise.all([
    ...online.map((one) => stage.wish(one)),
    ...onSite.slice(1).map((one) => stage.wish(one)),
    stage.world.cancel(onSite[0] as Registration),
    stage.wish(online[0] as Registration, 'stop'),
    ...names('Cy', 4).map((name, i) => stage.joinAs(event, name, i % 2 ? 'online' : 'on_site')),
  ]);
  expect(await stage.world.wrongCounts()).toEqual([]);
  const pools = await stage.world.query('select mode, taken, capacity from pool order by mode desc');
  for (const { taken, capacity } of pools) expect(taken).toBeLessThanOrEqual(capacity);
  // Eight of nine had a place and did not leave: they have one, whichever.
  const kept = `select count(*)::int as kept from registration where name !~ '^Cy' and status = 'confirmed'`;
  expect(await stage.world.query(kept)).toEqual([{ kept: 8 }]);
});

it('needs the lock of the event: without it two take the same last place, and the counts hide it', async () => {
  const event = await stage.hybrid(5, 0);
  const [ana, bo] = [await stage.joinAs(event, 'Ana', 'online'), await stage.joinAs(event, 'Bo', 'online')];
  await stage.world.query(`update pool set capacity = 1, ceiling = 1 where mode = 'on_site'`);
  const bothHaveRead = aGate();
  const without = ({ id }: Registration) =>
    database.db.transaction(async (tx) => {
      const slow: typeof tx = Object.create(tx);
      let reads = 0; // the second time they look for a place
      slow.query = async (sql: string, values?: unknown[]) => {
        const rows = await tx.query(sql, values);
        if (sql.includes('from pool') && ++reads === 2) await bothHaveRead();
        return rows;
      };
      const { entries } = stage.world.registrations as unknown as { readonly entries: CalendarEntries };
      const deed: Deed = { event, entries, now: clock.now(), actor: { kind: 'participant' } };
      return (await wishOtherWay(slow, deed, await stage.world.get(id), 'wait')).outcome.kind;
    });
  expect(await Promise.all([without(ana), without(bo)])).toEqual(['moved', 'moved']);
  expect(await stage.ways()).toEqual(['Ana on_site', 'Bo on_site']);
  expect(await stage.world.query(`select taken, capacity from pool where mode = 'on_site'`)).toEqual([
    { taken: 1, capacity: 1 },
  ]);
});

/** Opens for both once the second has come to it. */
function aGate(): () => Promise<void> {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return async () => {
    if (++come === 2) open();
    await opened;
  };
}
