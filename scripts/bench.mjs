// npm run bench [-- registrations|rush|growth|mail|table|export [arguments]]: performance as a ratio to a floor in the same run.
import { spawnSync } from 'node:child_process';

const [only, ...rest] = process.argv.slice(2);
const all = ['registrations', 'rush', 'growth', 'mail', 'table', 'export'];
if (['--help', '-h'].includes(only)) {
  console.log(`npm run bench -- [${all.join(' | ')} [arguments]]\nWithout a name all of them run, one after another.`);
  process.exit(0);
}
if (only && !all.includes(only)) {
  console.error(`There is no bench "${only}". Choose from: ${all.join(', ')}`);
  process.exit(2);
}
for (const name of only ? [only] : all) {
  console.log(`\n${name}`);
  const args = ['--no-warnings', '--import', './test/setup/typescript.mjs', `test/bench/${name}.ts`, ...rest];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
