/** @needs chromium */
import type { Browser, Page } from 'playwright-core';
import { openBrowser, watchPolicy } from './support/browser.js';
import { type RunningKring, startKring } from './support/kring.js';
import { story } from './support/story.js';

/** A form that asks more: made in the console, filled in with and without a script, read by the organiser, and forgotten. */
const step = story(120, async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
const EVENT = '/wat-werkt';
let kring: RunningKring;
let browser: Browser;
let page: Page;
let office: Page;
let console_: string;
const complaints: string[] = [];

beforeAll(async () => {
  kring = await startKring();
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
}, 60_000);

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', ...options });
  page = watchPolicy(await context.newPage(), complaints);
  return page;
}

/** Presses a button of the page and waits for what follows. */
async function press(name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
}

step('an organiser asks how people travel, and those on the train from where', async () => {
  office = await open();
  await page.goto(kring.signInLink);
  await page.getByRole('main').getByRole('button').click();
  await page.goto(`${kring.url}/console?q=wat+werkt`);
  console_ = (await page.locator('main a[href*="/console/e/"]').first().getAttribute('href')) ?? '';
  await page.goto(`${kring.url}${console_}/form`);
  await press('Eten');
  await page.goto(`${kring.url}${console_}/form/new`);
  await page.locator('[name="label.nl"]').fill('Hoe reis je?');
  await page.locator('[name=kind]').selectOption('one_choice');
  await page.locator('[name=more]').fill('Fiets\nTrein');
  await page.locator('[name=required]').check();
  await press('Bewaren');
  await page.goto(`${kring.url}${console_}/form/new`);
  await page.locator('[name="label.nl"]').fill('Vanaf welk station?');
  await page.locator('[name=required]').check();
  const train = page.locator('[name=shownIf] option').filter({ hasText: 'Trein' });
  await page.locator('[name=shownIf]').selectOption(await train.getAttribute('value'));
  await press('Bewaren');
  expect(await page.locator('main table').first().innerText()).toContain('Alleen bij “Trein” op “Hoe reis je?”');
});

step('with a script only what is asked is there', async () => {
  await open();
  await page.goto(`${kring.url}${EVENT}/aanmelden`);
  const station = page.getByLabel('Vanaf welk station?');
  await station.waitFor({ state: 'hidden' });
  await page.getByLabel('Trein').check();
  await station.fill('Ede-Wageningen');
  await page.getByLabel('Fiets').check();
  await station.waitFor({ state: 'hidden' });
  await page.getByLabel('Trein').check();
  await page.getByLabel('Vegetarisch').check();
  await page.getByLabel('Zonder noten').check();
  await page.locator('[name=name]').fill('Ana Voorbeeld');
  await page.locator('[name=email]').fill('ana@example.org');
  await press('Aanmelden');
  expect(page.url()).toContain('/aangemeld');
});

step('without a script everything is there, with its condition, and the server decides', async () => {
  await open({ javaScriptEnabled: false });
  await page.goto(`${kring.url}${EVENT}/aanmelden`);
  const main = page.getByRole('main');
  expect(await main.innerText()).toContain('Alleen als je bij “Hoe reis je?” kiest voor “Trein”.');
  await page.locator('[name=name]').fill('Bo Voorbeeld');
  await page.locator('[name=email]').fill('bo@example.org');
  await page.getByLabel('Trein').check();
  await press('Aanmelden');
  expect(await main.innerText()).toContain('Geef antwoord op: Vanaf welk station?');
  expect(await page.locator('[name=name]').inputValue()).toBe('Bo Voorbeeld');
  expect(await page.getByLabel('Trein').isChecked()).toBe(true);
  await page.getByLabel('Fiets').check();
  await press('Aanmelden');
  expect(page.url()).toContain('/aangemeld');
});

step('the organiser reads the answers and orders lunch', async () => {
  page = office;
  await page.goto(`${kring.url}${console_}/form`);
  const chosen = await page.getByRole('region', { name: 'Wat mensen met een plek kozen' }).innerText();
  expect(chosen.replace(/\s+/g, ' ')).toMatch(/Vegetarisch 1 Zonder noten 1.*Fiets 1 Trein 1/);
  await page.goto(`${kring.url}${console_}/registrations?q=ana+voorbeeld`);
  await page.locator('main table a').first().click();
  await page.waitForLoadState();
  const person = (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');
  expect(person).toMatch(
    /Vegetarisch; Zonder noten Apart bewaard.*Hoe reis je\? Trein Vanaf welk station\? Ede-Wageningen/,
  );
});

step('a page of ours never broke its own content security policy', async () => {
  expect(complaints).toEqual([]);
});
