import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { type Sweep, Sweeper } from './sweeps.js';
import { createTestDatabase, HandClock, type TestDatabase } from './testing.js';

const log = pino({ level: 'silent' });
const clock = new HandClock();
let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.clean());
afterAll(() => test.drop());

describe('two workers with the same sweep', () => {
  it('smoke', async () => {
    let runs = 0;
    const sweep: Sweep = { name: 'due', everySeconds: 60, run: async () => void runs++ };
    const one = new Sweeper(test.db, clock, log);
    one.start([sweep]);
    await pause(200);
    await one.stop();
    expect(runs).toBe(1);
  });
});
