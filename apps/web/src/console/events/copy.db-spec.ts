import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { atConsole } from '../testing.js';

let database: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  database = await createTestDatabase();
  web = await startWeb(database);
});
afterAll(async () => {
  await web.close();
  await database.drop();
});

/** The fields of the form on a page, as a browser would send them. */
function fieldsIn(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
  const field = (tag: string) => [/name="([^"]+)"/.exec(tag)?.[1] ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? ''];
  return Object.fromEntries(inputs.filter((tag) => !/type="radio"/.test(tag) || / checked/.test(tag)).map(field));
}

describe('copying an event', () => {
  it('asks for a new day alone, and brings programme, questions and reminders along', async () => {
    const { event } = await anEvent(database.db, { capacity: 40 });
    await aProgramme(database.db, event, [{ sessions: { A1: 10, B1: null } }]);
    await database.db.read.query(
      `insert into mail_plan (id, event_id, anchor, lead, enabled, done_version, created_at)
       values (gen_random_uuid(), $1, 'start', 'P3D', false, 1, now())`,
      [event.id],
    );
    await database.db.read.query(
      `insert into question (id, event_id, position, kind, label, created_at)
       values (gen_random_uuid(), $1, 1, 'text', '{"nl":"Wat wil je leren?"}', now())`,
      [event.id],
    );
    const noor = await atConsole(web, database.db);
    const form = await noor.get(`/console/events/new?from=${event.id}`);
    expect(form.body).toContain('Dit wordt een kopie');
    const fields = fieldsIn(form.body);
    expect(fields).toMatchObject({ 'title.nl': 'Voorjaarswebinar', capacity: '40', start: '', slug: '' });
    const times = { timeZone: event.timeZone, start: '2027-06-03T14:00', end: '2027-06-03T15:30' };
    const sent = { ...fields, ...times, language: 'nl', 'summary.nl': 'Nog een keer.' };
    const made = await noor.post('/console/events', sent);
    const path = String(made.headers.location).split('?')[0] ?? '';
    expect((await noor.get(`${path}/programme`)).body).toContain('Sessie A1');
    const copy = path.split('/').at(-1);
    expect(await database.db.read.query('select lead, enabled from mail_plan where event_id = $1', [copy])).toEqual([
      { lead: 'P3D', enabled: false },
    ]);
    expect(await database.db.read.query('select label from question where event_id = $1', [copy])).toEqual([
      { label: { nl: 'Wat wil je leren?' } },
    ]);
    expect((await noor.post('/console/events', sent)).headers.location).toContain(path);
  });
});
