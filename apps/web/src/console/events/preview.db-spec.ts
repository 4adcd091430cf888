import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole } from '../testing.js';

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

const form = {
  'title.nl': 'Lentewebinar',
  'title.en': 'Spring webinar',
  'body.nl': 'Over <b>lente</b>.',
  timeZone: 'Europe/Amsterdam',
  kind: 'online',
  start: '2027-04-01T14:00',
  end: '2027-04-01T15:30',
  capacity: '40',
};
const rows = () => database.db.read.query('select title, status, updated_at from event');

describe('a preview', () => {
  it('shows a new event as visitors will see it, in either language, and writes nothing', async () => {
    const dutch = await desk.post('/console/events/preview', { ...form, preview: 'nl' });
    expect(dutch.statusCode).toBe(200);
    expect(dutch.body).toContain('<h1 lang="nl">Lentewebinar</h1>');
    expect(dutch.body).toContain('Er is niets bewaard');
    expect(dutch.body).toContain('donderdag 1 april 2027');
    expect(dutch.body).not.toContain('<b>lente</b>');
    const english = await desk.post('/console/events/preview', { ...form, preview: 'en' });
    expect(english.body).toMatch(/<html[^>]* lang="en"/);
    expect(english.body).toContain('<h1 lang="en">Spring webinar</h1>');
    expect(await rows()).toEqual([]);
  });

  it('shows a draft with what stands in its form, not with what is stored', async () => {
    const { event } = await anEvent(database.db, { status: 'draft', publishedAt: null });
    await aProgramme(database.db, event, [{ sessions: { A1: 10 } }]);
    const before = await rows();
    const { body } = await desk.post(`/console/e/${event.id}/preview`, { ...form, preview: 'nl' });
    expect(body).toContain('Lentewebinar');
    expect(body).toContain('Sessie A1');
    expect(body).not.toContain('Voorjaarswebinar');
    expect((await desk.get(`/console/e/${event.id}/preview`)).body).toContain('Voorjaarswebinar');
    expect(await rows()).toEqual(before);
  });

  it('has a form that cannot be sent', async () => {
    const { body } = await desk.post('/console/events/preview', { ...form, preview: 'nl' });
    expect(body).toMatch(/<fieldset disabled>.*name="email".*<\/fieldset>/s);
  });

  it('says what is wrong with the form instead', async () => {
    const refused = await desk.post('/console/events/preview', { ...form, end: '2027-04-01T13:00' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('id="end-error"');
  });
});
