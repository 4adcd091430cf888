// npm run admission [-- --cases 100000] [--seed 7]: random histories of one event against the rules of admission.
import 'reflect-metadata';
import { numbersOf } from '#platform/testing';
import { runHistories } from './run.js';
import { Tally } from './tally.js';

const { cases, seed } = numbersOf('admission', 'Random histories of one event against the rules of admission.', {
  cases: 100_000,
  seed: Date.now() % 2 ** 31,
});
/** One generator a part, so that a failure is found again without playing what came before it. */
const PART = 10_000;

process.stdout.write(`${cases} histories, seed ${seed}\n`);
const began = performance.now();
const tally = new Tally();
for (let done = 0, part = seed; done < cases && process.exitCode === undefined; done += PART, part++) {
  play(Math.min(PART, cases - done), part);
}
if (process.exitCode === undefined) process.stdout.write(tally.lines.map((line) => `  ${line}\n`).join(''));

function play(some: number, part: number): void {
  try {
    runHistories({ cases: some, seed: part }, tally);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    process.stdout.write(`${tally.histories} histories, ${tally.steps} steps, ${seconds} s: every promise held\n`);
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`${cause instanceof Error ? `${cause.message}\n${message}` : message}\n`);
    process.stderr.write(`Once more: npm run admission -- --cases ${some} --seed ${part}\n`);
    process.exitCode = 1;
  }
}
