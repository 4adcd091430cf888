// npm run check: everything about the code that needs no database. `npm run check lint types` runs only those steps.
import { spawnSync } from 'node:child_process';
import { installWhenNeeded } from './lib/install.mjs';

const STEPS = {
  types: ['node_modules/typescript-native/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  lint: ['node_modules/oxlint/bin/oxlint'],
  format: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'],
  ladder: [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['apps', 'libs', 'migrations', 'test'],
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
  ],
  'sql-clock': ['scripts/sql-clock.mjs'],
  'dead-code': ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'],
};
const REMEDIES = {
  format: 'npm run format',
  ladder: 'docs/adr/0001-ladder-and-doors.md says which import goes where',
};

const wanted = process.argv.slice(2);
if (wanted.some((word) => word === '--help' || word === '-h')) {
  console.log(`npm run check -- [${Object.keys(STEPS).join('] [')}]\nWithout a name every step runs.`);
  process.exit(0);
}
const unknown = wanted.filter((step) => !Object.hasOwn(STEPS, step));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${Object.keys(STEPS).join(', ')}`);
  process.exit(2);
}
installWhenNeeded();

const failed = Object.entries(STEPS)
  .filter(([step]) => wanted.length === 0 || wanted.includes(step))
  .filter(([step, command]) => !passes(step, command))
  .map(([step]) => step);
console.log(failed.length === 0 ? 'All checks pass.' : `Failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function passes(step, command) {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${step.padEnd(10)} ${seconds.padStart(5)} s`);
  if (status === 0) return true;
  console.log([stdout, stderr, REMEDIES[step] && `Remedy: ${REMEDIES[step]}`].filter(Boolean).join('\n').trimEnd());
  return false;
}
