// npm run admission [-- --cases 100000] [--seed 7]: random histories of one event against the rules of admission.
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { runHistories } from './run.js';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: `${Date.now() % 2 ** 31}` },
  },
});
const [cases, seed] = [Number(values.cases), Number(values.seed)];
if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Say --cases as a number above 0, and --seed as a whole number.\n');
  process.exit(2);
}
process.stdout.write(`${cases} histories, seed ${seed}\n`);
const began = performance.now();
try {
  const tally = runHistories({ cases, seed });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(`${tally.steps} steps in ${seconds} s; every promise held\n`);
  process.stdout.write(`${tally.lines.map((line) => `  ${line}`).join('\n')}\n`);
} catch (error) {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${cause instanceof Error ? `${cause.message}\n${message}` : message}\n`);
  process.stderr.write(`Once more: npm run admission -- --cases ${cases} --seed ${seed}\n`);
  process.exitCode = 1;
}
