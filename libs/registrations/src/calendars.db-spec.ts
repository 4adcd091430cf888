import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { runSeries, type Tally } from './testing/calendars/run.js';

/** `npm run calendar -- --series 2000 --seed 7` plays more of them, and says how far it is. */
const SERIES = Number(process.env.KRING_SERIES ?? 25);
const SEED = Number(process.env.KRING_SEED ?? 20_270_301);
const isLong = process.env.KRING_SERIES !== undefined;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const say = (tally: Tally) =>
  process.stdout.write(`${tally.series} series, ${tally.steps} steps, ${tally.mails} invites: every calendar true\n`);

it(`keeps every calendar equal to the tables, over ${SERIES} random series (seed ${SEED})`, async () => {
  const note = isLong ? (tally: Tally) => void (tally.series % 100 === 0 && say(tally)) : undefined;
  const tally = await runSeries(database, { series: SERIES, seed: SEED, ...(note && { note }) });
  expect(tally.series).toBe(SERIES);
  expect(tally.mails).toBeGreaterThan(SERIES);
}, 7_200_000);
