import { anEvent } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { person } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const query = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);

async function hybrid(waitlistMode: 'auto' | 'offer' = 'auto'): Promise<void> {
  const { event } = await anEvent(test.db, { slug: 'dag', kind: 'hybrid', location: 'De Hal', waitlistMode });
  await query(`update pool set mode = 'online' where session_id is null`);
  await query(`insert into pool (id, event_id, mode, capacity, ceiling) values ($1, $2, 'on_site', 1, 1)`, [
    newId(),
    event.id,
  ]);
}

async function somebody(name: string, attends: string): Promise<string> {
  await web.post('/dag/aanmelden', { ...person(name), attends });
  const [{ id }] = await query('select id from registration where name = $1', [name]);
  return `/mijn/${web.secrets.linkToken('manage', id, 1)}`;
}
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const sealOf = (html: string) => /name="seal" value="([^"]*)"/.exec(html)?.[1] ?? '';

async function wantsOnSite(mine: string, prefix = '') {
  const seal = sealOf((await web.get(`${prefix}${mine}/over-mij`)).body);
  const form = { seal, name: 'Ana', organisation: '', role: '', attends: 'on_site', language: prefix ? 'en' : 'nl' };
  return await web.post(`${prefix}${mine}/over-mij`, form);
}

describe('waiting for the other way, on one’s own page', () => {
  it('is offered where the other way is full, is one press, and says that the place stays', async () => {
    await hybrid();
    await somebody('Bo', 'on_site');
    const mine = await somebody('Ana', 'online');
    const full = await wantsOnSite(mine);
    expect(full.statusCode).toBe(422);
    expect(textOf(full.body)).toContain('Je kunt wachten tot er een plek komt. Tot die tijd houd je je plek online.');
    expect(full.body).toContain(`action="${mine}/andere-manier"`);
    const waits = await web.post(`${mine}/andere-manier`, { wens: 'wachten' });
    expect([waits.statusCode, waits.headers.location]).toEqual([303, mine]);
    expect(textOf((await web.get(mine)).body)).toContain('Je wacht op een plek op locatie');
    const stops = await web.post(`${mine}/andere-manier`, { wens: 'stoppen' });
    expect(textOf((await web.get(stops.headers.location as string)).body)).toContain('Je wacht niet meer');
  });

  it('says the same in English, and shows a place that is held with what no means', async () => {
    await hybrid('offer');
    const bo = await somebody('Bo', 'on_site');
    const mine = await somebody('Ana', 'online');
    expect(textOf((await wantsOnSite(mine, '/en')).body)).toContain('Until then you keep your place online.');
    await web.post(`/en${mine}/andere-manier`, { wens: 'wachten' });
    await web.post(`${bo}/afzeggen`, {});
    const { body } = await web.get(`/en${mine}`);
    expect(textOf(body)).toContain('There is a place for you on site');
    expect(textOf(body)).toContain('If you say no, you keep your place online');
    const offer = /name="offer" value="([^"]*)"/.exec(body)?.[1] ?? '';
    const yes = await web.post(`/en${mine}/aanbod`, { offer, answer: 'ja' });
    expect(yes.headers.location).toContain('aanbod=ja');
    expect(await query(`select attends, status from registration where name = 'Ana'`)).toEqual([
      { attends: 'on_site', status: 'confirmed' },
    ]);
  });

  it('changes nothing for who opens it, or sends what is no wish', async () => {
    await hybrid();
    await somebody('Bo', 'on_site');
    const mine = await somebody('Ana', 'online');
    expect((await web.get(`${mine}/andere-manier`)).headers.location).toBe(mine);
    await web.post(`${mine}/andere-manier`, { wens: 'BEGIN:VEVENT\r\n' });
    await web.post(`${mine}/andere-manier`, {});
    expect(await query('select 1 from registration where other_way_arrival is not null')).toEqual([]);
  });
});
