// npm run reminders [-- --cases 100000] [--seed 7]: random events around every change of clocks in the world.
import 'reflect-metadata';
import { numbersOf } from '#platform/testing';
import { runReminders } from './run.js';

const { cases, seed } = numbersOf('reminders', 'Random events around every change of clocks in the world.', {
  cases: 100_000,
  seed: Date.now() % 2 ** 31,
});

process.stdout.write(`${cases} events, seed ${seed}\n`);
const began = performance.now();
try {
  const { zones, ...seen } = runReminders({ cases, seed });
  const told = JSON.stringify({ ...seen, zones: zones.size });
  process.stdout.write(`${told}: 0 twice, 0 missed, 0 after the start, 0 at a wrong time\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0)} s\n`);
