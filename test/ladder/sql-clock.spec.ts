import { brokenIn, type Findings, filesNamedAfter, run } from './fixture.js';

/** Lines are `file:line: what`. */
function clocks(): Findings {
  return run('scripts/sql-clock.mjs', [], 'fixture')
    .trim()
    .split('\n')
    .map((line) => ({ file: line.split(':')[0] ?? '', rule: 'sql-clock' }));
}

it('finds SQL and code that takes the time from the machine, and lets migrations, tests and excuses be', () => {
  expect(brokenIn(clocks())).toEqual(filesNamedAfter(['sql-clock']));
});
