/** @needs chromium */
import ICAL from 'ical.js';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type SinkMail, type SmtpSink, startSmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { openBrowser, watchPolicy } from './support/browser.js';
import { inParallel, postForm } from './support/http.js';
import { type RunningKring, startKring } from './support/kring.js';
import { type Person, people } from './support/people.js';
import { story } from './support/story.js';

/**
 * The main job on real input, through `npm start`'s own processes: publish, register a hundred people, mail them, move
 * the line, remind them, let them in, know who was there. One story: each step stands on the one before.
 */
const ROOM = 'https://meet.example.org/voorjaar?pwd=geheim';
const HOUR = 3_600_000;
const step = story(async () => `${organiser?.url()}\n${await organiser?.getByRole('main').innerText()}`);
const everybody = people(100);
/** Everybody in the order in which they registered. */
const arrived: Person[] = [];

let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let organiser: Page;
let visitors: BrowserContext;
let event: { path: string; console: string; startsAt: Date };
const cspComplaints: string[] = [];

beforeAll(async () => {
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>' });
  browser = await openBrowser();
  visitors = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  await visitors.route('https://meet.example.org/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Room</title><h1>Welcome to the room</h1>' }),
  );
  organiser = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
  watchPolicy(organiser, cspComplaints);
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
  await sink?.stop();
});

/** Mails about this webinar; the demo community's own events send some too. */
const mails = () => sink.mails.filter((mail) => mail.parsed.subject?.includes('Voorjaarswebinar'));
const mailsOf = (person: Person) => mails().filter((mail) => mail.to.toLowerCase() === person.email.toLowerCase());
const lastMail = (person: Person): SinkMail => {
  const mail = mailsOf(person).at(-1);
  if (!mail) throw new Error(`No mail for ${person.email}`);
  return mail;
};
const linkIn = (mail: SinkMail, path: 'mijn' | 'j'): string => {
  const link = new RegExp(`http://localhost:\\d+/(?:en/)?${path}/[\\w-]{48}`).exec(mail.parsed.text ?? '')?.[0];
  if (!link) throw new Error(`No ${path} link in "${mail.parsed.subject}"`);
  return link;
};
const subjects = () => mails().map((mail) => mail.parsed.subject ?? '');
const startingWith = (beginning: string) => subjects().filter((subject) => subject.startsWith(beginning));

step('an organiser signs in with the printed link and publishes a webinar', async () => {
  await organiser.goto(kring.signInLink);
  await organiser.getByRole('main').getByRole('button').click();
  await organiser.waitForURL(/\/console/);
  const start = new Date(kring.now().getTime() + 4 * 24 * HOUR);
  start.setUTCHours(13, 0, 0, 0);
  await organiser.goto(`${kring.url}/console/events/new`);
  await organiser.locator('[name="title.nl"]').fill('Voorjaarswebinar');
  await organiser.getByText('Ook in het Engels').click();
  await organiser.locator('[name="title.en"]').fill('Spring webinar');
  await organiser.locator('[name="summary.nl"]').fill('Wat werkt in een learning community?');
  // Iceland keeps Greenwich time all year: what the organiser types is the instant in UTC.
  await organiser.locator('[name="timeZone"]').selectOption('Atlantic/Reykjavik');
  await organiser.locator('[name="start"]').fill(start.toISOString().slice(0, 16));
  await organiser.locator('[name="end"]').fill(new Date(start.getTime() + 1.5 * HOUR).toISOString().slice(0, 16));
  await organiser.locator('[name="capacity"]').fill('80');
  await organiser.locator('[name="roomUrl"]').fill(ROOM);
  await organiser.getByRole('button', { name: 'Bewaren als concept' }).click();
  await organiser.waitForURL(/\/console\/e\/[0-9a-f-]{36}/);
  const overview = /.*\/console\/e\/[0-9a-f-]{36}/.exec(organiser.url())?.[0] ?? '';
  await organiser.getByRole('button', { name: 'Publiceren' }).click();
  await organiser.getByText('Aanmelden open').first().waitFor();
  const path = await organiser.locator('a[href*="voorjaarswebinar"]').first().getAttribute('href');
  event = { path: new URL(path ?? '', kring.url).href, console: overview, startsAt: start };
  expect((await fetch(event.path)).status).toBe(200);
});

step('ten people register in the browser, ninety through the same form', async () => {
  await inParallel(everybody.slice(0, 10), 2, async (person) => {
    const page = watchPolicy(await visitors.newPage(), cspComplaints);
    await page.goto(event.path);
    await page.locator('[name=name]').fill(person.name);
    await page.locator('[name=email]').fill(person.email);
    await page.locator('[name=organisation]').fill(person.organisation);
    if (person.role) await page.locator('[name=role]').selectOption(person.role);
    await page
      .locator('form')
      .filter({ has: page.locator('[name=email]') })
      .getByRole('button')
      .click();
    await page.waitForURL(/\/aangemeld/);
    await page.close();
  });
  const answers = await inParallel(everybody.slice(10, 70), 20, (person) =>
    postForm(`${event.path}/aanmelden`, { ...person }),
  );
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 303));
  arrived.push(...everybody.slice(0, 70));
  for (const person of everybody.slice(70)) {
    expect((await postForm(`${event.path}/aanmelden`, { ...person })).status).toBe(303);
    arrived.push(person);
  }
});

step('eighty are confirmed, the last twenty wait in the order in which they came', async () => {
  await mailed(100);
  expect(startingWith('Je bent aangemeld')).toHaveLength(80);
  expect(startingWith('Je staat op de wachtlijst')).toHaveLength(20);
  for (const person of arrived.slice(80))
    expect(lastMail(person).parsed.subject).toBe('Je staat op de wachtlijst: Voorjaarswebinar');
  for (const person of everybody) expect(mailsOf(person)).toHaveLength(1);
});

step('every mail is addressed to its person, and every invite is one that calendars keep', async () => {
  const uids = new Set<string>();
  for (const person of arrived) {
    const mail = lastMail(person);
    expect(mail.parsed.text).toContain(`Dag ${person.name},`);
    expect(mail.parsed.headers.get('auto-submitted')).toBe('auto-generated');
    if (arrived.indexOf(person) >= 80) {
      expect(mail.calendar).toBeUndefined();
      continue;
    }
    const calendar = new ICAL.Component(ICAL.parse(mail.calendar?.content ?? ''));
    expect(mail.calendar?.method).toBe('REQUEST');
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    const [entry, ...others] = calendar.getAllSubcomponents('vevent');
    expect(others).toEqual([]);
    const invite = new ICAL.Event(entry as ICAL.Component);
    uids.add(invite.uid);
    expect(invite.sequence).toBe(0);
    expect(invite.organizer.toLowerCase()).toBe('mailto:agenda@kring.example.org');
    expect(invite.attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual([
      `mailto:${person.email.toLowerCase()}`,
    ]);
    expect(mail.to.split('@')[0]).toBe(person.email.split('@')[0]); // sent as it was typed; only the domain may be folded
    expect(invite.startDate.toString()).toBe(event.startsAt.toISOString().replace('.000Z', 'Z'));
  }
  expect(uids.size).toBe(80);
});

step('somebody cancels through the link; the first in line moves up', async () => {
  const [leaver, first] = [arrived[3], arrived[80]] as [Person, Person];
  const before = mails().length;
  const page = watchPolicy(await visitors.newPage(), cspComplaints);
  await page.goto(linkIn(lastMail(leaver), 'mijn'));
  await page.locator('a[href$="/afzeggen"]').click();
  await page.getByRole('main').getByRole('button').click();
  await page.waitForLoadState();
  await mailed(before + 2);
  expect(lastMail(leaver).calendar?.method).toBe('CANCEL');
  expect(lastMail(leaver).calendar?.content).toContain('SEQUENCE:1');
  expect(uidOf(lastMail(leaver))).toBe(uidOf(mailsOf(leaver)[0] as SinkMail));
  expect(lastMail(first).parsed.subject).toBe('Er is plek voor je: Voorjaarswebinar');
  expect(lastMail(first).calendar?.method).toBe('REQUEST');
  await page.close();
});

step('reminders go out a day and an hour before, exactly once each', async () => {
  const before = mails().length;
  kring.moveClockTo(new Date(event.startsAt.getTime() - 25 * HOUR));
  await quiet();
  expect(mails()).toHaveLength(before);
  kring.moveClockTo(new Date(event.startsAt.getTime() - 24 * HOUR + 1000));
  await mailed(before + 80);
  await quiet();
  expect(startingWith('Morgen om 13.00 uur')).toHaveLength(80);
  kring.moveClockTo(new Date(event.startsAt.getTime() - HOUR + 1000));
  await mailed(before + 160);
  await quiet();
  expect(startingWith('Over een uur')).toHaveLength(80);
  expect(mails()).toHaveLength(before + 160);
  expect(mailsOf(arrived[3] as Person)).toHaveLength(2); // who cancelled is left in peace
});

step('the room opens a quarter of an hour before; link scanners leave no trace', async () => {
  kring.moveClockTo(new Date(event.startsAt.getTime() - 25 * 60_000));
  const link = linkIn(mailsOf(arrived[0] as Person)[0] as SinkMail, 'j');
  const early = await postForm(link, {});
  expect(early.headers.get('location') ?? '').not.toContain('/room');
  kring.moveClockTo(new Date(event.startsAt.getTime() - 14 * 60_000));
  for (const method of ['GET', 'HEAD']) expect((await fetch(link, { method })).status).toBe(200);
  await organiser.goto(`${event.console}/attendance`);
  expect(await organiser.getByRole('main').innerText()).toMatch(/Aanwezig\s*0\s*van 80/);
});

step('sixty join and arrive at the room', async () => {
  const confirmed = [...arrived.slice(0, 81)].filter((person) => person !== arrived[3]);
  const links = confirmed.slice(0, 60).map((person) => linkIn(lastMail(person), 'j'));
  for (const link of links.slice(0, 3)) {
    const page = watchPolicy(await visitors.newPage(), cspComplaints);
    await page.goto(link);
    await page.getByRole('main').getByRole('button').click();
    await page.waitForURL(ROOM);
    expect(await page.getByRole('heading').textContent()).toBe('Welcome to the room');
    await page.close();
  }
  await inParallel(links.slice(3), 10, async (link) => {
    const pressed = await postForm(link, {});
    expect(pressed.status).toBe(303);
    const room = await fetch(new URL(pressed.headers.get('location') ?? '', link));
    expect(await room.text()).toContain(ROOM);
  });
});

step('the organiser sees that sixty of eighty came, and who did not', async () => {
  await organiser.goto(`${event.console}/attendance`);
  expect(await organiser.getByRole('main').innerText()).toMatch(/Aanwezig\s*60\s*van 80/);
});

step('no page broke its own content security policy', async () => {
  expect(cspComplaints).toEqual([]);
});

function uidOf(mail: SinkMail): string | undefined {
  return /UID:(\S+)/.exec(mail.calendar?.content.replaceAll('\r\n ', '') ?? '')?.[1];
}

async function mailed(count: number): Promise<void> {
  await until(
    () => mails().length >= count,
    () => `${mails().length} mails came instead of ${count}`,
  );
}

/** Every sweep had its turn, and what it queued has left: whatever was going to happen has happened. */
async function quiet(): Promise<void> {
  await kring.swept();
  const due = `select 1 from outgoing_mail where status = 'sending' or status = 'queued' and next_attempt_at <= $1`;
  await until(async () => (await kring.rows(due, [kring.now()])).length === 0, 'nothing is on its way');
}
