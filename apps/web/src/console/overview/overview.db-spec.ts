import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { aForm, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let database: TestDatabase;
let web: TestWeb;
let desk: AtConsole;

beforeAll(async () => {
  database = await createTestDatabase();
  web = await startWeb(database);
  desk = await atConsole(web, database.db);
});
afterAll(async () => {
  await web.close();
  await database.drop();
});

/** A webinar in some days, with two sessions, and this many people who all want the small one. */
async function aWebinarWith(people: number, sessions: Record<string, number | null> = { A1: 2, B1: null }) {
  const { event } = await anEvent(database.db, { slug: `webinar-${people}-${Object.keys(sessions).length}` });
  const ids = await aProgramme(database.db, event, [{ sessions }]);
  const registrations = registrationsOn(database.db, new HandClock('2027-02-01T09:00:00Z'));
  for (let i = 0; i < people; i++) {
    const input = { ...aForm(`Deelnemer${i}`), sessions: [ids.get('A1') as string] };
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await registrations.register(input, context);
  }
  return event;
}

const page = (id: string) => desk.get(`/console/e/${id}`);

describe('an event at a glance', () => {
  it('shows how it fills, and what is worth doing, with the place where to do it', async () => {
    const event = await aWebinarWith(5);
    const { body } = await page(event.id);
    expect(body).toContain('Aanmeldingen in de tijd');
    expect(body).toContain('groeide het aantal naar 5');
    expect(body).toMatch(/Sessie A1<\/th>|A1 <\/span>Sessie A1/);
    expect(body).toContain('Voor sessie A1 wachten 3 mensen.');
    expect(body).toContain('Niemand koos nog sessie B1.');
    expect(body).toContain('Niemand krijgt een herinnering.');
    expect(body).toContain(`href="/console/e/${event.id}/mail-plan"`);
  });

  it('costs as many queries for thirty people and ten sessions as for one', async () => {
    const one = await aWebinarWith(1, { A1: null });
    const many = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`A${i + 1}`, 5]));
    const thirty = await aWebinarWith(30, many);
    const few = await queriesOfPage(web, () => page(one.id));
    expect(await queriesOfPage(web, () => page(thirty.id))).toBe(few);
    expect(few).toBeLessThanOrEqual(13);
  });

  it('renews its figures without asking for the rest of the page', async () => {
    const event = await aWebinarWith(3);
    const sent = await queriesOfPage(web, () => desk.get(`/console/e/${event.id}/figures`));
    expect(sent).toBeLessThanOrEqual(5);
    expect((await desk.get(`/console/e/${event.id}/figures`)).body).not.toContain('<html');
  });
});
