import { readdirSync } from 'node:fs';
import { brokenIn, type Findings, filesNamedAfter, root, run } from './fixture.js';

const FIXTURE = 'test/ladder/fixture/';
/** The ordinary configuration leaves the fixture out; what extends it does not inherit that. */
const CONFIG = 'test/ladder/oxlint-for-fixture.json';

interface Report {
  diagnostics: { code: string; filename: string }[];
}

/** Which oxlint rules are reported for which file. `eslint(no-console)` becomes `no-console`. */
function lint(): Findings {
  const tool = 'node_modules/oxlint/bin/oxlint';
  const report = JSON.parse(
    run(tool, ['-c', CONFIG, '--type-aware', '-f', 'json', `${FIXTURE}lint`], 'root'),
  ) as Report;
  return report.diagnostics.map(({ code, filename }) => ({
    file: filename.replaceAll('\\', '/').replace(FIXTURE, ''),
    rule: /\((.+)\)/.exec(code)?.[1] ?? code,
  }));
}

it('the linter reports for every file exactly the rule the file is named after, and nothing for the clean one', () => {
  const files = readdirSync(`${root}/${FIXTURE}lint`).map((file) => file.split('.')[0] ?? '');
  const rules = files.filter((rule) => rule !== 'clean');
  expect(rules).toContain('no-floating-promises');
  expect(brokenIn(lint())).toEqual(filesNamedAfter(rules));
});
