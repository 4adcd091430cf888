/** @needs chromium */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.js';
import { type RunningKring, startKring } from './support/kring.js';
import { story } from './support/story.js';

/** The door of a demo event: a phone in one hand, a second phone, a dead spot in the cellar, and no JavaScript at all. */
const step = story(async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
let kring: RunningKring;
let browser: Browser;
let page: Page;
let phone: BrowserContext;
let state: Awaited<ReturnType<BrowserContext['storageState']>>;
let door: string;
/** People of the demo who stand at the door and are not in yet. */
let guests: { id: string; name: string }[];
/** How many are in before anybody is pressed. */
let inside: number;

beforeAll(async () => {
  kring = await startKring();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
});

const row = (on: Page, guest: number) => on.locator(`#p-${guests[guest]?.id}`);
const counter = (on: Page) => on.locator('#now b').innerText();
const checkIns = (guest: number) =>
  kring.rows<{ stands: boolean }>(
    `select undone_at is null as stands from presence_observation where registration_id = $1 and source = 'check_in'`,
    [guests[guest]?.id],
  );

step('an organiser opens the door of an event that people come to', async () => {
  const desk = await browser.newContext();
  page = await desk.newPage();
  await page.goto(kring.signInLink);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(/\/console$/);
  state = await desk.storageState();
  await desk.close();
  const [event] = await kring.rows<{ id: string; startsAt: Date }>(
    `select e.id, e.starts_at as "startsAt" from event e join registration r on r.event_id = e.id
     where e.kind <> 'online' and e.status = 'published' and r.status = 'confirmed' and r.attends = 'on_site'
       and e.starts_at > $1
     group by e.id having count(*) > 5 order by e.starts_at limit 1`,
    [kring.now()],
  );
  door = `${kring.url}/console/e/${event?.id}/checkin`;
  guests = await kring.rows(
    `select id, name from registration r where event_id = $1 and status = 'confirmed' and attends = 'on_site'
       and not exists (select from presence_observation o where o.registration_id = r.id)
     order by lower(name), arrival limit 5`,
    [event?.id],
  );
  phone = await browser.newContext({ ...PHONE, storageState: state });
  page = await phone.newPage();
  await page.goto(`${kring.url}/console/e/${event?.id}`);
  await page.locator('a[href$="/checkin"]').tap();
  await page.waitForURL(door);
  inside = Number(await counter(page));
});

step('typing narrows the list without a press, and ignores accents and capitals', async () => {
  const plain = (guests[0]?.name ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  await page.locator('#q').pressSequentially(plain);
  await page.waitForFunction(() => new URL(document.URL).searchParams.has('q'));
  await row(page, 0).waitFor();
  await page.waitForFunction((id) => !document.getElementById(id), `p-${guests[4]?.id}`);
});

step('a press shows before the answer comes, and is said when it has', async () => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/checkin\/[\w-]+$/, async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  await row(page, 0).getByRole('button').tap();
  await page.locator('.person.sent').waitFor();
  expect(await row(page, 0).locator('.press').innerText()).toContain('Aanwezig');
  answer();
  await row(page, 0).locator('.is-in').waitFor();
  expect(await page.locator('#said').innerText()).toContain(`${guests[0]?.name} is binnen`);
  expect(await counter(page)).toBe(String(inside + 1));
  await page.unrouteAll();
});

step('a second tap on the same spot takes nothing back', async () => {
  await page.locator('#q').fill('');
  await row(page, 1).waitFor();
  const box = await row(page, 1).getByRole('button').boundingBox();
  const spot = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const;
  await page.touchscreen.tap(...spot);
  await row(page, 1).locator('.is-in').waitFor();
  await page.touchscreen.tap(...spot);
  await page.touchscreen.tap(...spot);
  await page.reload();
  expect(await row(page, 1).locator('.is-in').count()).toBe(1);
  expect(await checkIns(1)).toEqual([{ stands: true }]);
});

step('a list that was asked for before a press is never shown after it', async () => {
  const [all, narrow] = [row(page, 2), row(page, 1)];
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/checkin\?.*q=/, async (route) => {
    const old = await route.fetch(); // as it was before the press
    await held;
    await route.fulfill({ response: old });
  });
  const asked = page.waitForRequest(/\/checkin\?.*q=/);
  await page.locator('#q').pressSequentially('a');
  await asked;
  await page.waitForTimeout(300);
  await all.getByRole('button').tap();
  await all.locator('.is-in').waitFor();
  answer();
  await page.unrouteAll({ behavior: 'wait' });
  await page.waitForURL(/q=a/); // the list as it is now
  expect(await page.locator('#said').innerText()).toContain(`${guests[2]?.name} is binnen`);
  await page.locator('#q').fill('');
  await narrow.locator('.is-in').waitFor();
  expect(await all.locator('.is-in').count()).toBe(1);
  await all.getByRole('button', { name: /Ongedaan/ }).tap();
  await all.locator('.press').waitFor();
});

step('two phones press for one person: one check-in, and both count the same without loading again', async () => {
  const other = await (await browser.newContext({ ...PHONE, storageState: state })).newPage();
  await other.goto(door);
  await Promise.all([page, other].map((each) => row(each, 2).getByRole('button').tap()));
  for (const each of [page, other]) await row(each, 2).locator('.is-in').waitFor();
  expect(await checkIns(2)).toEqual([{ stands: true }]);
  await row(page, 2)
    .getByRole('button', { name: /Ongedaan/ })
    .tap();
  await row(page, 2).locator('.press').waitFor();
  await other.waitForFunction((count) => document.querySelector('#now b')?.textContent === count, String(inside + 2));
  expect(await checkIns(2)).toEqual([{ stands: false }]);
  await other.context().close();
});

step('without a connection the row comes back and says so; pressing again later is enough', async () => {
  await phone.setOffline(true);
  await row(page, 3).getByRole('button').tap();
  await page.getByText('Geen verbinding').waitFor();
  expect(await page.locator('.sent').count()).toBe(0);
  await phone.setOffline(false);
  await row(page, 3).getByRole('button').tap();
  await row(page, 3).locator('.is-in').waitFor();
});

step('who is signed out meanwhile ends at the sign-in page, not at a press that was never noted', async () => {
  await phone.clearCookies();
  await row(page, 4).getByRole('button').tap();
  await page.waitForURL(/\/console\/inloggen$/);
  expect(await checkIns(4)).toEqual([]);
});

step('without JavaScript a search, a press and taking it back lead to the same search again', async () => {
  const plain = await browser.newContext({ storageState: state, javaScriptEnabled: false });
  page = await plain.newPage();
  await page.goto(door);
  await page.locator('#q').fill(guests[4]?.name ?? '');
  await page.locator('#q').press('Enter');
  await row(page, 4).getByRole('button').click();
  await page.waitForURL(/q=.*done=/);
  expect(await page.getByRole('status').innerText()).toContain('is binnen');
  await row(page, 4).getByRole('button').click();
  await row(page, 4).locator('.press').waitFor();
  expect(await page.getByRole('status').innerText()).toContain('niet meer');
  expect(await checkIns(4)).toEqual([{ stands: false }]);
});
