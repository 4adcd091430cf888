import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { Database } from './database.js';
import { type Sweep, Sweeper } from './sweeps.js';
import { createTestDatabase, HandClock, type TestDatabase, until } from './testing.js';

const clock = new HandClock();
const sweepers: Sweeper[] = [];
let said: { level: number; msg: string; sweep: string }[];
let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(() => {
  said = [];
});
afterEach(async () => {
  await Promise.all(sweepers.splice(0).map((sweeper) => sweeper.stop()));
  await test.clean();
});
afterAll(() => test.drop());

function sweeper(database: Database = test.db, atOnce?: number): Sweeper {
  const log = pino({ level: 'warn' }, { write: (line: string) => void said.push(JSON.parse(line)) });
  const made = new Sweeper(database, clock, log, atOnce);
  sweepers.push(made);
  return made;
}

type Seen = ReturnType<typeof counted>['seen'];

/** A sweep that takes a moment, or as long as it is told to, and remembers how many of it ran at the same time. */
function counted(takes: () => Promise<unknown> = () => pause(150)) {
  const seen = { runs: 0, atOnce: 0, most: 0 };
  const run = async () => {
    seen.runs++;
    seen.atOnce++;
    seen.most = Math.max(seen.most, seen.atOnce);
    await takes();
    seen.atOnce--;
  };
  const sweep: Sweep = { name: 'due', everySeconds: 0.05, run };
  return { seen, sweep };
}

describe('a sweep in many workers', () => {
  /** Four workers, each with connections of its own, until there were enough turns. */
  async function sweepTogether(databases: readonly Database[], takes?: (seen: Seen) => Promise<unknown>) {
    const { seen, sweep } = counted(takes && (() => takes(seen)));
    for (const database of databases) sweeper(database).start([sweep]);
    await until(() => seen.runs >= 6);
    return seen;
  }

  it('runs in one of them at a time', async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, () => test.another(4)));
    expect((await sweepTogether(databases)).most).toBe(1);
  });

  it('would run in several at once without its lock (negative control)', async () => {
    await test.db.read.query(`
      create schema unguarded;
      create function unguarded.pg_try_advisory_xact_lock(int) returns boolean language sql as 'select true'`);
    const url = `${test.url}?options=-c%20search_path%3Dunguarded,public,pg_catalog`;
    const databases = await Promise.all(Array.from({ length: 4 }, () => Database.open({ url, pool: 4 })));
    const { most } = await sweepTogether(databases, (seen) => until(() => seen.most > 1)); // each waits for another
    await Promise.all(sweepers.splice(0).map((one) => one.stop()));
    await Promise.all(databases.map((database) => database.close()));
    await test.db.read.query('drop schema unguarded cascade');
    expect(most).toBeGreaterThan(1);
  });
});

describe('a sweep in one worker', () => {
  it('runs at the start and then again and again, and leaves word of its last turn', async () => {
    const { seen, sweep } = counted();
    sweeper().start([sweep]);
    await until(() => seen.runs >= 2);
    const rows = await test.db.read.query('select name, ran_at, every_seconds from sweep_run');
    expect(rows).toEqual([{ name: 'due', ran_at: clock.now(), every_seconds: 1 }]);
  });

  it('that fails is told in the log, harms no other, and runs again', async () => {
    let tries = 0;
    const fails: Sweep = {
      name: 'fails',
      everySeconds: 0.05,
      run: async () => Promise.reject(new Error(`no ${++tries}`)),
    };
    const { seen, sweep } = counted();
    sweeper().start([fails, sweep]);
    await until(() => tries >= 2 && seen.runs >= 2);
    expect(said[0]).toMatchObject({ level: 50, sweep: 'fails', err: { message: 'no 1' } });
    const rows = await test.db.read.query(`select name from sweep_run where name = 'fails'`);
    expect(rows).toEqual([]);
  });

  it('is finished before the worker stops, and not begun after', async () => {
    const { seen, sweep } = counted();
    const one = sweeper();
    one.start([sweep]);
    await until(() => seen.atOnce === 1);
    await one.stop();
    expect(seen.atOnce).toBe(0);
    const { runs } = seen;
    await pause(200);
    expect(seen.runs).toBe(runs);
  });

  it('has a name of its own', () => {
    const { sweep } = counted();
    expect(() => sweeper().start([sweep, sweep])).toThrow('Two sweeps have the same name');
  });

  it('leaves connections to the work, however many sweeps there are', async () => {
    const database = await test.another(2);
    const done = new Set<string>();
    const sweeps = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      name,
      everySeconds: 60,
      run: async () => {
        await database.transaction((tx) => tx.query('select pg_sleep(0.02)'));
        done.add(name);
      },
    }));
    sweeper(database, 1).start(sweeps);
    await until(() => done.size === 5);
    expect(said).toEqual([]);
  });
});
