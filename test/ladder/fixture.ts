import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** What the tools said, one line a finding. Paths are relative to the fixture. */
export type Findings = { file: string; rule: string }[];

export const root = process.cwd();
const fixture = join(root, 'test/ladder/fixture');

/** Standard output of a tool from node_modules or scripts, whatever its exit code. */
export function run(tool: string, args: string[], where: 'root' | 'fixture'): string {
  const cwd = where === 'fixture' ? fixture : root;
  const { stdout, stderr, error } = spawnSync(process.execPath, [join(root, tool), ...args], { cwd, encoding: 'utf8' });
  if (error || (!stdout && !stderr)) throw error ?? new Error(`${tool} said nothing`);
  return stdout || stderr;
}

/** Findings by file, each rule once, in a stable order. */
export function brokenIn(findings: Findings): Record<string, string[]> {
  const byFile = new Map<string, Set<string>>();
  for (const { file, rule } of findings) byFile.set(file, (byFile.get(file) ?? new Set()).add(rule));
  return Object.fromEntries(
    [...byFile].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, rules]) => [file, [...rules]]),
  );
}

/** What must be found: each file of the fixture whose name begins with a rule breaks that rule and no other. */
export function filesNamedAfter(rules: readonly string[]): Record<string, string[]> {
  const files = readdirSync(fixture, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(fixture, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const ruleOf = (file: string) => basename(file).split('.')[0] ?? '';
  return Object.fromEntries(
    files
      .filter((file) => rules.includes(ruleOf(file)))
      .sort()
      .map((file) => [file, [ruleOf(file)]]),
  );
}
