/** @needs chromium */
import type { Browser, Page } from 'playwright-core';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { openBrowser, watchPolicy } from './support/browser.js';
import { type RunningKring, startKring } from './support/kring.js';
import { story } from './support/story.js';

/** A form that asks more: made in the console, filled in with and without a script, read, changed, and remembered. */
const step = story(async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
const EVENT = '/wat-werkt';
let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let page: Page;
let office: Page;
let console_: string;
/** Address of the personal page of Cy. */
let mine: string;
const complaints: string[] = [];

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

/** Chooses a session by the words of its title. */
async function choose(title: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(title) }).check();
}

/** Path of the personal page in the first mail to somebody. */
async function linkOf(email: string): Promise<string> {
  await until(() => sink.to(email).length > 0, `a mail to ${email}`);
  return /localhost:\d+(\/mijn\/[\w-]{48})/.exec(sink.to(email)[0]?.parsed.text ?? '')?.[1] ?? '/missing';
}

/** "Hoe reis je? Trein", in the order of the form. */
async function answersOf(name: string): Promise<string[]> {
  const rows = await kring.rows<{ said: string }>(
    `select (q.label ->> 'nl') || ' ' || coalesce((
       select o -> 'label' ->> 'nl' from jsonb_array_elements(q.options) o where o ->> 'id' = a.value #>> '{}'), a.value #>> '{}') as said
     from answer a join question q on q.id = a.question_id join registration r on r.id = a.registration_id
     where r.name = $1 order by q.position`,
    [name],
  );
  return rows.map(({ said }) => said);
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

step('who comes back to the form sees how many places are left by now, and keeps what was typed', async () => {
  await open();
  await page.clock.install();
  await page.goto(`${kring.url}${EVENT}/aanmelden`);
  await page.locator('[name=name]').fill('Zus Voorbeeld');
  const left = page.locator('[id^="left-"]').last();
  const session = (await left.getAttribute('id'))?.slice('left-'.length);
  await kring.rows('update pool set capacity = taken + 1, ceiling = taken + 1 where session_id = $1', [session]);
  expect(await left.innerText()).not.toBe('Nog 1 plek');
  await page.clock.fastForward(11_000);
  await page.locator('[name=organisation]').focus();
  await left.getByText('Nog 1 plek', { exact: true }).waitFor();
  expect(await page.locator('[name=name]').inputValue()).toBe('Zus Voorbeeld');
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

step('one session begins to ask something of who chooses it', async () => {
  page = office;
  await page.goto(`${kring.url}${console_}/form/new`);
  await page.locator('[name="label.nl"]').fill('Welk instrument breng je mee?');
  await page.locator('[name=required]').check();
  const session = page.locator('[name=session] option').filter({ hasText: 'B1' });
  await page.locator('[name=session]').selectOption(await session.getAttribute('value'));
  await press('Bewaren');
});

step('without a script somebody registers with two sessions, and changes an answer by their own link', async () => {
  await open({ javaScriptEnabled: false });
  await page.goto(`${kring.url}${EVENT}/aanmelden`);
  await page.locator('[name=name]').fill('Cy Voorbeeld');
  await page.locator('[name=email]').fill('cy@example.org');
  await choose('Jouw vraag, hun onderzoek');
  await page
    .getByRole('group', { name: /Ronde 2/ })
    .getByRole('radio')
    .first()
    .check();
  await page.getByLabel('Trein').check();
  await page.getByLabel('Vanaf welk station?').fill('Zwolle');
  await page.getByLabel('Halal').check();
  await press('Aanmelden');
  expect(page.url()).toContain('/aangemeld');
  mine = `${kring.url}${await linkOf('cy@example.org')}`;
  await page.goto(`${mine}/over-mij`);
  expect(await page.getByLabel('Vanaf welk station?').inputValue()).toBe('Zwolle');
  expect(await page.getByLabel('Halal').isChecked()).toBe(true);
  await page.getByLabel('Vanaf welk station?').fill('');
  await page.getByLabel('Halal').uncheck();
  await press('Bewaren');
  expect(await page.getByRole('main').innerText()).toContain('Geef antwoord op: Vanaf welk station?');
  await page.getByLabel('Vanaf welk station?').fill('Assen');
  await press('Bewaren');
  expect(page.url()).toContain('stand=bewaard');
  expect(await answersOf('Cy Voorbeeld')).toEqual(['Hoe reis je? Trein', 'Vanaf welk station? Assen']);
});

step('and goes to the session that asks something, not without an answer', async () => {
  await page.goto(`${mine}/wijzigen`);
  expect(await page.getByRole('main').innerText()).toContain('Alleen als je sessie B1 kiest');
  await choose('Instrumenten die het verschil maken');
  await press('Bewaar mijn keuze');
  expect(await page.getByRole('main').innerText()).toContain('Geef antwoord op: Welk instrument breng je mee?');
  expect(await page.getByRole('radio', { name: /Instrumenten die het verschil maken/ }).isChecked()).toBe(true);
  await page.getByLabel('Welk instrument breng je mee?').fill('De tijdlijn');
  await press('Bewaar mijn keuze');
  expect(page.url()).toContain('gewijzigd=ja');
  expect(await page.getByRole('region', { name: 'Mijn programma' }).innerText()).toContain('Instrumenten die het');
  expect(await answersOf('Cy Voorbeeld')).toContain('Welk instrument breng je mee? De tijdlijn');
});

step('asks to be remembered, and finds the form of another event filled in', async () => {
  await page.goto(`${mine}/onthouden`);
  await press('Onthoud dit');
  await page.getByRole('link', { name: 'Open spreekuur voor starters' }).click();
  await page.waitForLoadState();
  expect(await page.locator('[name=name]').inputValue()).toBe('Cy Voorbeeld');
  expect(await page.locator('[name=email]').inputValue()).toBe('cy@example.org');
  await press('Aanmelden');
  expect(page.url()).toContain('/open-spreekuur/aangemeld');
  await page.goto(`${mine}/onthouden`);
  await press('Vergeet het');
  expect(await kring.rows('select 1 from contact where remembered_answers is not null')).toEqual([]);
});

step('a page of ours never broke its own content security policy', async () => {
  expect(complaints).toEqual([]);
});
