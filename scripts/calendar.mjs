// npm run calendar [-- --series 2000] [--seed 7]: random series of changes to an event, against the calendars that its mails make.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './lib/root.mjs';

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '2000' },
    seed: { type: 'string', default: `${Date.now() % 2 ** 31}` },
  },
});
if (![values.series, values.seed].every((value) => /^\d+$/.test(value)) || Number(values.series) < 1) {
  console.error('Say --series as a number above 0, and --seed as a whole number.');
  process.exit(2);
}
console.log(`${values.series} series, seed ${values.seed}`);
const suite = ['--selectProjects', 'database', '--testPathPatterns', 'libs/registrations/src/calendars.db-spec'];
const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), '-i', ...suite], {
  cwd: ROOT,
  stdio: 'inherit',
  env: {
    ...process.env,
    KRING_SERIES: values.series,
    KRING_SEED: values.seed,
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
  },
});
if (status !== 0) console.error(`Once more: npm run calendar -- --series ${values.series} --seed ${values.seed}`);
process.exit(status ?? 1);
