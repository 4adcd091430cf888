// npm run kills [-- --kills 200] [--mails 2000] [--seed 7]: workers killed at random moments while mails flow.
import 'reflect-metadata';
import { createTestDatabase, numbersOf } from '#platform/testing';
import { runKills } from './run.js';

const { kills, mails, seed } = numbersOf('kills', 'Workers killed at random moments while mails flow.', {
  kills: 200,
  mails: 2000,
  seed: Date.now() % 2 ** 31,
});

const setUp = (name: string) => import(new URL(`../../../../../test/setup/${name}`, import.meta.url).href);
await (await setUp('start-postgres.mjs')).default();
const database = await createTestDatabase();
try {
  process.stdout.write(`${kills} kills while ${mails} mails flow, seed ${seed}\n`);
  const began = performance.now();
  const account = await runKills(database.db, database.url, { kills, mails, seed });
  process.stdout.write(`${JSON.stringify(account)}, ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  const { lost, altered, strange, overtaken, ledger } = account;
  if (lost + altered + strange + overtaken > 0 || ledger.sent !== mails) process.exitCode = 1;
} finally {
  await database.drop();
  await (await setUp('stop-postgres.mjs')).default();
}
