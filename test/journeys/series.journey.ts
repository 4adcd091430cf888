/** @needs chromium */
import type { Browser, Page } from 'playwright-core';
import { CalendarClient, readInvitation } from '#calendar/testing';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { openBrowser } from './support/browser.js';
import { type RunningKring, startKring } from './support/kring.js';
import { story } from './support/story.js';

/** A series of six webinars, made of one, across the day the clock goes forward; all of it without JavaScript. */
const step = story(async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let page: Page;

const SERIES = '/reeks/webinars-over-leren';
const CHANGE = { before: 'T13:00:00.000Z', after: 'T12:00:00.000Z' }; // two in the afternoon in Amsterdam, each half of the year

beforeAll(async () => {
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>' });
  browser = await openBrowser();
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
  await sink?.stop();
});

const text = () => page.getByRole('main').innerText();
const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
const mailsTo = (address: string) => sink.mails.filter((mail) => mail.to.toLowerCase() === address);

/** A Thursday, seventeen days before the clock goes forward next year. */
function firstDay(): string {
  const year = kring.now().getUTCFullYear() + 1;
  const change = new Date(Date.UTC(year, 2, 31));
  change.setUTCDate(31 - change.getUTCDay()); // the last Sunday of March
  return new Date(change.getTime() - 17 * 86_400_000).toISOString().slice(0, 10);
}

async function waitForMails(address: string, count: number): Promise<void> {
  await until(() => mailsTo(address).length >= count, `${count} mails to ${address}`);
}

step('an organiser makes a series, and its first webinar in it', async () => {
  await page.goto(kring.signInLink);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(/\/console$/);
  await page.goto(`${kring.url}/console/series/new`);
  await page.locator('[name="title.nl"]').fill('Webinars over leren');
  await page.locator('[name="title.en"]').fill('Webinars on learning');
  await page.locator('[name="summary.nl"]').fill('Zes keer een uur.');
  await press('Bewaren');
  await page.waitForURL(/console\/series\/.*done=saved/);
  await page.getByRole('link', { name: 'Evenement toevoegen' }).click();
  await page.locator('[name="title.nl"]').fill('Webinar 1');
  await page.locator('[name="summary.nl"]').fill('Over leren.');
  await page.locator('[name=start]').fill(`${firstDay()}T14:00`);
  await page.locator('[name=end]').fill(`${firstDay()}T15:00`);
  expect(await page.locator('[name=seriesId] option:checked').innerText()).toBe('Webinars over leren');
  await press('Bewaren als concept');
  await page.waitForURL(/done=created/);
});

step('she sees the days before anything is made, unticks one, and makes five more with two presses', async () => {
  await page.getByRole('link', { name: 'Herhalen' }).click();
  await page.locator('[name=count]').fill('6');
  await press('Toon de dagen');
  expect(await page.locator('[name=day]:checked').count()).toBe(6);
  expect(
    await kring.rows(`select 1 from event where title->>'nl' like 'Webinar %' and series_id is not null`),
  ).toHaveLength(1);
  await page.locator('[name=day]').nth(3).uncheck();
  await press('Maak deze concepten');
  await page.waitForURL(/done=repeated/);
  await page.goBack();
  for (const n of [0, 1, 2, 4, 5]) await page.locator('[name=day]').nth(n).check();
  await page.locator('[name=day]').nth(3).uncheck();
  await press('Maak deze concepten');
  await page.waitForURL(/done=repeated_before/);
  const made = await kring.rows<{ title: string; at: Date; local: string; reminders: number }>(
    `select e.title->>'nl' as title, starts_at as at, local_start as local,
            (select count(*)::int from mail_plan where event_id = e.id) as reminders
     from event e join series s on s.id = e.series_id and s.slug = 'webinars-over-leren' order by starts_at`,
  );
  expect(made.map(({ title }) => title)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Webinar ${n}`));
  expect(new Set(made.map(({ local }) => local.slice(10)))).toEqual(new Set(['T14:00']));
  expect(made.map(({ at }) => at.toISOString().slice(10))).toEqual([
    ...[CHANGE.before, CHANGE.before, CHANGE.before],
    ...[CHANGE.after, CHANGE.after, CHANGE.after],
  ]);
  expect(new Set(made.map(({ reminders }) => reminders))).toEqual(new Set([2]));
});

step('she leaves one place in the second, and publishes all six after hearing which', async () => {
  await page.getByRole('link', { name: 'Webinar 2' }).click();
  await page.goto(`${page.url()}/edit`);
  await page.locator('[name=capacity]').fill('1');
  await press('Bewaren');
  await page.waitForURL(/done=saved/);
  expect((await fetch(kring.url + SERIES)).status).toBe(404);
  await page.goto(`${kring.url}/console/series`);
  await page.getByRole('link', { name: 'Webinars over leren' }).click();
  await page.getByRole('link', { name: 'Concepten publiceren' }).click();
  expect(await text()).toContain('Deze 6 evenementen zijn klaar');
  await press('Alle 6 publiceren');
  await page.waitForURL(/done=series_published/);
  expect((await fetch(kring.url + SERIES)).status).toBe(200);
});

step('a participant takes the second alone, so that it is full for the next', async () => {
  await page.goto(kring.url + SERIES);
  expect(await page.locator('[name=event]:checked').count()).toBe(6);
  for (const n of [1, 3, 4, 5, 6]) await page.getByLabel(`Webinar ${n}`).uncheck();
  await page.locator('[name=name]').fill('Eva Eerst');
  await page.locator('[name=email]').fill('eva.reeks@example.org');
  await press('Aanmelden');
  await page.waitForURL(/aangemeld\?in=webinar-2$/);
});

step('another registers for all in English, and mends a slip without ticking anything again', async () => {
  await page.goto(`${kring.url}/en${SERIES}`);
  expect(await page.locator('[name=event]:checked').count()).toBe(5);
  expect(await text()).toContain('Full, waiting list open');
  await page.getByLabel('Webinar 2').check();
  await page.locator('[name=name]').fill('Ada Alles');
  await page.locator('[name=email]').fill('ada.reeks@');
  await press('Register');
  expect(await text()).toContain('Fill in a valid e-mail address');
  expect(await page.locator('[name=event]:checked').count()).toBe(6);
  await page.locator('[name=email]').fill('Ada.Reeks@Example.org.');
  await press('Register');
  await page.waitForURL(/aangemeld/);
  expect(await text()).toContain('6 mails are on their way');
  expect(await text()).toContain('new registrations go on the waiting list');
});

step('going back and pressing once more changes nothing', async () => {
  const rows = () => kring.rows(`select id, group_id from registration where name = 'Ada Alles' order by id`);
  const before = await rows();
  expect(before).toHaveLength(6);
  await page.goBack();
  await page.locator('[name=name]').fill('Ada Alles');
  await page.locator('[name=email]').fill('ada.reeks@example.org');
  await page.getByLabel('Webinar 2').check();
  await press('Register');
  await page.waitForURL(/aangemeld/);
  expect(await rows()).toEqual(before);
  expect(new Set(before.map((row) => (row as { group_id: string }).group_id)).size).toBe(1);
});

step(
  'each webinar has its own mail and its own entry, at the same time of day in both halves of the year',
  async () => {
    const address = 'ada.reeks@example.org';
    await waitForMails(address, 6);
    const calendar = new CalendarClient(address);
    for (const { parsed, calendar: entry } of mailsTo(address)) {
      expect(parsed.text).toMatch(/\/mijn\/[\w-]{48}/);
      if (entry) calendar.receive(readInvitation(entry));
    }
    const held = calendar.entries.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    expect(held.map(({ title }) => title)).toEqual([1, 3, 4, 5, 6].map((n) => `Webinar ${n}`));
    expect(new Set(held.map(({ uid }) => uid)).size).toBe(5);
    expect(held.map(({ startsAt }) => startsAt.toISOString().slice(10))).toEqual([
      ...[CHANGE.before, CHANGE.before],
      ...[CHANGE.after, CHANGE.after, CHANGE.after],
    ]);
    const subjects = mailsTo(address).map(({ parsed }) => parsed.subject);
    expect(subjects.filter((subject) => /waiting list/i.test(subject ?? ''))).toHaveLength(1);
  },
);

step('cancelling one by its own link leaves the others, and the place goes to who waited', async () => {
  await waitForMails('eva.reeks@example.org', 1);
  const link = /http:\/\/\S+\/mijn\/[\w-]+/.exec(mailsTo('eva.reeks@example.org')[0]?.parsed.text ?? '')?.[0];
  await page.goto(`${link}/afzeggen`);
  await page.getByRole('main').getByRole('button').first().click();
  await waitForMails('ada.reeks@example.org', 7);
  const standing = await kring.rows(
    `select status, count(*)::int from registration where name = 'Ada Alles' group by status`,
  );
  expect(standing).toEqual([{ status: 'confirmed', count: 6 }]);
});

step('the page of a webinar leads to the series and to its neighbours', async () => {
  await page.goto(`${kring.url}/webinar-3`);
  await page.getByRole('main').getByRole('link', { name: 'Webinar 4' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Webinars over leren' }).click();
  expect(new URL(page.url()).pathname).toBe(SERIES);
});
