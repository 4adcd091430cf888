import { aDoor, type TestDoor } from '#attendance/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let database: TestDatabase;
let web: TestWeb;
let desk: AtConsole;
let viewer: AtConsole;

beforeAll(async () => {
  database = await createTestDatabase();
  web = await startWeb(database);
  desk = await atConsole(web, database.db);
  viewer = await atConsole(web, database.db, { role: 'viewer' });
  web.moveTo('2027-03-04T13:02:00Z');
});
afterAll(async () => {
  await web.close();
  await database.drop();
});

const list = ({ event }: TestDoor, rest = '') => `/console/e/${event.id}/attendance${rest}`;
const page = async (door: TestDoor, query = '') => (await desk.get(list(door, query))).body;
const decide = (door: TestDoor, name: string, form: Record<string, string>, who = desk) =>
  who.post(list(door, `/${door.id(name)}/decision`), form);
const came = (body: string) =>
  /<dt>Aanwezig<\/dt><dd><span>(\d+)<\/span><small>([^<,]+)/.exec(body)?.slice(1).join(' ');
const names = (body: string) => [...body.matchAll(/\/registrations\/[\w-]+">([^<]+)</g)].map(([, name]) => name);

describe('who came', () => {
  it('is told for the event and for each session', async () => {
    const people = { Ana: ['A1'], Bo: ['A1'], Cy: [] };
    const door = await aDoor(database.db, people, { sessions: { A1: null } });
    await door.checkIn('Ana', 'A1');
    await door.checkIn('Bo');
    const session = door.spot('A1').sessionId;
    expect(came(await page(door))).toBe('2 van 3');
    expect(came(await page(door, `?session=${session}`))).toBe('1 van 2');
    expect(came((await desk.get(list(door, `/figures?session=${session}`))).body)).toBe('1 van 2');
    expect(names(await page(door, `?session=${session}&show=missing`))).toEqual(['Bo']);
    expect(names(await page(door, '?q=CÝ'))).toEqual(['Cy']);
  });

  it('can be set right by hand and taken back, and the list stays as it was', async () => {
    const door = await aDoor(database.db, { Ana: [], Bo: [] });
    const answer = await decide(door, 'Bo', { decision: 'present', show: 'missing', q: 'b', page: '1' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(list(door, '?show=missing&q=b&page=1&done=saved'));
    const body = await page(door);
    expect(came(body)).toBe('1 van 2');
    expect(body).toContain('met de hand');
    expect(body).toMatch(/value="rule"/);
    await decide(door, 'Bo', { decision: 'rule' });
    expect(came(await page(door))).toBe('0 van 2');
  });

  it('leads back to the page of the person that asked', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    const answer = await decide(door, 'Ana', { decision: 'present', back: 'person' });
    expect(answer.headers.location).toBe(`/console/e/${door.event.id}/registrations/${door.id('Ana')}?done=saved`);
  });

  it('says why something was not written down', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    await database.db.read.query('update registration set notice_shown_at = null where id = $1', [door.id('Ana')]);
    const answer = await decide(door, 'Ana', { decision: 'present' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Vertel dat eerst');
    expect(came(answer.body)).toBe('0 van 1');
  });

  it('is for a viewer to see and not to change', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    const { body } = await viewer.get(list(door));
    expect(names(body)).toEqual(['Ana']);
    expect(body).not.toContain('/decision');
    expect((await decide(door, 'Ana', { decision: 'present' }, viewer)).statusCode).toBe(403);
  });

  it('costs as many queries for thirty people as for one', async () => {
    const crowd = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`Mens ${i}`, []]));
    const [one, thirty] = [await aDoor(database.db, { Ana: [] }), await aDoor(database.db, crowd)];
    const few = await queriesOfPage(web, () => page(one));
    expect(await queriesOfPage(web, () => page(thirty))).toBe(few);
    expect(few).toBe(7);
  });
});
