// npm run calendar [-- --series 2000] [--seed 7]: random series of changes to an event, against the calendars that its mails make.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './lib/root.mjs';

const USAGE = `npm run calendar -- [--series 2000] [--seed 7]
Random series of changes to an event, against the calendars that its mails make.`;
const values = read();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
if (![values.series, values.seed].every((value) => /^\d+$/.test(value)) || Number(values.series) < 1)
  misuse('Say --series as a number above 0, and --seed as a whole number.');
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

function read() {
  const options = {
    series: { type: 'string', default: '2000' },
    seed: { type: 'string', default: `${Date.now() % 2 ** 31}` },
    help: { type: 'boolean', short: 'h', default: false },
  };
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return misuse(error.message);
  }
}

function misuse(why) {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(2);
}
