// npm run screenshots: starts Kring with the demo community in a folder of its own and takes the pictures of the README.
// Needs Chromium (CHROMIUM_PATH, else /usr/bin/chromium). Everybody in the pictures is invented.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildWhenNeeded } from './lib/build.mjs';
import { ROOT } from './lib/root.mjs';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const MOST_BYTES = 150_000;
/** Lowest last: the first that is small enough is kept. */
const QUALITIES = [85, 75, 65, 50, 40];

/** What is shown: pages of the demo, at the widths of a desk and a phone. `found` gives an event's page in the console. */
const PICTURES = [
  { name: 'agenda', path: () => '/' },
  { name: 'event', path: () => '/wat-werkt' },
  { name: 'overview', path: (found) => found('wat werkt') },
  { name: 'statistics', path: (found) => `${found('netwerkdag')}/statistics` },
  { name: 'check-in', path: (found) => `${found('inloop bij')}/checkin`, widths: [PHONE] },
];

buildWhenNeeded();
const folder = join(ROOT, 'docs/images');
mkdirSync(folder, { recursive: true });
const kring = await startKring();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});
try {
  await takeAll();
} finally {
  await browser.close();
  await kring.stop();
}

async function takeAll() {
  const context = await browser.newContext({ colorScheme: 'light', locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  const page = await context.newPage();
  await page.goto(kring.signInLink);
  await page.getByRole('main').getByRole('button').first().click();
  await page.waitForURL(/\/console$/);
  const events = new Map();
  for (const words of ['wat werkt', 'netwerkdag', 'inloop bij']) {
    await page.goto(
      `${kring.site}/console?${new URLSearchParams({ q: words, tab: words === 'netwerkdag' ? 'past' : 'coming' })}`,
    );
    const link = page.locator('main a[href*="/console/e/"]').first();
    events.set(words, new URL((await link.getAttribute('href')) ?? '', kring.site).pathname);
  }
  for (const picture of PICTURES) {
    for (const size of picture.widths ?? [DESK, PHONE]) await take(page, picture, size, (words) => events.get(words));
  }
}

async function take(page, { name, path }, size, found) {
  await page.setViewportSize(size);
  const answer = await page.goto(kring.site + path(found));
  if (!answer?.ok()) throw new Error(`${path(found)} answered ${answer?.status()}`);
  await page.evaluate(() => document.fonts.ready);
  const file = join(folder, `${name}-${size.width}.jpg`);
  for (const quality of QUALITIES) {
    await page.screenshot({ path: file, type: 'jpeg', quality, animations: 'disabled' });
    if (statSync(file).size <= MOST_BYTES) break;
  }
  const bytes = statSync(file).size;
  if (bytes > MOST_BYTES) throw new Error(`${file} is ${bytes} bytes, more than ${MOST_BYTES}`);
  console.log(`${file}  ${Math.round(bytes / 1000)} KB`);
}

/** Kring as `npm start` runs it, with the demo, and nothing of this machine's own settings. */
async function startKring() {
  const data = mkdtempSync(join(tmpdir(), 'kring-pictures-'));
  const child = spawn(process.execPath, [join(ROOT, 'dist/apps/cli/src/main.js'), 'start'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: join(data, 'data'),
      PORT: String(await freePort()),
    },
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      said += text;
      if (said.includes('Stop with Ctrl-C')) resolve();
    });
    void gone.then(() => reject(new Error(`Kring did not start:\n${said}`)));
  });
  return {
    site: /http:\/\/localhost:\d+/.exec(said)[0],
    signInLink: /http:\/\/localhost:\d+\/console\/inloggen\/\S+/.exec(said)[0],
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
