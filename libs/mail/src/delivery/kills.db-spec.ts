import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { runKills } from '../testing/kills/run.js';

/** What one worker may have handed over without having written it down: its lanes, four times its connections. */
const LANES = 12;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('workers killed again and again lose no mail, and repeat only what was in their hands, byte for byte and in order', async () => {
  const account = await runKills(database.db, database.url, { kills: 16, mails: 320, seed: 20_261_123 });
  process.stdout.write(`${JSON.stringify(account)}\n`);
  const { left, repeats } = account;
  expect(account).toEqual({
    ...{ kills: 16, left, ledger: { sent: 320 }, lost: 0, repeats, altered: 0, strange: 0, overtaken: 0 },
  });
  expect(left).toBeGreaterThan(0); // they did die in the middle
  expect(repeats).toBeLessThanOrEqual(Math.min(left, account.kills * LANES));
}, 300_000);
