import type { Page } from 'playwright-core';
import type { SmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import { postForm } from './http.js';
import type { RunningKring } from './kring.js';
import { mailPages } from './mail-pages.js';

/** A coming webinar of the demo community. */
export const EVENT = '/wat-werkt';

/** Paths that only exist once somebody has done something, by the word that a list of pages has for them. */
export type Places = Record<string, string>;

/** Invented people register: their own pages, and those of who waits, cancelled, or asked for a calendar. */
export async function peoplesPlaces(kring: RunningKring, sink: SmtpSink): Promise<Places> {
  const register = async (event: string, name: string, email: string) => {
    await postForm(`${kring.url}${event}/aanmelden`, { name, email });
    const path = (kind: string) => mailed(sink, email, new RegExp(`/${kind}/[\\w-]{48}`));
    return { manage: await path('mijn'), join: await path('j') };
  };
  const personal = await register(EVENT, 'Zoë Voorbeeld', 'zoe@example.org');
  await postForm(`${kring.url}${personal.manage}/abonnement`, { doe: 'mailen' });
  const feed = await mailed(sink, 'zoe@example.org', /\/feed\/[\w-]{48}/);
  const cancelled = await register(EVENT, 'Kees Afgezegd', 'kees@example.org');
  const answer = await postForm(`${kring.url}${cancelled.manage}/afzeggen`, {});
  if (answer.status !== 303) throw new Error(`cancelling answered ${answer.status}`);
  await postForm(`${kring.url}/werksessie-instrumenten/aanmelden`, { name: 'Bo Wachtend', email: 'bo@example.org' });
  const waiting = await mailed(sink, 'bo@example.org', /\/mijn\/[\w-]{48}/);
  return { mine: personal.manage, join: personal.join, feed, waiting, cancelled: cancelled.manage };
}

/** What a mail to this address says that looks so, once one does. */
async function mailed(sink: SmtpSink, email: string, wanted: RegExp): Promise<string> {
  const found = () => sink.to(email).flatMap(({ parsed }) => wanted.exec(parsed.text ?? '')?.[0] ?? [])[0];
  await until(found, `${wanted} in a mail to ${email}`);
  return found() ?? '';
}

/** An organiser who is signed in does what pages of the console show. */
export async function consolesPlaces(page: Page, kring: RunningKring): Promise<Places> {
  const at = async (path: string, link: string) => {
    await page.goto(kring.url + path);
    const found = await page.locator(`main ${link}`).first().getAttribute('href');
    if (!found) throw new Error(`${path} has no ${link}`);
    return found;
  };
  const toEvent = 'a[href*="/console/e/"]';
  const event = await at('/console', toEvent);
  const offering = await at('/console?q=skillslab', toEvent);
  const choice = await at('/console?q=wat+werkt', toEvent);
  const imports = await broughtIn(page, kring.url, event);
  const question = await askedMore(page, kring.url, choice);
  const mail = await mailPages(page, kring.url + event);
  return {
    ...{ event, offering, choice, question, ...imports, ...mail },
    past: await at('/console?tab=past&q=netwerkdag', toEvent),
    person: await at(`${event}/registrations`, 'a[href*="/registrations/"]'),
    members: await at('/console/theme-groups', 'a[href$="/members"]'),
    series: await at('/console/series', 'table a'),
    mail: await at(`${event}/mail`, 'table a'),
    late: await at(`${offering}/registrations?status=lapsed`, 'a[href*="/registrations/"]'),
    session: await at(`${choice}/programme`, 'a[href*="/programme/sessions/"]'),
  };
}

/** Two lists of people: what would happen with one, and what became of the other. */
async function broughtIn(page: Page, url: string, event: string): Promise<Places> {
  const mixed = 'Naam;E-mail;Rol;Organisatie\nAna Import;ana.import@example.org;Beleid;\nBo;geen adres;;\n';
  // One word as long as it may be: it must not make a page wider than its window.
  const long = `${mixed}${'C'.repeat(120)};cem.import@example.org;;${'O'.repeat(160)}\n`;
  const upload = async (list: string) => {
    await page.goto(`${url}${event}/import`);
    await page.setInputFiles('#file', { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await page.locator('main form button').click();
    await page.waitForURL(/import\/[0-9a-f-]{36}$/);
    return new URL(page.url()).pathname;
  };
  const asked = await upload(mixed);
  const done = await upload(long);
  await page.locator('main button.go').click();
  await page.locator('main a.go').waitFor();
  return { 'asked import': asked, 'done import': done };
}

/** A form that asks more, and one thing no more. @returns a question of ours to change */
async function askedMore(page: Page, url: string, event: string): Promise<string> {
  for (const preset of ['Regio', 'Sector', 'Eten']) {
    await page.goto(`${url}${event}/form`);
    await page.getByRole('button', { name: preset, exact: true }).click();
    await page.waitForURL(/done=saved/);
  }
  await page
    .getByRole('button', { name: /Niet meer vragen/ })
    .first()
    .click();
  await page.waitForURL(/question_retired/);
  return (await page.locator('main table a').first().getAttribute('href')) ?? '';
}
