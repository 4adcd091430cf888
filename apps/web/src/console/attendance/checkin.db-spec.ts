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

const doorOf = ({ event }: TestDoor, rest = '') => `/console/e/${event.id}/checkin${rest}`;
const page = async (door: TestDoor, query = '') => (await desk.get(doorOf(door, query))).body;
/** Presses a button as the form of a row would. */
const press = (door: TestDoor, name: string, form: Record<string, string> = {}, who = desk, rest = '') =>
  who.post(doorOf(door, `/${door.id(name)}${rest}`), form);
/** Names on the page, in order. */
const names = (body: string) => [...body.matchAll(/<strong>([^<]+)<\/strong>/g)].map(([, name]) => name);
const counter = (body: string) => /id="now".*?<b>(\d+)<\/b><span>([^<]+)/s.exec(body)?.slice(1).join(' ');
const said = (body: string) => /role="status"[^>]*>([^<]*)</.exec(body)?.[1];

describe('the door on a phone', () => {
  it('finds somebody without their accents, and says which sessions are theirs', async () => {
    const door = await aDoor(database.db, { 'Zoë Voorbeeld': ['A1'], Bo: [] }, { sessions: { A1: null } });
    expect(names(await page(door))).toEqual(['Bo', 'Zoë Voorbeeld']);
    const body = await page(door, '?q=ZOE');
    expect(names(body)).toEqual(['Zoë Voorbeeld']);
    expect(body).toContain('Sessie A1');
    expect(names(await page(door, '?q=nobody'))).toEqual([]);
  });

  it('answers a press with 303 to the same search, which says so and counts', async () => {
    const door = await aDoor(database.db, { Zoë: [], Bo: [] });
    expect(counter(await page(door))).toBe('0 van 2 binnen');
    const answer = await press(door, 'Zoë', { q: 'zoe' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(doorOf(door, `?q=zoe&done=${door.id('Zoë')}`));
    const { body } = await desk.get(String(answer.headers.location));
    expect(names(body)).toEqual(['Zoë']);
    expect(said(body)).toBe('Zoë is binnen, 14.02.');
    expect(counter(body)).toBe('1 van 2 binnen');
    expect((await desk.get(doorOf(door, '/figures'))).body).toContain('<b>1</b>');
  });

  it('takes a press back, and says so', async () => {
    const door = await aDoor(database.db, { Bo: [] });
    await press(door, 'Bo');
    const answer = await press(door, 'Bo', {}, desk, '/removal');
    expect(answer.statusCode).toBe(303);
    const { body } = await desk.get(String(answer.headers.location));
    expect(said(body)).toBe('Bo staat niet meer als ingecheckt.');
    expect(counter(body)).toBe('0 van 1 binnen');
  });

  it('keeps to the session that was chosen', async () => {
    const door = await aDoor(database.db, { Ana: ['A1'], Bo: ['B1'] }, { sessions: { A1: null, B1: null } });
    const session = door.spot('A1').sessionId;
    expect(names(await page(door, `?session=${session}`))).toEqual(['Ana']);
    const answer = await press(door, 'Ana', { session });
    expect(answer.headers.location).toContain(`session=${session}`);
    expect(counter((await desk.get(String(answer.headers.location))).body)).toBe('1 van 1 binnen');
    const refused = await press(door, 'Bo', { session, q: 'bo' });
    expect([refused.statusCode, said(refused.body)]).toEqual([409, 'Bo: Koos deze sessie niet.']);
  });

  it('says how things stand with who has no place, and offers no button', async () => {
    const door = await aDoor(database.db, { Ana: [], Wim: [] }, { event: { capacity: 1 } });
    const body = await page(door, '?q=wim');
    expect(body).toContain('Heeft geen plek (wachtlijst)');
    expect(body).toContain(`/registrations/${door.id('Wim')}`);
    expect(body).not.toContain('class="press"');
    const refused = await press(door, 'Wim', { q: 'wim' });
    expect([refused.statusCode, counter(refused.body)]).toEqual([409, '0 van 1 binnen']);
  });

  it('asks to tell first whom nobody told, and notes them once that is said', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    await database.db.read.query('update registration set notice_shown_at = null where id = $1', [door.id('Ana')]);
    expect((await press(door, 'Ana')).statusCode).toBe(409);
    const body = await page(door);
    expect(body).toContain('Vertel dat eerst');
    expect(body).toContain('name="told" value="yes"');
    expect((await press(door, 'Ana', { told: 'yes' })).statusCode).toBe(303);
  });

  it('gives Enter to the only one found, unless the page is only renewed in parts', async () => {
    const door = await aDoor(database.db, { Ana: [], Anja: [] });
    const focused = (body: string) => /<(input|button)[^>]* autofocus/.exec(body)?.[1];
    expect(focused(await page(door))).toBe('input');
    expect(focused(await page(door, '?q=an'))).toBe('input');
    expect(focused(await page(door, '?q=anja'))).toBe('button');
    const part = await web.get(doorOf(door, '?q=anja'), { ...desk.headers, 'hx-request': 'true' });
    expect(focused(part.body)).toBe('input');
  });

  it('lets a viewer look and not press', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    const { body } = await viewer.get(doorOf(door));
    expect(names(body)).toEqual(['Ana']);
    expect(body).not.toContain('method="post"');
    expect((await press(door, 'Ana', {}, viewer)).statusCode).toBe(403);
    expect((await press(door, 'Ana', {}, viewer, '/removal')).statusCode).toBe(403);
  });

  it('warns on another day, and at an event that is called off has no buttons', async () => {
    const door = await aDoor(database.db, { Ana: [] });
    expect(await page(door)).not.toContain('Let op');
    web.moveTo('2027-03-03T13:00:00Z');
    expect(await page(door)).toContain('Let op: dit evenement is op donderdag 4 maart 2027');
    web.moveTo('2027-03-04T13:02:00Z');
    await database.db.read.query(`update event set status = 'cancelled' where id = $1`, [door.event.id]);
    const body = await page(door);
    expect(body).toContain('er valt niets te noteren');
    expect(body).not.toContain('class="press"');
    expect((await press(door, 'Ana')).statusCode).toBe(409);
  });

  it('costs as many queries for thirty people as for one', async () => {
    const crowd = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`Mens ${i}`, ['A1']]));
    const sessions = { A1: null };
    const one = await aDoor(database.db, { Ana: ['A1'] }, { sessions });
    const thirty = await aDoor(database.db, crowd, { sessions });
    const few = await queriesOfPage(web, () => page(one));
    expect(await queriesOfPage(web, () => page(thirty))).toBe(few);
    expect(few).toBe(6);
  });
});
