/** @needs chromium */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { openBrowser } from './support/browser.js';
import { consolesPlaces, EVENT, type Places, peoplesPlaces } from './support/demo-places.js';
import { type RunningKring, startKring } from './support/kring.js';
import { faultsOf } from './support/look.js';

/**
 * Every page, in both languages, light and dark, on a phone and on a desk: no accessibility fault, no sideways scroll. Each
 * page is a test of its own. "{mine}" and its like are paths that exist once people have done something.
 */
const PUBLIC = [
  '',
  EVENT,
  `${EVENT}/aanmelden`,
  `${EVENT}/aangemeld`,
  `${EVENT}/aangemeld?stand=wachtlijst`,
  `${EVENT}/aangemeld?stand=aanvraag`,
  `${EVENT}/aangemeld?stand=vol`,
  `${EVENT}/aanmelden/groep`,
  `${EVENT}/aangemeld/groep?stand=deels`,
  '/werksessie-instrumenten/aanmelden/groep',
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
  '{feed}',
  ...['', '/afzeggen', '/wijzigen', '/over-mij', '/gegevens', '/onthouden', '/mail', '/abonnement', '/niet-ik'].map(
    (page) => `{mine}${page}`,
  ),
  '{join}',
  '{waiting}',
  '{cancelled}',
];
const SIGN_IN = ['/console/inloggen', '/console/inloggen/verstuurd', '{signIn}'];
const OF_AN_EVENT = [
  '',
  '/edit',
  '/preview',
  '/statistics',
  '/registrations',
  '/registrations?q=a&status=confirmed&page=2',
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
  '/repeat',
  '/repeat?rhythm=monthly&count=3&numbered=yes',
  '/import',
];
const CONSOLE = [
  ...['/console', '/console?tab=drafts', '/console?tab=past', '/console/events/new', '/console/people'],
  ...['/console/mail', '/console/preferences', '/console/preferences/digest', '/console/api-keys'],
  ...['/console/theme-groups', '/console/theme-groups/new', '{members}'],
  // A series, and the question before its drafts are published.
  ...[
    '/console/series',
    '/console/series/new',
    '{series}',
    '{series}/edit',
    '{series}/publication',
    '{series}/removal',
  ],
  ...OF_AN_EVENT.map((page) => `{event}${page}`),
  ...['{asked import}', '{done import}'],
  // A mail that left, with its letter, and the question before it goes out once more.
  ...['{mail}', '{mail}/again'],
  // A message that left, one that is being written, as one of its people reads it, and the first mail of the plan.
  ...['{sent}', '{draft}', '{draft}?done=saved', '{draft}/preview', '{draft}/sending', '{plan}', '{plan}/preview'],
  // Somebody who let an offer lapse, and can be offered a place again.
  ...['{late}', '{offering}/registrations'],
  // An event with a choice: its programme, the forms of a round and a session, and what it asks.
  ...['{choice}', '{choice}/statistics', '{choice}/programme', '{choice}/programme/rounds/new'],
  ...['{session}', '{session}/cancellation', '{choice}/form', '{choice}/form/new', '{question}'],
  ...['{past}', '{past}/statistics', '{past}/attendance'],
  ...['{person}', '{person}/cancellation', '{person}/links'],
];
/** Pages with a chart of each form. */
const CHARTS = ['{past}/statistics', '{choice}'];

let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let places: Places;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

beforeAll(async () => {
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>' });
  browser = await openBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(kring.signInLink);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(/\/console$/);
  places = {
    signIn: new URL(kring.signInLink).pathname,
    ...(await peoplesPlaces(kring, sink)),
    ...(await consolesPlaces(page, kring)),
  };
  signedIn = await context.storageState();
  await context.close();
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
  await sink?.stop();
});

const pathOf = (page: string) => page.replace(/\{([^}]+)\}/g, (_, place: string) => places[place] ?? `no ${place}`);

/** A window of each width, for all pages of a group. */
function windows(options: () => Parameters<Browser['newContext']>[0] = () => ({})) {
  let pages: Page[] = [];
  beforeAll(async () => {
    const open = (width: number) =>
      browser.newPage({ ...options(), viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    pages = await Promise.all([320, 1280].map(open));
  });
  afterAll(() => Promise.all(pages.map((page) => page.context().close())));
  return async (path: string, status = 200): Promise<string[]> => {
    const found = await Promise.all(pages.map((page) => faultsOf(page, kring.url + (pathOf(path) || '/'), status)));
    return found.flatMap((faults, i) => faults.map((fault) => `${pages[i]?.viewportSize()?.width} px: ${fault}`));
  };
}

describe.each([
  ['in Dutch', ''],
  ['in English', '/en'],
])('what everybody sees %s', (_, prefix) => {
  const lookAt = windows();
  it.each(prefix ? [...PUBLIC, SIGN_IN[0] ?? ''] : [...PUBLIC, ...SIGN_IN])('has no fault at %s', async (page) => {
    expect(await lookAt(prefix + page)).toEqual([]);
  });
  it('has no fault where nothing is', async () => {
    expect(await lookAt(`${prefix}/bestaat-niet`, 404)).toEqual([]);
    expect(await lookAt(`${prefix}/mijn/no-such-link`, 404)).toEqual([]);
  });
});

describe('the console', () => {
  const lookAt = windows(() => ({ storageState: signedIn }));
  it.each(CONSOLE)('has no fault at %s', async (page) => {
    expect(await lookAt(page)).toEqual([]);
  });
});

describe.each([320, 360, 768, 1280])('a chart in a window of %i px', (width) => {
  it.each(CHARTS)('has no text at %s that is smaller than 12 px', async (path) => {
    const page = await browser.newPage({ storageState: signedIn, viewport: { width, height: 800 } });
    await page.goto(kring.url + pathOf(path));
    const sizes: number[] = await page.evaluate(`[...document.querySelectorAll('.chart svg text')]
      .filter((text) => text.getClientRects().length > 0)
      .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)`);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    await page.context().close();
  });
});

describe('the console in English', () => {
  beforeAll(async () => {
    const page = await browser.newPage({ storageState: signedIn });
    await page.goto(`${kring.url}/console/preferences`);
    await page.locator('[name=language][value=en]').check();
    await page.getByRole('main').getByRole('button').first().click();
    await page.locator('html[lang=en]').waitFor();
    await page.context().close();
  });
  const lookAt = windows(() => ({ storageState: signedIn }));
  it.each(CONSOLE)('has no fault at %s', async (page) => {
    expect(await lookAt(page)).toEqual([]);
  });
});

describe('the room once its door is open', () => {
  beforeAll(async () => {
    const [event] = await kring.rows<{ at: Date }>('select starts_at as at from event where slug = $1', [
      EVENT.slice(1),
    ]);
    kring.moveClockTo(new Date(Number(event?.at) - 5 * 60_000));
  });
  const lookAt = windows();
  // The room page goes on to the platform at once: its own page is what stands there when scripts and refreshes wait.
  it.each(['{join}', '/en{join}'])('has no fault at %s', async (page) => {
    expect(await lookAt(page)).toEqual([]);
  });
});
