/** @needs chromium */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { openBrowser } from './support/browser.js';
import { postForm } from './support/http.js';
import { type RunningKring, startKring } from './support/kring.js';
import { faultsOf } from './support/look.js';
import { story } from './support/story.js';

/** A place that goes round: given up, held for the first in line, not taken in time, taken by the next, by mail alone. */
const step = story(async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let page: Page;
let desk: Page;
let plain: BrowserContext;
let event: { id: string; slug: string };

beforeAll(async () => {
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>' });
  browser = await openBrowser();
  plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
  await sink?.stop();
});

const address = (name: string) => `${name.toLowerCase()}.wacht@example.org`;

/** The personal page in the last mail to somebody with this in its subject, once there is one. */
async function linkIn(name: string, subject: string): Promise<string> {
  const link = () => {
    const mine = sink.mails.filter((mail) => mail.to.toLowerCase() === address(name));
    const text = mine.findLast((mail) => mail.parsed.subject?.includes(subject))?.parsed.text;
    return /http:\/\/\S+\/mijn\/[\w-]+/.exec(text ?? '')?.[0];
  };
  await until(link, `“${subject}” to ${name}`);
  return link() ?? '';
}

async function open(link: string): Promise<string> {
  page = await plain.newPage();
  await page.goto(link);
  return page.getByRole('main').innerText();
}

step('an organiser has one place left, and lets who is next in line be asked', async () => {
  desk = await browser.newPage({ reducedMotion: 'reduce' });
  page = desk;
  await page.goto(kring.signInLink);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(/\/console$/);
  const start = new Date(kring.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 11);
  await page.goto(`${kring.url}/console/events/new`);
  await page.locator('[name="title.nl"]').fill('Kleine zaal');
  await page.locator('[name="summary.nl"]').fill('Er is één plek.');
  await page.locator('[name=start]').fill(`${start}14:00`);
  await page.locator('[name=end]').fill(`${start}15:00`);
  await page.locator('[name=capacity]').fill('1');
  await page.getByText('Wachtlijst en aanmeldtijd').click();
  expect(await page.locator('[name=offerHours]').isVisible()).toBe(false);
  await page.locator('[name=waitlistMode][value=offer]').check();
  await page.locator('[name=offerHours]').fill('3');
  await page.getByRole('button', { name: 'Bewaren als concept' }).click();
  await page.waitForURL(/done=created/);
  await page.getByRole('button', { name: 'Publiceren' }).click();
  await page.waitForURL(/done=published/);
  const [made] = await kring.rows<typeof event>(`select id, slug from event where slug = 'kleine-zaal'`);
  if (!made) throw new Error('the event is not there');
  event = made;
});

step('the last place goes, two people wait, and the first gives hers up', async () => {
  for (const name of ['Ana', 'Bo', 'Cy']) {
    const answer = await postForm(`${kring.url}/${event.slug}/aanmelden`, { name, email: address(name) });
    expect(answer.status).toBe(303);
  }
  await open(`${await linkIn('Ana', 'Je bent aangemeld')}/afzeggen`);
  await page.getByRole('button', { name: 'Ja, zeg af' }).click();
});

step('the first in line reads until when it is held; opening the mail and the page answers nothing', async () => {
  const link = await linkIn('Bo', 'Wil je deze plek?');
  expect(await open(link)).toContain('Er is een plek voor je');
  await open(`${link}/aanbod`);
  const [pool] = await kring.rows('select taken, waiting from pool where event_id = $1 and session_id is null', [
    event.id,
  ]);
  expect(pool).toEqual({ taken: 1, waiting: 1 });
});

step(
  'an organiser sees until when, and is asked before somebody goes before; nothing is wrong with those pages',
  async () => {
    const mine = await linkIn('Bo', 'Wil je deze plek?');
    const [cy] = await kring.rows<{ id: string }>(`select id from registration where name = 'Cy' and event_id = $1`, [
      event.id,
    ]);
    const people = `${kring.url}/console/e/${event.id}/registrations`;
    page = desk;
    for (const url of [mine, people, `${people}/${cy?.id}/place`]) {
      for (const width of [320, 1280]) {
        await desk.setViewportSize({ width, height: 800 });
        expect([url, width, await faultsOf(desk, url)]).toEqual([url, width, []]);
      }
    }
    await desk.goto(people);
    expect(await desk.getByRole('main').innerText()).toContain('aangeboden tot');
  },
);

step('the worker lets it lapse, and mails the next', async () => {
  kring.moveClockTo(new Date(kring.now().getTime() + 20 * 3_600_000));
  const link = await linkIn('Cy', 'Wil je deze plek?');
  expect(await open(await linkIn('Bo', 'De plek is vervallen'))).toContain('Plek vervallen');
  await open(link);
  await page.getByRole('button', { name: 'Ja, ik neem de plek' }).click();
  expect(await page.getByRole('main').innerText()).toContain('De plek is van jou');
  await linkIn('Cy', 'Er is plek voor je');
});

step('who was too late is told so, and comes back to the end of the line with one press', async () => {
  await open(await linkIn('Bo', 'De plek is vervallen'));
  await page.locator('main form button').first().click();
  expect(await page.getByRole('main').innerText()).toContain('wachtlijst');
  const said = await kring.rows<{ said: string }>(
    `select r.name || ' ' || r.status as said from registration r join contact c on c.id = r.contact_id
     where c.email like '%.wacht@example.org' order by r.arrival`,
  );
  expect(said.map((row) => row.said)).toEqual(['Ana cancelled', 'Cy confirmed', 'Bo waiting']);
});
