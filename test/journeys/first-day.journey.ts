/** @needs chromium */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openBrowser, watchPolicy } from './support/browser.js';
import { type RunningKring, startKring } from './support/kring.js';
import { story } from './support/story.js';

/**
 * An organiser's first day: from the printed link to a published webinar with two theme-group sessions, in few
 * interactions, by keyboard alone, and without JavaScript. A press, a filled field and a chosen option each count as one.
 */
const MOST_INTERACTIONS = 25;
const step = story(async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
let kring: RunningKring;
let browser: Browser;
let page: Page;
let console_: Awaited<ReturnType<BrowserContext['storageState']>>;
const complaints: string[] = [];

beforeAll(async () => {
  kring = await startKring();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
});

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', ...options });
  page = watchPolicy(await context.newPage(), complaints);
  return page;
}

/** A day in three weeks, at a time, as a date field takes it. */
function at(time: string): string {
  return `${new Date(kring.now().getTime() + 21 * 86_400_000).toISOString().slice(0, 10)}T${time}`;
}

step('a newcomer publishes a webinar with two theme-group sessions in at most 25 interactions', async () => {
  let interactions = 0;
  const press = async (what: Locator) => {
    interactions += 1;
    await what.click();
    await page.waitForLoadState();
  };
  const fill = async (name: string, text: string) => {
    interactions += 1;
    await page.locator(`[name="${name}"]`).fill(text);
  };
  const choose = async (name: string, label: RegExp) => {
    interactions += 1;
    const value = await page
      .locator(`[name="${name}"] option`)
      .filter({ hasText: label })
      .first()
      .getAttribute('value');
    await page.locator(`[name="${name}"]`).selectOption(value);
  };
  const link = (name: string | RegExp) => page.getByRole('link', { name }).first();
  const button = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).first();
  await open();
  interactions += 1; // following the printed link
  await page.goto(kring.signInLink);
  await press(button(/./));
  await press(link('Nieuw evenement'));
  await fill('title.nl', 'Najaarsbijeenkomst');
  await fill('summary.nl', 'Twee themagroepen vertellen hoe het gaat.');
  await fill('start', at('14:00'));
  await fill('end', at('16:00'));
  await fill('roomUrl', 'https://meet.example.org/najaar');
  await press(button('Bewaren als concept'));
  await press(link('Programma'));
  await press(link(/ronde/i));
  await fill('title.nl', 'Werksessies');
  await fill('start', at('14:30'));
  await fill('end', at('15:30'));
  await press(button('Bewaren'));
  for (const [title, group] of [
    ['Wat werkt', /^A:/],
    ['Instrumenten in de praktijk', /^B:/],
  ] as const) {
    await press(link(/sessie/i));
    await fill('title.nl', title);
    await choose('themeGroupId', group);
    await press(button('Bewaren'));
  }
  await press(link('Overzicht'));
  await press(button('Publiceren'));
  await page.getByText('Aanmelden open').first().waitFor();
  const address = await link('Bekijk de pagina').getAttribute('href');
  const published = await (await fetch(new URL(address ?? '', kring.url))).text();
  expect(published).toContain('Wat werkt');
  expect(published).toContain('Instrumenten in de praktijk');
  expect(interactions).toBeLessThanOrEqual(MOST_INTERACTIONS);
  console_ = await page.context().storageState();
});

step('by keyboard alone somebody publishes an event, and checks in who stands at the door', async () => {
  await open({ storageState: console_ });
  await page.goto(`${kring.url}/console`);
  await tabTo('link', 'Nieuw evenement');
  await page.keyboard.press('Enter');
  await page.waitForURL(/events\/new/);
  await tabToField('title.nl');
  await page.keyboard.type('Inloopmiddag');
  await tabToField('summary.nl');
  await page.keyboard.type('Loop binnen en praat mee.');
  await tabToField('start');
  await typeMoment(at('10:00'));
  await tabToField('end');
  await typeMoment(at('12:00'));
  await tabToField('kind');
  await page.keyboard.press('ArrowDown'); // on site
  expect(await page.locator('[name=kind]:checked').getAttribute('value')).toBe('on_site');
  await tabToField('location');
  await page.keyboard.type('Buurthuis Voorbeeld');
  await tabTo('button', 'Bewaren als concept');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=created/);
  await tabTo('button', 'Publiceren');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=published/);
  const event = /.*\/e\/[0-9a-f-]{36}/.exec(page.url())?.[0];
  await tabTo('link', 'Bekijk de pagina');
  await page.keyboard.press('Enter');
  await page.waitForURL(/inloopmiddag/);
  await tabToField('name');
  await page.keyboard.type('Zoë Toetsenbord');
  await tabToField('email');
  await page.keyboard.type('zoe.toetsenbord@example.org');
  await page.keyboard.press('Enter');
  await page.waitForURL(/aangemeld/);
  await page.goto(`${event}/checkin`);
  await tabToField('q');
  await page.keyboard.type('zoe');
  await page.locator('strong', { hasText: 'Zoë Toetsenbord' }).waitFor();
  await tabTo('button', /^Inchecken/);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Zoë Toetsenbord' }).waitFor();
  await page.goto(`${event}/attendance`);
  expect(await page.getByRole('main').innerText()).toMatch(/Aanwezig\s*1\s*van 1/);
});

step('without JavaScript the same console works', async () => {
  await open({ storageState: console_, javaScriptEnabled: false });
  await page.goto(`${kring.url}/console?q=Inloopmiddag`);
  await page.getByRole('link', { name: 'Inloopmiddag' }).click();
  const event = /.*\/e\/[0-9a-f-]{36}/.exec(page.url())?.[0];
  await page.goto(`${event}/registrations`);
  await page.locator('[name=q]').fill('zoe');
  await page.getByRole('main').getByRole('button', { name: 'Zoeken' }).click();
  await page.getByRole('link', { name: 'Zoë Toetsenbord' }).click();
  expect(await page.getByRole('main').innerText()).toContain('zoe.toetsenbord@example.org');
  await page.goto(`${event}/checkin?q=zoe`);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Ongedaan/ })
    .first()
    .click();
  await page.goto(`${event}/attendance`);
  expect(await page.getByRole('main').innerText()).toMatch(/Aanwezig\s*0\s*van 1/);
  await page.goto(`${event}/checkin?q=zoe`);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Inchecken/ })
    .first()
    .click();
  await page.goto(`${event}/statistics`);
  expect(await page.getByRole('img', { name: 'Aanmeldingen in de tijd' }).first().isVisible()).toBe(true);
  await page.goto(`${event}/edit`);
  await page.locator('[name="summary.nl"]').fill('Loop binnen, praat mee, ga naar huis met een plan.');
  await page.getByRole('button', { name: 'Bewaren' }).click();
  expect(page.url()).not.toContain('/edit');
});

step('no page broke its own content security policy', async () => {
  expect(complaints).toEqual([]);
});

/** Presses Tab until this has the focus, as somebody without a mouse does. @throws when it is never reached */
async function tabTo(role: 'link' | 'button', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  await tabUntil(() => wanted.and(page.locator(':focus')).count(), `${role} ${name}`);
}

async function tabToField(name: string): Promise<void> {
  await tabUntil(() => page.locator(`[name="${name}"]:focus`).count(), name);
}

async function tabUntil(isThere: () => Promise<number>, what: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if ((await isThere()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${what}`);
}

/** A date field takes its parts in the order of the browser's own language, which no page can choose. */
async function typeMoment(moment: string): Promise<void> {
  const [, year, month, day, hour, minute] = /(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(moment) ?? [];
  const half = Number(hour) < 12 ? 'a' : 'p';
  const twelve = String(((Number(hour) + 11) % 12) + 1).padStart(2, '0');
  const focused = page.locator(':focus');
  for (const [date, time] of [
    [`${month}${day}${year}`, `${twelve}${minute}${half}`],
    [`${day}${month}${year}`, `${hour}${minute}`],
  ] as const) {
    await page.keyboard.type(date);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(time);
    if ((await focused.inputValue()) === moment) return;
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
  }
  throw new Error(`The field does not take ${moment}, it says ${await focused.inputValue()}`);
}
