/** @needs chromium */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type SmtpSink, startSmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { openBrowser } from './support/browser.js';
import { type RunningKring, startKring } from './support/kring.js';
import { faultsOf } from './support/look.js';
import { story } from './support/story.js';

/** Who may come: guests by a link that works once, and who asks when an organiser says yes. Without JavaScript. */
const step = story(async () => `${page?.url()}\n${await page?.getByRole('main').innerText()}`);
let sink: SmtpSink;
let kring: RunningKring;
let browser: Browser;
let plain: BrowserContext;
let desk: Page;
let page: Page;
let guests: string;
let onRequest: string;

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

/** The text of the last mail to an address with this in its subject, once there is one. */
async function mailTo(address: string, subject: string): Promise<string> {
  const found = () =>
    sink.mails.findLast((mail) => mail.to.toLowerCase() === address && mail.parsed.subject?.includes(subject));
  await until(() => found()?.parsed.text, `“${subject}” to ${address}`);
  return found()?.parsed.text ?? '';
}
const linkIn = (text: string, path: string) => new RegExp(`http://\\S+/${path}/[\\w-]+`).exec(text)?.[0] ?? 'no link';
const said = () => page.getByRole('main').innerText();

async function open(url: string): Promise<string> {
  page = await plain.newPage();
  await page.goto(url);
  return said();
}

/** Makes and publishes an event. @returns its path in the console */
async function anEvent(title: string, choose: () => Promise<void>): Promise<string> {
  const start = new Date(kring.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 11);
  page = desk;
  await desk.goto(`${kring.url}/console/events/new`);
  await desk.locator('[name="title.nl"]').fill(title);
  await desk.locator('[name="summary.nl"]').fill('Een middag met elkaar.');
  await desk.locator('[name=start]').fill(`${start}14:00`);
  await desk.locator('[name=end]').fill(`${start}15:00`);
  await desk.locator('summary', { hasText: 'Toegang' }).click();
  await choose();
  await desk.getByRole('button', { name: 'Bewaren als concept' }).click();
  await desk.waitForURL(/done=created/);
  await desk.getByRole('button', { name: 'Publiceren' }).click();
  await desk.waitForURL(/done=published/);
  return new URL(desk.url()).pathname;
}

/** Fills in the form of the page that is open, and sends it. */
async function send(name: string, email: string): Promise<string> {
  await page.locator('[name=name]').fill(name);
  await page.locator('[name=email]').fill(email);
  await page.locator('main form button').last().click();
  return said();
}

step('an organiser makes an evening for guests and invites two by a file, twice', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  desk = await context.newPage();
  page = desk;
  await desk.goto(kring.signInLink);
  await desk.getByRole('main').getByRole('button').click();
  await desk.waitForURL(/\/console$/);
  guests = await anEvent('Besloten middag', () => desk.locator('[name=access][value=invited]').check());
  const buffer = Buffer.from(
    'Naam;E-mail\nAna Genodigd;ana.gast@example.org\nBo Genodigd;bo.gast@example.org\nCy;geen adres\n',
  );
  for (const expected of ['2 mensen op de lijst gezet', '0 mensen op de lijst gezet, 2 stonden er al op']) {
    await desk.goto(`${kring.url}${guests}/invitations`);
    await desk.setInputFiles('#file', { name: 'gasten.csv', mimeType: 'text/csv', buffer });
    await desk.getByRole('button', { name: 'Zet op de lijst' }).last().click();
    expect(await said()).toContain(expected);
    expect(await said()).toContain('Rij 4. dit is geen geldig e-mailadres');
  }
  expect(sink.mails.filter(({ to }) => to.includes('.gast@'))).toEqual([]);
  await desk.goto(`${kring.url}${guests}/invitations`);
  await desk.getByRole('button', { name: 'Verstuur 2 uitnodigingen' }).click();
  expect(await said()).toContain('De uitnodigingen zijn onderweg');
});

step(
  'strangers read that it is for guests; a guest uses the link, and pressing it in a second tab changes nothing',
  async () => {
    expect(await open(`${kring.url}/besloten-middag/aanmelden`)).toContain('Alleen op uitnodiging');
    const link = linkIn(await mailTo('ana.gast@example.org', 'Uitnodiging: Besloten middag'), 'uitnodiging');
    expect(await open(link)).toContain('Je bent uitgenodigd');
    expect(await page.locator('[name=name]').inputValue()).toBe('Ana Genodigd');
    expect(await page.locator('[name=email]').inputValue()).toBe('ana.gast@example.org');
    const tabs = [page, await plain.newPage()] as const;
    await tabs[1].goto(link);
    for (page of tabs) {
      await page.locator('main form button').click();
      expect(await said()).toContain('Kijk in je mail');
    }
    expect(await open(link)).toContain('Deze uitnodiging werkt niet');
    await mailTo('ana.gast@example.org', 'Je bent aangemeld: Besloten middag');
    const people = await kring.rows(`select name from registration where invitation_id is not null`);
    expect(people).toEqual([{ name: 'Ana Genodigd' }]);
  },
);

step('the other guest is uninvited, and the link opens nothing any more', async () => {
  page = desk;
  await desk.goto(`${kring.url}${guests}/invitations?q=bo`);
  await desk.getByRole('button', { name: 'Trek in' }).click();
  expect(await said()).toContain('De uitnodiging is ingetrokken');
  const link = linkIn(await mailTo('bo.gast@example.org', 'Uitnodiging: Besloten middag'), 'uitnodiging');
  expect(await open(link)).toContain('Deze uitnodiging werkt niet');
});

step('three people ask for a place, with an address that may', async () => {
  onRequest = await anEvent('Kleine kring', async () => {
    await desk.locator('[name=approval]').check();
    await desk.locator('[name=allowedDomains]').fill('Example.org');
  });
  await open(`${kring.url}/kleine-kring/aanmelden`);
  expect(await send('Di', 'di@elders.example')).toContain('Aanmelden kan alleen met een e-mailadres van example.org');
  expect(await send('Di Vraagt', 'di.vraag@example.org')).toContain('Je aanvraag is binnen');
  for (const name of ['Eva', 'Fay']) {
    await open(`${kring.url}/kleine-kring/aanmelden`);
    expect(await send(`${name} Vraagt`, `${name.toLowerCase()}.vraag@example.org`)).toContain('Je aanvraag is binnen');
  }
  const mail = await mailTo('fay.vraag@example.org', 'Je aanvraag is binnen: Kleine kring');
  expect(await open(linkIn(mail, 'mijn'))).toContain('Aangevraagd');
  await page.getByRole('link', { name: 'Afzeggen' }).click();
  await page.getByRole('button', { name: 'Ja, zeg af' }).click();
  expect(await said()).toContain('Deze aanmelding is ingetrokken');
});

step('one is turned down with a reason, another let in; both read it in their mail', async () => {
  page = desk;
  await desk.goto(`${kring.url}${onRequest}`);
  await desk.getByRole('link', { name: 'Geef antwoord' }).click();
  await desk.getByRole('checkbox', { name: 'Di Vraagt' }).check();
  await desk.locator('[name=reason]').fill('We zoeken nu mensen uit de praktijk.\nEen <b>andere</b> keer graag.');
  await desk.getByRole('button', { name: 'Niet toelaten' }).click();
  expect(await said()).toContain('1 persoon is niet toegelaten');
  await desk.getByRole('checkbox', { name: 'Eva Vraagt' }).check();
  await desk.getByRole('button', { name: 'Toelaten', exact: true }).click();
  expect(await said()).toContain('1 persoon heeft een plek');
  const no = await mailTo('di.vraag@example.org', 'Geen plek: Kleine kring');
  expect(no).toContain('We zoeken nu mensen uit de praktijk.');
  expect(await open(linkIn(no, 'mijn'))).toContain('Een <b>andere</b> keer graag.');
  const yes = await mailTo('eva.vraag@example.org', 'Je bent aangemeld: Kleine kring');
  expect(await open(linkIn(yes, 'mijn'))).toContain('Je bent aangemeld');
});

step('who was told no and asks again is answered like a stranger, and is no new request', async () => {
  await open(`${kring.url}/kleine-kring/aanmelden`);
  expect(await send('Di Nogeens', 'di.vraag@example.org')).toContain('Je aanvraag is binnen');
  const people = await kring.rows(
    `select r.status from registration r join contact c on c.id = r.contact_id where c.email = 'di.vraag@example.org'`,
  );
  expect(people).toEqual([{ status: 'declined' }]);
});

step('nothing is wrong with these pages, on a phone and on a desk', async () => {
  page = desk;
  const again = linkIn(await mailTo('bo.gast@example.org', 'Uitnodiging'), 'uitnodiging');
  const paths = ['/invitations', '/registrations'].map((rest) => `${kring.url}${guests}${rest}`);
  paths.push(`${kring.url}${onRequest}/approval?tab=declined`, `${kring.url}${onRequest}/approval`);
  paths.push(
    `${kring.url}/besloten-middag`,
    `${kring.url}/kleine-kring`,
    `${kring.url}/kleine-kring/aangemeld?stand=aanvraag`,
  );
  const looking = await browser.newPage({ reducedMotion: 'reduce', storageState: await desk.context().storageState() });
  for (const url of [...paths, again]) {
    for (const width of [320, 1280]) {
      await looking.setViewportSize({ width, height: 800 });
      const faults = await faultsOf(looking, url, url === again ? 404 : 200);
      expect([url, width, faults]).toEqual([url, width, []]);
    }
  }
});
