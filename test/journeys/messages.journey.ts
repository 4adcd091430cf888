/** @needs chromium */
import type { Browser, Page } from 'playwright-core';
import { type SinkAnswer, type SinkMail, type SmtpSink, startSmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { openBrowser } from './support/browser.js';
import { inParallel, postForm } from './support/http.js';
import { type RunningKring, startKring } from './support/kring.js';
import { story } from './support/story.js';

/** An organiser writes to the people of one session: tries it, sees how many, sends, stops halfway and goes on. */
const step = story(async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let page: Page;
let eventPath: string;
let messagePath: string;
let audience: string;
/** The mail server takes this many, and then keeps everybody waiting until it is told to go on. */
const BEFORE_STOP = 8;
let goOn = (): void => undefined;

const SUBJECT = 'Neem iets warms mee';
const inSession = Array.from({ length: 40 }, (_, n) => `in.${n}@example.org`);
const others = Array.from({ length: 5 }, (_, n) => `ander.${n}@example.org`);

beforeAll(async () => {
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>' });
  browser = await openBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
});
afterAll(async () => {
  goOn();
  await browser?.close();
  await kring?.stop();
  await sink?.stop();
});

const press = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click();
const text = () => page.getByRole('main').innerText();
const withSubject = (subject: string): SinkMail[] => sink.mails.filter(({ parsed }) => parsed.subject === subject);
const messages = () => withSubject(SUBJECT);

type Standing = Record<'sent' | 'waiting' | 'held', number>;

/** What the page of the message says, read anew. A figure that is not shown is 0. */
async function standing(): Promise<Standing> {
  await page.goto(kring.url + messagePath);
  const shown = await page.locator('dl.figures > div').allInnerTexts();
  const figure = (label: string) => Number(/\d+/.exec(shown.find((it) => it.includes(label)) ?? '')?.[0] ?? 0);
  return { sent: figure('Verstuurd'), waiting: figure('In de rij'), held: figure('Tegengehouden') };
}

async function untilPageSays(wanted: (now: Standing) => boolean): Promise<Standing> {
  let now = await standing();
  await until(async () => wanted(now) || wanted((now = await standing())));
  return now;
}

step('people register, most of them for one session', async () => {
  const [found] = await kring.rows<{ id: string; round: string; first: string; second: string }>(
    `select e.id, a.round_id as round, a.id as first, b.id as second from event e
     join session a on a.event_id = e.id join session b on b.round_id = a.round_id and b.id <> a.id
     join pool p on p.session_id = a.id and p.capacity is null
     where e.slug = 'wat-werkt' order by a.starts_at, a.code, b.code limit 1`,
  );
  if (!found) throw new Error('the demo community has no webinar with a session for everybody');
  eventPath = `/console/e/${found.id}`;
  audience = `session:${found.first}`;
  await kring.rows('update pool set capacity = null, ceiling = null where event_id = $1', [found.id]);
  await kring.rows('update round set min_choices = 0 where event_id = $1', [found.id]);
  // The invented people of the demo want no such mail: they stay out of it.
  await kring.rows('update registration set mail_off_at = $2 where event_id = $1', [found.id, kring.now()]);
  const register = async (email: string, session: string) => {
    const form = { name: `Wie ${email.split('@')[0]?.replace('.', ' ')}`, email, [`round.${found.round}`]: session };
    expect((await postForm(`${kring.url}/wat-werkt/aanmelden`, form)).status).toBe(303);
  };
  await inParallel(inSession, 8, (email) => register(email, found.first));
  await inParallel(others, 8, (email) => register(email, found.second));
  await until(() => [...inSession, ...others].every((email) => sink.to(email).length > 0));
});

step('an organiser writes to that session, and sends it to herself first', async () => {
  await page.goto(kring.signInLink);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(/\/console$/);
  await page.goto(`${kring.url}${eventPath}/messages`);
  await page.getByRole('link', { name: 'Bericht schrijven' }).click();
  await page.locator('[name=audience]').selectOption(audience);
  await page.locator('[name="subject.nl"]').fill(SUBJECT);
  await page.locator('[name="body.nl"]').fill('Dag {name},\n\nNeem een **jas** mee.\n\n{registration_link}');
  await press('Bewaren');
  await page.waitForURL(/done=saved/);
  messagePath = new URL(page.url()).pathname;
  await press(/Stuur eerst naar mij/);
  await page.waitForURL(/done=trial_sent/);
  const trials = () => withSubject(`Proef: ${SUBJECT}`);
  await until(() => trials().length > 0);
  const trial = trials()[0]?.parsed.text ?? '';
  expect(trial).toContain('Dit is een proefmail');
  // Nobody's own page can be opened with what an organiser was sent.
  const link = /http:\/\/localhost:\d+\/mijn\/[\w-]{48}/.exec(trial)?.[0] ?? kring.url;
  expect((await fetch(link)).status).toBe(404);
  expect(messages()).toEqual([]);
});

step('she sees to how many it goes, sends it over a slow line, and stops halfway', async () => {
  await page.goto(`${kring.url}${messagePath}/sending`);
  expect(await text()).toContain(`Dit gaat nu naar ${inSession.length} mensen`);
  const told = new Promise<SinkAnswer>((resolve) => (goOn = () => resolve('take')));
  let asked = 0;
  sink.answer(() => (++asked <= BEFORE_STOP ? 'take' : told));
  await press(/Verstuur nu aan/);
  await page.waitForURL(/done=message_sending/);
  expect(await text()).toContain('Dit bericht gaat uit');
  await until(() => messages().length === BEFORE_STOP && asked > BEFORE_STOP);
  const { waiting } = await untilPageSays(({ sent }) => sent === BEFORE_STOP);
  expect(waiting).toBe(inSession.length - BEFORE_STOP);
  await press('Stoppen');
  expect(await text()).toContain('Gestopt');
});

step('what was in hand may still leave, and then nothing does', async () => {
  const { sent: before, waiting, held: back } = await standing();
  expect([before, waiting + back]).toEqual([BEFORE_STOP, inSession.length - BEFORE_STOP]);
  expect(await text()).toContain(`Voor ${waiting} mensen was het al onderweg`);
  goOn();
  const { sent, held } = await untilPageSays(({ waiting }) => waiting === 0);
  expect([sent, held]).toEqual([messages().length, inSession.length - messages().length]);
  expect(held).toBeGreaterThan(0);
  expect(await text()).toContain(`Verdergaan: verstuur aan ${held}`);
});

step('she goes on: everybody of that session has it once, and nobody else', async () => {
  await press(/Verdergaan/);
  expect(await untilPageSays(({ sent }) => sent === inSession.length)).toMatchObject({ waiting: 0, held: 0 });
  await until(async () => (await kring.rows(`select 1 from message where status = 'done'`)).length === 1);
  expect(
    messages()
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(inSession.toSorted());
  expect(messages().find(({ to }) => to === inSession[0])?.parsed.text).toContain('Dag Wie in 0');
  await page.goto(kring.url + messagePath);
  for (const deed of ['Proefmail gestuurd', 'Op versturen gedrukt', 'Gestopt', 'Verdergegaan'])
    expect(await text()).toContain(deed);
  expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
});
