/** @needs chromium */
import type { Browser, Page } from 'playwright-core';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { openBrowser } from './support/browser.js';
import { type RunningKring, startKring } from './support/kring.js';
import { story } from './support/story.js';

/** A secretary registers herself and six colleagues for a day with sessions, without a script, and there are four places. */
const step = story(async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>' });
  browser = await openBrowser();
  page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
  await sink?.stop();
});

const main = () => page.getByRole('main').innerText();
const address = (name: string) => `${name}.samen@example.org`;
const mailsTo = (name: string) => sink.mails.filter(({ to }) => to.toLowerCase() === address(name));
/** The text of the last mail to somebody with this in its subject, once there is one. */
async function read(name: string, subject: string): Promise<string> {
  const found = () => mailsTo(name).findLast(({ parsed }) => parsed.subject?.includes(subject))?.parsed.text;
  await until(found, `“${subject}” to ${name}`);
  return found() ?? '';
}
const linkIn = (text: string, end = '') => new RegExp(`http://\\S+/mijn/[\\w-]+${end}`).exec(text)?.[0] ?? '';

step('she finds the form, pastes her list, and hears how many places there are', async () => {
  await kring.rows(
    `update pool set capacity = taken + 4, ceiling = taken + 4 from event e
     where e.id = pool.event_id and e.slug = 'regiodag' and session_id is null and mode = 'online'`,
  );
  await page.goto(`${kring.url}/regiodag/aanmelden`);
  await page.getByRole('link', { name: 'Meer mensen tegelijk aanmelden' }).click();
  await page.locator('[name=name]').fill('Els Secretaris');
  await page.locator('[name=email]').fill(address('els'));
  await page.getByText('Of plak een lijst').click();
  const list = ['ana', 'bo', 'cy', 'dee', 'eve', 'flo'].map((name) => `${name}, ${address(name)}`);
  await page.locator('[name=paste]').fill(list.join('\n'));
  await page.locator('[name=attends][value=online]').check();
  await page.getByRole('button', { name: 'Meld iedereen aan' }).click();
  expect(await main()).toContain('Er zijn nog 4 plekken, en je lijst telt 7 mensen');
  expect(await page.locator('[name="email.6"]').inputValue()).toBe(address('flo'));
  expect(await kring.rows(`select from registration_group`)).toEqual([]);
});

step('the first four come in and the others wait, because she says so', async () => {
  await page.getByRole('button', { name: 'Meld de eerste 4 aan en zet 3 mensen op de wachtlijst' }).click();
  await page.waitForURL(/\/regiodag\/aangemeld\/groep\?stand=deels$/);
  expect(await main()).toContain('Wie bovenaan je lijst staat krijgt een plek');
  const rows = await kring.rows<{ status: string }>(
    `select r.status from registration r join registration_group g on g.id = r.group_id order by r.arrival`,
  );
  expect(rows.map(({ status }) => status)).toEqual([...Array(4).fill('confirmed'), ...Array(3).fill('waiting')]);
});

step('each has a mail of their own, which says who did this and what is theirs to choose', async () => {
  const text = (await read('ana', 'Je bent aangemeld')).replace(/\s+/g, ' ');
  expect(text).toContain('Els Secretaris heeft je aangemeld.');
  expect(text).toContain('Kies nog je sessies en beantwoord de vragen');
  expect((await read('els', 'Je bent aangemeld')).replace(/\s+/g, ' ')).toContain('Je meldde ook 6 anderen aan');
  expect((await read('flo', 'Je staat op de wachtlijst')).replace(/\s+/g, ' ')).toContain(
    'Els Secretaris heeft je aangemeld',
  );
  await page.goto(linkIn(text));
  expect(await main()).toContain('Je hebt een plek');
});

step(
  'who does not want it takes their details away by the link in that mail, and the next in line comes in',
  async () => {
    await page.goto(linkIn(await read('bo', 'Je bent aangemeld'), '/niet-ik'));
    await page.getByRole('main').getByRole('button').click();
    await read('dee', 'Er is plek voor je');
    const names = await kring.rows<{ name: string }>(
      `select r.name from registration r join registration_group g on g.id = r.group_id where r.status = 'confirmed' order by r.arrival`,
    );
    expect(names.map(({ name }) => name)).toEqual(['Els Secretaris', 'ana', 'cy', 'dee']);
  },
);

step('going back and pressing once more makes nobody come twice', async () => {
  const before = sink.mails.length;
  await page.goto(`${kring.url}/regiodag/aanmelden/groep`);
  await page.locator('[name=name]').fill('Els Secretaris');
  await page.locator('[name=email]').fill(address('els'));
  await page.getByText('Of plak een lijst').click();
  const list = ['ana', 'bo', 'cy', 'dee', 'eve', 'flo'].map((name) => `${name}, ${address(name)}`);
  await page.locator('[name=paste]').fill(list.join('\n'));
  await page.locator('[name=attends][value=online]').check();
  await page.getByRole('main').getByRole('button').last().click();
  await page.waitForURL(/\/aangemeld\/groep\?stand=deels$/);
  expect(sink.mails.length).toBe(before);
});
