import type { LightMyRequestResponse } from 'fastify';
import { type Organiser, SignIn } from '#identity';
import { anOrganiser } from '#identity/testing';
import { testOutbox } from '#mail/testing';
import type { Database } from '#platform';
import { queriesOf } from '#platform/testing';
import type { TestWeb } from '../testing.js';

/** Somebody at the console: asks for pages with their cookie and sends forms with their token. */
export interface AtConsole {
  readonly organiser: Organiser;
  readonly headers: { readonly cookie: string };
  readonly csrf: string;
  get(path: string): Promise<LightMyRequestResponse>;
  post(path: string, form?: Record<string, string>): Promise<LightMyRequestResponse>;
}

/** The clock of the web process as `startWeb` sets it; links are made at that moment. */
const NOW = new Date('2027-03-01T09:00:00Z');

/** Makes an organiser and signs them in through the form, with a link as the terminal shows it. */
export async function atConsole(web: TestWeb, db: Database, wishes: Partial<Organiser> = {}): Promise<AtConsole> {
  const organiser = await anOrganiser(db, wishes);
  const link = await new SignIn(db, { now: () => NOW }, web.secrets, testOutbox()).makeLink(organiser.email);
  if (link.kind !== 'made') throw new Error('this organiser may not come in');
  const entered = await web.post(link.path);
  const headers = { cookie: String(entered.headers['set-cookie']).split(';')[0] ?? '' };
  const preferences = await web.get('/console/preferences', headers);
  const csrf = /name="csrf" value="([^"]+)"/.exec(preferences.body)?.[1] ?? '';
  return {
    organiser,
    headers,
    csrf,
    get: (path) => web.get(path, headers),
    post: (path, form = {}) => web.post(path, { csrf, ...form }, headers),
  };
}

/** How many statements a page sends. The community is left out: it is read once in ten seconds, whoever comes. */
export async function queriesOfPage(web: TestWeb, ask: () => Promise<unknown>): Promise<number> {
  const sent = await queriesOf(web.database, ask);
  return sent.filter((query) => !query.includes('"community"')).length;
}
