/** @needs chromium */
import type { Browser, Page } from 'playwright-core';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { openBrowser } from './support/browser.js';
import { type RunningKring, startKring } from './support/kring.js';
import { story } from './support/story.js';

/**
 * The whole road of a registration, with forms and mails alone: no script runs in this browser. Two sessions and a question
 * that hangs on another, a full session waited for, its offer taken, another session chosen, and a cancellation.
 */
const step = story(async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let page: Page;
let event: string;
let slug: string;

beforeAll(async () => {
  sink = await startSmtpSink();
  kring = await startKring({ SMTP_URL: sink.url, MAIL_FROM: 'Netwerk Voorbeeld <agenda@kring.example.org>' });
  browser = await openBrowser();
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  page = await plain.newPage();
});
afterAll(async () => {
  await browser?.close();
  await kring?.stop();
  await sink?.stop();
});

const main = () => page.getByRole('main');
const said = async () => (await main().innerText()).replace(/\s+/g, ' ');

async function press(name: string): Promise<void> {
  await main().getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
}

/** Fills fields by their names and presses a button. */
async function fill(fields: Record<string, string>, button: string): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
  await press(button);
}

/** The text of the last mail to somebody with this in its subject, once there is one. */
async function mailTo(name: string, subject: string): Promise<string> {
  const address = `${name.toLowerCase()}.weg@example.org`;
  const found = () =>
    sink.mails.findLast((mail) => mail.to.toLowerCase() === address && mail.parsed.subject?.includes(subject));
  await until(() => found()?.parsed.text, `“${subject}” to ${address}`);
  return found()?.parsed.text ?? '';
}

const linkIn = (text: string) => /http:\/\/\S+\/mijn\/[\w-]+/.exec(text)?.[0] ?? '';

/** Fills in the form of the event up to its button. */
async function begin(name: string, sessions: readonly string[], travels: string): Promise<void> {
  await page.goto(`${kring.url}/${slug}/aanmelden`);
  await page.locator('[name=name]').fill(`${name} Voorbeeld`);
  await page.locator('[name=email]').fill(`${name.toLowerCase()}.weg@example.org`);
  for (const session of sessions) await main().getByLabel(session).check();
  await main().getByLabel(travels).check();
}

step('an organiser makes a day with two rounds, of which one session has one place', async () => {
  await page.goto(kring.signInLink);
  await main().getByRole('button').click();
  await page.waitForURL(/\/console$/);
  const day = new Date(kring.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 11);
  await page.goto(`${kring.url}/console/events/new`);
  await page.getByText('Wachtlijst en aanmeldtijd').click();
  await page.locator('[name=waitlistMode][value=offer]').check();
  const texts = { 'title.nl': 'De hele weg', 'summary.nl': 'Een dag met keuze.' };
  await fill({ ...texts, start: `${day}13:00`, end: `${day}17:00` }, 'Bewaren als concept');
  event = new URL(page.url()).pathname;
  for (const [round, sessions] of [
    ['14:00', { Schrijven: '1', Lezen: '9' }],
    ['15:00', { Bouwen: '9', Praten: '9' }],
  ] as const) {
    await page.goto(`${kring.url}${event}/programme/rounds/new`);
    const end = `${day}${Number(round.slice(0, 2)) + 1}:00`;
    const choices = { minChoices: '1', maxChoices: '1' };
    await fill({ 'title.nl': `Ronde ${round}`, start: `${day}${round}`, end, ...choices }, 'Bewaren');
    for (const [title, capacity] of Object.entries(sessions)) {
      await page.goto(`${kring.url}${event}/programme`);
      await main().getByRole('link', { name: 'Sessie toevoegen' }).last().click();
      await fill({ 'title.nl': title, capacity }, 'Bewaren');
    }
  }
});

step('and asks those who come by train from where, and opens the door', async () => {
  await page.goto(`${kring.url}${event}/form/new`);
  await page.locator('[name=kind]').selectOption('one_choice');
  await page.locator('[name=required]').check();
  await fill({ 'label.nl': 'Hoe reis je?', more: 'Fiets\nTrein' }, 'Bewaren');
  await page.goto(`${kring.url}${event}/form/new`);
  await page.locator('[name=required]').check();
  const train = page.locator('[name=shownIf] option').filter({ hasText: 'Trein' });
  await page.locator('[name=shownIf]').selectOption(await train.getAttribute('value'));
  await fill({ 'label.nl': 'Vanaf welk station?' }, 'Bewaren');
  await page.goto(`${kring.url}${event}`);
  await press('Publiceren');
  const [made] = await kring.rows<{ slug: string }>('select slug from event where id = $1', [event.split('/').at(-1)]);
  slug = made?.slug ?? '';
});

step('Zus takes the one place; Ana registers with two sessions and answers what hangs on her answer', async () => {
  await begin('Zus', ['Schrijven', 'Praten'], 'Fiets');
  await press('Aanmelden');
  await mailTo('Zus', 'Je bent aangemeld');
  await begin('Ana', ['Schrijven', 'Bouwen'], 'Trein');
  await press('Aanmelden');
  expect(await said()).toContain('Geef antwoord op: Vanaf welk station?');
  expect(await main().getByLabel('Schrijven').isChecked()).toBe(true); // nothing that she filled in is lost
  await main().getByLabel('Vanaf welk station?').fill('Ede-Wageningen');
  await press('Aanmelden');
  expect(page.url()).toContain('/aangemeld');
});

step('she reads in her mail that she waits for the full one, and sees it on her own page', async () => {
  const mail = await mailTo('Ana', 'Je bent aangemeld');
  expect(mail.replace(/\s+/g, ' ')).toMatch(/Schrijven[^.]*wachtlijst/i);
  await page.goto(linkIn(mail));
  expect(await said()).toMatch(/Schrijven.*Wachtlijst.*Bouwen.*Je hebt een plek/);
});

step('Zus gives hers up; it is offered to Ana by mail, and she takes it with one press', async () => {
  await page.goto(`${linkIn(await mailTo('Zus', 'Je bent aangemeld'))}/afzeggen`);
  await press('Ja, zeg af');
  await page.goto(linkIn(await mailTo('Ana', 'Wil je deze plek?')));
  expect(await said()).toContain('Schrijven');
  await press('Ja, ik neem de plek');
  expect(await said()).toContain('De plek is van jou');
  await page.goto(linkIn(await mailTo('Ana', 'Je programma')));
  expect(await said()).not.toContain('Wachtlijst');
});

step('she chooses another session after all, and that is hers at once', async () => {
  await main().getByRole('link', { name: 'andere sessie', exact: false }).first().click();
  await main().getByLabel('Lezen').check();
  await press('Bewaar mijn keuze');
  expect(await said()).toContain('Je programma is aangepast');
  const rows = await kring.rows<{ said: string }>(
    `select s.title->>'nl' || ' ' || p.status as said from session_place p join session s on s.id = p.session_id
     join registration r on r.id = p.registration_id where r.name = 'Ana Voorbeeld' order by s.starts_at`,
  );
  expect(rows.map((row) => row.said)).toEqual(['Lezen confirmed', 'Bouwen confirmed']);
});

step('she cancels; the page and the mail say how to take it back, and no place is left behind', async () => {
  const mine = page.url().replace(/\?.*/, '');
  await page.goto(`${mine}/afzeggen`);
  await press('Ja, zeg af');
  await mailTo('Ana', 'Afgezegd');
  await main().getByRole('button', { name: 'Toch komen' }).waitFor();
  const pools = await kring.rows(
    `select sum(taken)::int as taken, sum(waiting)::int as waiting from pool where event_id = $1`,
    [event.split('/').at(-1)],
  );
  expect(pools).toEqual([{ taken: 0, waiting: 0 }]);
});
