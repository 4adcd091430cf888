import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, relative } from 'node:path';
import { judgeInvites } from './judge-invites.mjs';
import { ownFolder } from './own-folder.mjs';
import { ROOT } from './root.mjs';
import { findTool, foundTools, remedyFor, TOOL_NAMES } from './tools.mjs';

const SUITE = /\.(?:spec|db-spec|journey)\.tsx?$/;
/** In the first comment of a suite: `@needs chromium`, `@needs redis`. */
const NEEDS = /^\s*\/\*\*[^]*?@needs ([a-z ]+)[^]*?\*\//;

/** Runs jest without the suites whose tools are missing, and says so. Returns the exit code. */
export function runTests(args) {
  const left = suitesWithoutTools();
  const ignore = left.map(({ suite }) => `--testPathIgnorePatterns=${escapeRegExp(suite)}$`);
  const own = ownFolder();
  const invites = join(own.folder, 'invites');
  mkdirSync(invites);
  // What jest compiled outlives the run, so that the next one is quick.
  const cache = `--cacheDirectory=${join(tmpdir(), `kring-jest-${userInfo().uid}`)}`;
  const jest = spawnSync(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), cache, ...ignore, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...foundTools(),
      TMPDIR: own.folder,
      KRING_INVITES: invites,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    },
  });
  for (const { suite, tools } of left) {
    console.log(`NOT RUN ${suite}: this machine has no ${tools.join(' and no ')}`);
  }
  for (const tool of new Set(left.flatMap(({ tools }) => tools))) console.log(`  ${remedyFor(tool)}`);
  const isTrue = judgeInvites(invites, findTool('icalendar') !== undefined);
  own.remove();
  if (jest.status !== 0 || !isTrue) return 1;
  if (left.length === 0) return 0;
  return process.env.CI === 'true' ? 1 : 3;
}

function suitesWithoutTools() {
  const missing = TOOL_NAMES.filter((tool) => !findTool(tool));
  if (missing.length === 0) return [];
  return suites()
    .map((suite) => ({ suite, tools: missing.filter((tool) => needsOf(suite).includes(tool)) }))
    .filter(({ tools }) => tools.length > 0);
}

function needsOf(suite) {
  return (
    NEEDS.exec(readFileSync(join(ROOT, suite), 'utf8'))?.[1]
      ?.trim()
      .split(' ') ?? []
  );
}

function suites() {
  return ['apps', 'libs', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SUITE.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  );
}

function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
