import { readdirSync } from 'node:fs';
import { brokenIn, type Findings, filesNamedAfter, root, run } from './fixture.js';

interface Cruise {
  summary: { violations: { from: string; rule: { name: string }; cycle?: { name: string }[] }[] };
}

/** Which rules dependency-cruiser reports for which file of the fixture. */
function cruise(): Findings {
  const tool = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const config = ['--config', `${root}/.dependency-cruiser.mjs`, '--output-type', 'json'];
  const { summary } = JSON.parse(run(tool, ['.', ...config], 'fixture')) as Cruise;
  return summary.violations.flatMap(({ from, rule, cycle }) =>
    (cycle ?? [{ name: from }]).map(({ name }) => ({ file: name, rule: rule.name })),
  );
}

describe('the ladder', () => {
  let findings: Findings;
  let rules: string[];
  beforeAll(async () => {
    findings = cruise();
    const config: { default: { forbidden: { name: string }[] } } = await import(`${root}/.dependency-cruiser.mjs`);
    rules = [...new Set(config.default.forbidden.map((rule) => rule.name))];
  });

  it('reports for every file exactly the rule the file is named after, and nothing for the clean ones', () => {
    expect(brokenIn(findings)).toEqual(filesNamedAfter(rules));
  });

  it('has a file that breaks each rule', () => {
    const proven = new Set(findings.map(({ rule }) => rule));
    expect(rules.filter((rule) => !proven.has(rule))).toEqual([]);
  });

  it('has one rank for every lib, and a lib for every rank', async () => {
    const { LIBS }: { LIBS: string[] } = await import(`${root}/ladder.mjs`);
    const folders = readdirSync(`${root}/libs`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).sort()).toEqual([...LIBS].sort());
  });
});
