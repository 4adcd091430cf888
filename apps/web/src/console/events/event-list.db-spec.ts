import { Attendance } from '#attendance';
import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let database: TestDatabase;
let web: TestWeb;
let desk: AtConsole;

beforeAll(async () => {
  database = await createTestDatabase();
  web = await startWeb(database);
});
afterAll(async () => {
  await web.close();
  await database.drop();
});
beforeEach(async () => {
  await database.clean();
  desk = await atConsole(web, database.db);
});

/** A webinar of an hour with these people, of whom the first `came` were there. */
async function held(start: string, names: readonly string[], came: number) {
  const startsAt = new Date(start);
  const { event } = await anEvent(database.db, {
    slug: `webinar-${start.replace(/\D/g, '')}`,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3_600_000),
  });
  const clock = new HandClock('2025-01-02T09:00:00Z');
  const verdicts = await register(registrationsOn(database.db, clock), event, names);
  for (const verdict of verdicts.slice(0, came)) {
    if (!('registrationId' in verdict)) throw new Error(verdict.kind);
    await new Attendance(database.db).recordJoinPress({ id: verdict.registrationId, eventId: event.id }, startsAt);
  }
}

/** The text of the page without its tags. */
const read = async (path: string) => (await desk.get(path)).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the list of events that were', () => {
  it('says how many came to each, and what the year brought', async () => {
    await held('2026-03-04T13:00:00Z', ['Ana', 'Bo'], 1);
    await held('2027-02-03T13:00:00Z', ['Ana', 'Cy', 'Di', 'Ed'], 3);
    const text = await read('/console?tab=past');
    expect(text).toContain('In 2027');
    expect(text).toMatch(/Aanwezig 3 van 4 plekken: 75 procent/);
    expect(text).toMatch(/Verschillende mensen 4 van wie 1 er eerder waren/);
    expect(text).toContain('50 %');
    expect(await read('/console?tab=past&year=2026')).toMatch(/Aanwezig 1 van 2 plekken: 50 procent/);
    expect(await read('/console?tab=past&year=9999')).toContain('In 2027');
  });

  it('shows no year while nothing has been', async () => {
    await held('2027-04-01T13:00:00Z', ['Ana'], 0);
    expect(await read('/console?tab=past')).not.toContain('Verschillende mensen');
    expect(await read('/console')).not.toContain('Verschillende mensen');
  });

  it('costs no more queries for thirty events than for one, but for the count that a full page needs', async () => {
    await held('2026-03-04T13:00:00Z', ['Ana'], 1);
    const few = await queriesOfPage(web, () => desk.get('/console?tab=past'));
    for (let i = 1; i < 30; i++) await held(`2026-01-${String(i).padStart(2, '0')}T13:00:00Z`, ['Ana'], 0);
    expect(await queriesOfPage(web, () => desk.get('/console?tab=past'))).toBe(few + 1);
    expect(few).toBe(7);
  });
});

it('the front page says that mail does not leave, to those who can have it looked at', async () => {
  const alarm = (domain: string, mails: number) =>
    database.db.read.query(
      `insert into mail_alarm (domain, what, since, seen_at, mails, said) values ($1, 'refused', $2, $2, $3, '550 <no>')`,
      [domain, new Date('2027-03-01T08:59:00Z'), mails],
    );
  const front = async () => (await desk.get('/console')).body;
  expect(await front()).not.toContain('weigert onze mail');
  await alarm('gmail.com', 1);
  expect(await front()).not.toContain('weigert onze mail'); // one mail may be about its recipient
  await alarm('example.org', 3);
  expect(await front()).toMatch(/example\.org weigert onze mail[^]*550 &lt;no>/);
});

describe('the list of events', () => {
  it('asks the database as much for one event as for three', async () => {
    const count = () => queriesOfPage(web, () => desk.get('/console'));
    await anEvent(database.db, { slug: 'coming-1' });
    expect(await count()).toBe(4);
    await anEvent(database.db, { slug: 'coming-2' });
    await anEvent(database.db, { slug: 'coming-3' });
    expect(await count()).toBe(4);
  });

  it('searches, and survives whatever stands in the address', async () => {
    await anEvent(database.db, { title: { nl: 'Voorjaarswebinar' } });
    expect((await desk.get('/console?q=VOORJAAR')).body).toContain('Voorjaarswebinar');
    expect((await desk.get('/console?q=zzz')).body).toContain('Niets gevonden');
    for (const query of [
      'tab=none&page=-1',
      'page=1e9&q=%25%5F%5C',
      'q=a&q=b&tab[]=x',
      'page=99999',
      'done=__proto__',
    ]) {
      expect((await desk.get(`/console?${query}`)).statusCode).toBe(200);
    }
  });
});
