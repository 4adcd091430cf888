/** @needs chromium */
import type { Browser, Page } from 'playwright-core';
import { readCalendar } from '#calendar/testing';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { freePort, toInstant, toWallTime } from '#platform';
import { until } from '#platform/testing';
import { outlookReply } from '#registrations/testing';
import { openBrowser } from './support/browser.js';
import { postForm } from './support/http.js';
import { type RunningKring, startKring } from './support/kring.js';
import { handOver } from './support/smtp-client.js';
import { story } from './support/story.js';

/** An organiser wants to hear every working day what is new, hears it once, and switches it off by one press. */
const step = story(async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let page: Page;
let port: number;
const ZONE = 'Europe/Amsterdam';
const OWNER = 'organisator@example.org';
const [ana, bo, cem] = ['ana.nieuws@example.org', 'bo.nieuws@example.org', 'cem.nieuws@example.org'];

beforeAll(async () => {
  sink = await startSmtpSink();
  sink.answer(({ to }) => (to === cem ? { refuse: 550, text: '5.2.1 mailbox disabled' } : 'take'));
  port = await freePort();
  kring = await startKring({
    SMTP_URL: sink.url,
    MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>',
    INBOUND_DOMAIN: 'in.kring.example.org',
    INBOUND_SMTP_PORT: String(port),
  });
  browser = await openBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
  await sink?.stop();
});

const register = async (name: string, email: string) =>
  expect((await postForm(`${kring.url}/wat-werkt/aanmelden`, { name, email })).status).toBe(303);

/** Eight o'clock on the next working day. */
function nextMorning(): Date {
  for (let days = 0; ; days++) {
    const day = toWallTime(new Date(kring.now().getTime() + days * 86_400_000), ZONE).slice(0, 10);
    const morning = toInstant(`${day}T08:00`, ZONE);
    const weekday = new Date(`${day}T12:00Z`).getUTCDay();
    if (morning > kring.now() && weekday >= 1 && weekday <= 5) return morning;
  }
}

/** The clock moves there, and the sweep has had its turn. */
async function wakeAt(morning: Date): Promise<void> {
  kring.moveClockTo(new Date(morning.getTime() + 1000));
  const swept = async () => {
    const [row] = await kring.rows<{ ran_at: Date }>(`select ran_at from sweep_run where name = 'digests'`);
    return row !== undefined && row.ran_at >= morning;
  };
  await until(swept, 'a sweep of digests after eight');
}

const digests = () => sink.to(OWNER);
const toldUntil = async () => {
  const [row] = await kring.rows<{ told_until: Date }>('select told_until from organiser_digest');
  return row?.told_until.toISOString();
};
const lines = (text = '') => text.split('\n').filter((line) => line.startsWith('- '));

step('she chooses working days in her preferences; a summary came on Mondays until then', async () => {
  // What the demo community does besides is not hers to hear of in this story.
  await kring.rows(`update event set status = 'draft' where slug <> 'wat-werkt'`);
  await kring.rows(`update round set min_choices = 0`);
  await until(async () => (await toldUntil()) !== undefined, 'a row for the organiser');
  await page.goto(kring.signInLink);
  await page.getByRole('main').getByRole('button').click();
  await page.goto(`${kring.url}/console/preferences`);
  expect(await page.getByLabel('Op maandag om 8 uur').isChecked()).toBe(true);
  await page.getByLabel('Op werkdagen om 8 uur').check();
  await page.locator('#digest').getByRole('button', { name: 'Bewaren' }).click();
  await page.waitForURL(/done=saved/);
  expect(await page.getByLabel('Op werkdagen om 8 uur').isChecked()).toBe(true);
});

step('three people register; the calendar of one says no, the mailbox of another refuses', async () => {
  await register('Ana Nieuws', ana);
  await register('Bo Nieuws', bo);
  await register('Cem Nieuws', cem);
  await until(() => sink.to(bo).length > 0, 'the confirmation for Bo');
  const file = sink.to(bo)[0]?.parsed.attachments.find(({ contentType }) => /calendar|ics/.test(contentType));
  const invite = readCalendar(file?.content.toString() ?? '').entries[0];
  if (!invite?.organizer) throw new Error('no invite for Bo');
  const stamp = kring
    .now()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '');
  const { uid, sequence, organizer } = invite;
  const reply = outlookReply({ uid, sequence, attendee: bo, partstat: 'DECLINED', stamp });
  const mail = [`From: ${bo}`, `To: ${organizer.address}`, 'Subject: Geweigerd', 'MIME-Version: 1.0'];
  const type = 'Content-Type: text/calendar; charset="utf-8"; method=REPLY';
  expect(await handOver(port, bo, organizer.address, [...mail, type, '', reply].join('\r\n'))).toMatch(/^250/);
  const refused = async () => (await kring.rows(`select from outgoing_mail where status = 'failed'`)).length === 1;
  await until(refused, 'the refusal of the mail for Cem');
});

step('the next morning at eight she has it in her mailbox, what asks for something first', async () => {
  expect(digests()).toEqual([]);
  await wakeAt(nextMorning());
  await until(() => digests().length > 0, 'the digest');
  const { subject, text } = digests()[0]?.parsed ?? {};
  expect(subject).toMatch(/: 1 mail kwam niet aan, 1 keer in de agenda gezegd: ik kom niet, 3 nieuwe aanmeldingen$/);
  const [failed, declined, registered] = lines(text);
  expect(failed).toMatch(/^- 1 mail kwam niet aan: Cem Nieuws\. Bekijk de mails \(http/);
  expect(declined).toMatch(/^- 1 keer in de agenda gezegd: ik kom niet: Bo Nieuws\. Zie wie er zo antwoordden \(http/);
  expect(registered).toBe('- 3 nieuwe aanmeldingen: Ana Nieuws, Bo Nieuws en Cem Nieuws.');
  const link = /Bekijk de mails \((http[^)]*)\)/.exec(failed ?? '')?.[1] ?? '';
  await page.goto(link);
  expect(await page.getByRole('main').innerText()).toContain('Cem Nieuws');
});

step('the morning after there is nothing new, and no mail', async () => {
  const morning = nextMorning();
  await wakeAt(morning);
  expect(await toldUntil()).toBe(new Date(morning.getTime() - 5 * 60_000).toISOString());
  expect(digests()).toHaveLength(1);
});

step('her mailbox switches it off by one press, without a page; what happens then is not mailed', async () => {
  const header = /^List-Unsubscribe: <([^>]*)>/im.exec(
    digests()[0]
      ?.raw.toString()
      .replace(/\r\n[ \t]+/g, ' ') ?? '',
  )?.[1];
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const pressed = await fetch(header ?? '', { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' });
  expect(pressed.status).toBe(200);
  await page.goto(`${kring.url}/console/preferences`);
  expect(await page.getByLabel('Niet', { exact: true }).isChecked()).toBe(true);
  await register('Dirk Nieuws', 'dirk.nieuws@example.org');
  await wakeAt(nextMorning());
  expect(digests()).toHaveLength(1);
});
