/** @needs chromium */
import type { Browser, BrowserContext } from 'playwright-core';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { openBrowser } from './support/browser.js';
import { postForm } from './support/http.js';
import { type RunningKring, startKring } from './support/kring.js';
import { faultsOf } from './support/look.js';
import { mailPages } from './support/mail-pages.js';
import { story } from './support/story.js';

/** Every page, in both languages, light and dark, on a phone and on a desk: no accessibility fault, no sideways scroll. */
let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;
/** A coming webinar of the demo community. */
const eventPath = '/wat-werkt';
let personal: { manage: string; join: string };
/** The page of somebody's own calendar subscription. */
let feed: string;
let waiting: typeof personal;
let cancelled: typeof personal;
const consolePages: string[] = [];
/** Pages with a chart of each form. */
const charts: string[] = [];

const WIDTHS = [320, 1280];
const step = story();

beforeAll(async () => {
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
  await sink?.stop();
});

/** Registers an invented person. @returns the paths of the links in the first mail. */
async function register(event: string, name: string, email: string): Promise<{ manage: string; join: string }> {
  await postForm(`${kring.url}${event}/aanmelden`, { name, email });
  for (const end = Date.now() + 30_000; sink.to(email).length === 0 && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const text = sink.to(email)[0]?.parsed.text ?? '';
  const path = (kind: string) => new RegExp(`localhost:\\d+(/${kind}/[\\w-]{48})`).exec(text)?.[1] ?? '/missing';
  return { manage: path('mijn'), join: path('j') };
}

async function askForFeed(manage: string, email: string): Promise<string> {
  await postForm(`${kring.url}${manage}/abonnement`, { doe: 'mailen' });
  const found = () => sink.to(email).flatMap(({ parsed }) => /\/feed\/[\w-]{48}/.exec(parsed.text ?? '')?.[0] ?? [])[0];
  for (const end = Date.now() + 30_000; !found() && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return found() ?? '/missing';
}

step('people register, an organiser signs in: the pages behind links exist', async () => {
  personal = await register(eventPath, 'Zoë Voorbeeld', 'zoe@example.org');
  waiting = await register('/werksessie-instrumenten', 'Bo Wachtend', 'bo@example.org');
  feed = await askForFeed(personal.manage, 'zoe@example.org');
  cancelled = await register(eventPath, 'Kees Afgezegd', 'kees@example.org');
  expect((await postForm(`${kring.url}${cancelled.manage}/afzeggen`, {})).status).toBe(303);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(kring.signInLink);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(/\/console$/);
  const overview = await page.locator('main a[href*="/console/e/"]').first().getAttribute('href');
  await page.goto(`${kring.url}${overview}/registrations`);
  const person = await page.locator('main a[href*="/registrations/"]').first().getAttribute('href');
  await page.goto(`${kring.url}/console/theme-groups`);
  const members = (await page.locator('main a[href$="/members"]').first().getAttribute('href')) ?? '';
  consolePages.push(
    '/console',
    '/console?tab=drafts',
    '/console?tab=past',
    '/console/events/new',
    '/console/series',
    '/console/series/new',
    '/console/theme-groups',
    '/console/theme-groups/new',
    members,
    '/console/people',
    '/console/mail',
    '/console/preferences',
    '/console/api-keys',
  );
  const rooms = [
    '',
    '/edit',
    '/preview',
    '/statistics',
    '/registrations',
    '/invitations',
    '/approval',
    '/attendance',
    '/checkin',
    '/messages',
    '/messages/new',
    '/speakers',
    '/mail-plan',
    '/mail-plan/new',
    '/mail-plan/dry-run',
    '/mail',
    '/cancellation',
  ];
  consolePages.push(...rooms.map((room) => `${overview}${room}`));
  // A series, the question before its drafts are published, and the days before more of an event are made.
  await page.goto(`${kring.url}/console/series`);
  const series = await page.locator('main table a').first().getAttribute('href');
  consolePages.push(series ?? 'missing', `${series}/edit`, `${series}/publication`);
  consolePages.push(`${overview}/repeat`, `${overview}/repeat?rhythm=monthly&count=3&numbered=yes`);
  // A list of people: choosing the file, what would happen, and what became of it.
  const mixed = 'Naam;E-mail;Rol;Organisatie\nAna Import;ana.import@example.org;Beleid;\nBo;geen adres;;\n';
  // One word as long as it may be: it must not make a page wider than its window.
  const long = 'O'.repeat(160);
  for (const [list, isBroughtIn] of [
    [mixed, false],
    [`${mixed}${'C'.repeat(120)};cem.import@example.org;;${long}\n`, true],
  ] as const) {
    await page.goto(`${kring.url}${overview}/import`);
    await page.setInputFiles('#file', { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await page.locator('main form button').click();
    await page.waitForURL(/import\/[0-9a-f-]{36}$/);
    consolePages.push(new URL(page.url()).pathname);
    if (!isBroughtIn) continue;
    await page.locator('main button.go').click();
    await page.locator('main a.go').waitFor({ timeout: 30_000 });
  }
  consolePages.push(`${overview}/import`);
  // A mail that left, with its letter, and the question before it goes out once more.
  await page.goto(`${kring.url}${overview}/mail`);
  const mail = await page.locator('main table a').first().getAttribute('href');
  consolePages.push(mail ?? 'missing', `${mail}/again`, `${overview}/registrations?q=a&status=confirmed&page=2`);
  consolePages.push(...(await mailPages(page, kring.url + overview)));
  // Somebody who let an offer lapse, and can be offered a place again.
  await page.goto(`${kring.url}/console?q=skillslab`);
  const offering = await page.locator('main a[href*="/console/e/"]').first().getAttribute('href');
  await page.goto(`${kring.url}${offering}/registrations?status=lapsed`);
  const late = await page.locator('main a[href*="/registrations/"]').first().getAttribute('href');
  consolePages.push(late ?? 'missing', `${offering}/registrations`);
  // The demo event with a choice: its programme, and the forms of a round and a session.
  await page.goto(`${kring.url}/console?q=wat+werkt`);
  const withChoice = await page.locator('main a[href*="/console/e/"]').first().getAttribute('href');
  const programme = `${withChoice}/programme`;
  await page.goto(`${kring.url}${programme}`);
  const link = (part: string) => page.locator(`main a[href*="/programme/${part}/"]`).first().getAttribute('href');
  const session = await link('sessions');
  consolePages.push(withChoice ?? 'missing', `${withChoice}/statistics`);
  await page.goto(`${kring.url}/console?tab=past&q=netwerkdag`);
  const past = await page.locator('main a[href*="/console/e/"]').first().getAttribute('href');
  charts.push(`${past}/statistics`, withChoice ?? 'missing');
  consolePages.push(past ?? 'missing', `${past}/statistics`, `${past}/attendance`);
  consolePages.push(programme, `${programme}/rounds/new`, session ?? 'missing', `${session}/cancellation`);
  consolePages.push(person ?? 'missing', `${person}/cancellation`, `${person}/links`);
  // A form that asks more: its list with the preview, a new question, and one of ours to change.
  const form = `${withChoice}/form`;
  for (const preset of ['Regio', 'Sector', 'Eten']) {
    await page.goto(kring.url + form);
    await page.getByRole('button', { name: preset, exact: true }).click();
    await page.waitForURL(/done=saved/);
  }
  await page
    .getByRole('button', { name: /Niet meer vragen/ })
    .first()
    .click();
  await page.waitForURL(/question_retired/);
  const question = await page.locator('main table a').first().getAttribute('href');
  consolePages.push(form, `${form}/new`, question ?? 'missing');
  signedIn = await context.storageState();
  await context.close();
});

step('the public pages have no fault', async () => {
  const shared = [
    '',
    eventPath,
    `${eventPath}/aanmelden`,
    `${eventPath}/aangemeld`,
    `${eventPath}/aangemeld?stand=wachtlijst`,
    `${eventPath}/aangemeld?stand=aanvraag`,
    `${eventPath}/aangemeld?stand=vol`,
    '/werksessie-instrumenten', // full
    '/kennisbasis-eerste-oogst', // over
    '/leerkring-2', // in a series, full
    '/reeks/leerkring',
    '/reeks/leerkring/aangemeld?in=leerkring-1&wachtlijst=leerkring-2&vol=leerkring-3',
    '/agenda/volgen',
    '/link-kwijt',
    '/toegankelijkheid',
    '/privacy',
    '/contact',
  ];
  const own = [
    feed,
    ...['', '/afzeggen', '/wijzigen', '/over-mij', '/gegevens', '/onthouden', '/mail', '/abonnement', '/niet-ik'].map(
      (page) => personal.manage + page,
    ),
    personal.join,
    waiting.manage,
    cancelled.manage,
  ];
  const paths = ['', '/en'].flatMap((prefix) => [...shared, ...own].map((path) => `${prefix}${path}` || '/'));
  const signIn = ['/console/inloggen', '/console/inloggen/verstuurd', new URL(kring.signInLink).pathname];
  expect(await lookAt([...paths, ...signIn, '/en/console/inloggen'], {})).toEqual([]);
});

step('the console has no fault', async () => {
  expect(await lookAt(consolePages, { storageState: signedIn })).toEqual([]);
});

step('charts can be read on a phone: no text in them is smaller than 12 px', async () => {
  for (const width of [320, 360, 768, 1280]) {
    const context = await browser.newContext({ storageState: signedIn, viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of charts) {
      await page.goto(kring.url + path);
      const sizes: number[] = await page.evaluate(`[...document.querySelectorAll('.chart svg text')]
        .filter((text) => text.getClientRects().length > 0)
        .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)`);
      expect(sizes.length).toBeGreaterThan(5);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    }
    await context.close();
  }
});

step('the console has no fault in English either', async () => {
  const context = await browser.newContext({ storageState: signedIn });
  const page = await context.newPage();
  await page.goto(`${kring.url}/console/preferences`);
  await page
    .locator('[name=language][value=en]')
    .check()
    .catch(() => page.locator('select[name=language]').selectOption('en'));
  await page.getByRole('main').getByRole('button').first().click();
  await page.waitForLoadState();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await context.close();
  expect(await lookAt(consolePages, { storageState: signedIn })).toEqual([]);
});

step('what is not there, and the room once its door is open, have no fault', async () => {
  expect(await lookAt(['/bestaat-niet', '/en/mijn/no-such-link'], {}, 404)).toEqual([]);
  const [start] =
    /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/.exec(await (await fetch(kring.url + eventPath)).text()) ?? [];
  kring.moveClockTo(new Date(Date.parse(start ?? '') - 5 * 60_000));
  // The room page goes on to the platform at once: its own page is what stands there when scripts and refreshes wait.
  expect(await lookAt([personal.join, `/en${personal.join}`], {})).toEqual([]);
});

/** All faults of these pages at all widths, each with where it was seen. */
async function lookAt(
  paths: readonly string[],
  options: Parameters<Browser['newContext']>[0],
  status = 200,
): Promise<string[]> {
  const found = await Promise.all(
    WIDTHS.map(async (width) => {
      const context = await browser.newContext({
        ...options,
        viewport: { width, height: 800 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const faults: string[] = [];
      for (const path of paths) {
        const wrong = await faultsOf(page, `${kring.url}${path}`, status);
        faults.push(...wrong.map((fault) => `${path} at ${width} px: ${fault}`));
      }
      await context.close();
      return faults;
    }),
  );
  return found.flat();
}
