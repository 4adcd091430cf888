import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './fixture.js';

/** What a suite uses that npm cannot bring, and how `npm test` must be told. See scripts/lib/run-tests.mjs. */
const TOOLS = [
  { tool: 'chromium', uses: /\bopenBrowser\(|\bchromium\.launch\(/ },
  { tool: 'redis', uses: /\bstartRedis\(/ },
  { tool: 'icalendar', uses: /\breadByPython\(/ },
  { tool: 'dkim', uses: /\bDKIM_VERIFY_PATH\b/ },
];

const suites = ['apps', 'libs', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:spec|db-spec|journey)\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('fixture') && !file.endsWith('suites.spec.ts')),
);

it.each(TOOLS)(
  'every suite that needs $tool says so first, so that it is told as NOT RUN where there is none',
  ({ tool, uses }) => {
    const needing = suites.filter((file) => uses.test(readFileSync(join(root, file), 'utf8')));
    expect(needing).not.toEqual([]);
    const said = new RegExp(`^/\\*\\*[^/]*@needs [a-z ]*\\b${tool}\\b`);
    expect(needing.filter((file) => !said.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  },
);
