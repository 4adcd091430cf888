import type { Page } from 'playwright-core';
import type { Witness } from './changes-witness.js';
import { postForm } from './http.js';
import type { Person } from './people.js';

/** Sessions by their round; empty for none. */
export type Choice = readonly [morning: string, afternoon: string];
/** Another session in one of the rounds, or none there. */
export type Wish = { readonly morning: string } | { readonly afternoon: string };

/** What participants do, by the forms of the public pages; a few of them in a browser. */
export class Participants {
  constructor(
    private readonly eventPath: string,
    private readonly page: Page,
    private readonly witness: Witness,
    /** Names of the two rounds in a form. */
    private readonly rounds: readonly [string, string],
  ) {}

  async register(person: Person, choice: Choice): Promise<void> {
    const [morning, afternoon] = this.rounds;
    const chosen = { [morning]: choice[0], [afternoon]: choice[1] };
    await this.#post(`${this.eventPath}/aanmelden`, { ...person, ...chosen });
  }

  async registerInBrowser(person: Person, choice: Choice): Promise<void> {
    await this.page.goto(`${this.eventPath}/aanmelden`);
    await this.page.locator('[name=name]').fill(person.name);
    await this.page.locator('[name=email]').fill(person.email);
    for (const [i, round] of this.rounds.entries()) await this.#tick(round, choice[i] ?? '');
    await this.page.locator('main form').getByRole('button').click();
    await this.page.waitForURL(/\/aangemeld/);
  }

  /** Chooses another session in one round, and leaves the other as the page shows it. Empty: none. */
  async swap(address: string, wish: Wish, inBrowser: boolean): Promise<void> {
    const url = `${this.#link(address)}/wijzigen`;
    const [round, value] = 'morning' in wish ? [this.rounds[0], wish.morning] : [this.rounds[1], wish.afternoon];
    if (!inBrowser) {
      const form = await (await fetch(url)).text();
      return await this.#post(url, { ...checkedIn(form), [round]: value });
    }
    await this.page.goto(url);
    await this.#tick(round, value);
    await this.page.locator('main form').getByRole('button').click();
    await this.page.waitForURL(/gewijzigd=ja/);
  }

  async cancel(address: string): Promise<void> {
    await this.#post(`${this.#link(address)}/afzeggen`, {});
  }

  /** Takes the cancellation back. */
  async comeBack(address: string): Promise<void> {
    await this.#post(`${this.#link(address)}/terug`, {});
  }

  async #tick(round: string, value: string): Promise<void> {
    await this.page.locator(`input[name="${round}"][value="${value}"]`).check();
  }

  /** The newest personal link that was mailed. */
  #link(address: string): string {
    const links = this.witness
      .mailsOf(address)
      .flatMap((mail) => /http:\/\/localhost:\d+\/mijn\/[\w-]{48}/.exec(mail.parsed.text ?? '')?.[0] ?? []);
    const link = links.at(-1);
    if (!link) throw new Error(`No personal link for ${address}`);
    return link;
  }

  async #post(url: string, fields: Record<string, string>): Promise<void> {
    const answer = await postForm(url, fields);
    if (answer.status !== 303) throw new Error(`${url} answered ${answer.status}`);
  }
}

/** What the form has chosen by itself. */
function checkedIn(form: string): Record<string, string> {
  const checked = form.matchAll(/name="(round\.[^"]+)" value(?:="([^"]*)")? checked/g);
  return Object.fromEntries([...checked].map(([, round = '', value = '']) => [round, value]));
}
