import type { Page } from 'playwright-core';
import type { RunningKring } from './kring.js';

/** An organiser at the console, in a browser. */
export class Organiser {
  /** Address of the event in the console; empty until there is one. */
  event = '';

  constructor(
    private readonly page: Page,
    private readonly kring: RunningKring,
  ) {}

  get eventId(): string {
    return this.event.slice(-36);
  }

  async signIn(): Promise<void> {
    await this.page.goto(this.kring.signInLink);
    await this.page.getByRole('main').getByRole('button').click();
    await this.page.waitForURL(/\/console/);
  }

  /** Fills the fields of the form on the page, by their names. */
  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.page.locator(`[name="${name}"]`).fill(value);
  }

  async addThemeGroup(letter: string, name: string, color: string): Promise<void> {
    await this.page.goto(`${this.kring.url}/console/theme-groups/new`);
    await this.fill({ 'name.nl': name, letter });
    await this.page.getByLabel(color).check();
    await this.press('Bewaren');
    await this.page.getByRole('main').getByText(name).first().waitFor();
  }

  /** A draft; Iceland keeps Greenwich time all year, so what is typed is the instant in UTC. */
  async addEvent(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.page.goto(`${this.kring.url}/console/events/new`);
    await this.page.locator('[name="timeZone"]').selectOption('Atlantic/Reykjavik');
    await this.fill(fields);
    await this.press('Bewaren als concept');
    await this.page.waitForURL(/\/console\/e\/[0-9a-f-]{36}/);
    this.event = /.*\/console\/e\/[0-9a-f-]{36}/.exec(this.page.url())?.[0] ?? '';
  }

  async addRound(title: string, start: string, end: string): Promise<void> {
    await this.page.goto(`${this.event}/programme/rounds/new`);
    await this.fill({ 'title.nl': title, start, end });
    await this.press('Bewaren');
    await this.page.getByRole('heading', { name: title }).waitFor();
  }

  async addSession(round: string, title: string, group: string, capacity: number): Promise<void> {
    await this.page.goto(`${this.event}/programme`);
    await this.follow(new RegExp(`Sessie toevoegen.*${round}`));
    await this.fill({ 'title.nl': title, capacity: String(capacity) });
    await this.page.locator('[name="themeGroupId"]').selectOption({ label: group });
    await this.press('Bewaren');
    await this.page.getByRole('link', { name: title }).waitFor();
  }

  /** Makes the event public. @returns the address of its page */
  async publish(): Promise<string> {
    await this.page.goto(this.event);
    await this.press('Publiceren');
    await this.page.getByText('Aanmelden open').first().waitFor();
    const path = await this.page.getByRole('link', { name: 'Bekijk de pagina' }).first().getAttribute('href');
    return new URL(path ?? '', this.kring.url).href;
  }

  /** Changes the event, and answers what the page says of whom it concerns before anything is saved. */
  async askToEdit(fields: Readonly<Record<string, string>>): Promise<string> {
    await this.page.goto(`${this.event}/edit`);
    await this.fill(fields);
    await this.press('Bewaren');
    return await this.concerned();
  }

  /** The sentence that says who will be mailed. */
  async concerned(): Promise<string> {
    return (await this.page.getByRole('main').locator('section strong').first().textContent()) ?? '';
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.event}${path}`);
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name, exact: true }).click();
    await this.page.waitForLoadState();
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.page.getByRole('main').getByRole('link', { name }).first().click();
    await this.page.waitForLoadState();
  }

  async look(): Promise<string> {
    return `${this.page.url()}\n${await this.page.getByRole('main').innerText()}`;
  }
}
