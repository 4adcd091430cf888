import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { register, registrationsOn } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let desk: AtConsole;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  desk = await atConsole(web, test.db);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const PATH = '/console/preferences/digest';
const rhythm = async () => (await test.db.read.query('select rhythm from organiser_digest'))[0]?.rhythm;

/** Webinars with people who registered on Friday. */
async function registered(events: number, ...names: string[]): Promise<void> {
  for (let i = 0; i < events; i++) {
    const { event } = await anEvent(test.db, { slug: `webinar-${i}` });
    await register(registrationsOn(test.db, new HandClock('2027-02-26T09:00:00Z')), event, names);
  }
}

describe('the preferences of an organiser', () => {
  it('say that a summary comes on Mondays, and take another choice', async () => {
    const { body } = await desk.get('/console/preferences');
    expect(body).toMatch(/value="weekly" checked/);
    expect(body).toContain('De volgende komt maandag 8 maart 2027 om 08.00 uur');
    const saved = await desk.post(PATH, { rhythm: 'daily' });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, '/console/preferences?done=saved']);
    expect((await desk.get('/console/preferences')).body).toContain('De volgende komt dinsdag 2 maart 2027');
    await desk.post(PATH, { rhythm: 'off' });
    const off = (await desk.get('/console/preferences')).body;
    expect(off).toMatch(/value="off" checked/);
    expect(off).not.toContain('De volgende komt');
  });

  it('promise a viewer numbers only, and nothing until they ask', async () => {
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    const { body } = await viewer.get('/console/preferences');
    expect(body).toMatch(/value="off" checked/);
    expect(body).toContain('Als meekijker krijg je aantallen, geen namen.');
    expect((await viewer.post(PATH, { rhythm: 'weekly' })).statusCode).toBe(303);
  });
});

describe('what I would get', () => {
  it('is the mail itself, of the last week where nothing is new since, and of nothing where nothing happened', async () => {
    expect((await desk.get(PATH)).body).toContain('Niets nieuws');
    expect((await desk.get(`${PATH}/letter`)).headers.location).toBe(PATH);
    await registered(1, 'Ana', 'Bo');
    const { body } = await desk.get(PATH);
    expect(body).toContain('over de afgelopen zeven dagen');
    expect(body).toContain('- 2 nieuwe aanmeldingen: Ana en Bo.');
    await test.db.read.query(
      `insert into organiser_digest select id, 'weekly', '2027-02-22T06:55Z', '2027-02-22T06:55Z' from organiser`,
    );
    expect((await desk.get(PATH)).body).toContain('als hij nu kwam');
    const letter = await desk.get(`${PATH}/letter`);
    expect(letter.headers['content-security-policy']).toContain('sandbox');
    expect(letter.body).toContain('2 nieuwe aanmeldingen: Ana en Bo');
  });

  it('names nobody to a viewer', async () => {
    await registered(1, 'Ana', 'Bo');
    const viewer = await atConsole(web, test.db, { role: 'viewer' });
    const { body } = await viewer.get(PATH);
    expect(body).toContain('- 2 nieuwe aanmeldingen.');
    expect(body).not.toContain('Ana');
  });

  it('costs as many queries for thirty events as for one', async () => {
    await registered(1, 'Ana');
    const one = await queriesOfPage(web, () => desk.get(PATH));
    await test.clean();
    desk = await atConsole(web, test.db);
    await registered(30, 'Ana');
    expect(await queriesOfPage(web, () => desk.get(PATH))).toBe(one);
    expect(one).toBeLessThanOrEqual(26); // since the last one, and of the last week;
  });
});

describe('the link in a digest', () => {
  const link = () => `/u/samenvatting/${web.secrets.linkToken('digest', desk.organiser.id, 1)}`;

  it('switches it off by one press of a mailbox: no cookie, no page, no redirect, and twice is once', async () => {
    const press = () =>
      web.send('POST', link(), { 'content-type': 'application/x-www-form-urlencoded' }, 'List-Unsubscribe=One-Click');
    const first = await press();
    expect([first.statusCode, first.headers.location, first.headers['set-cookie']]).toEqual([
      200,
      undefined,
      undefined,
    ]);
    expect((await press()).statusCode).toBe(200);
    expect(await rhythm()).toBe('off');
  });

  it('does nothing when it is only looked at, and asks people first, in their language', async () => {
    const { body, headers } = await web.get(link());
    expect(body).toContain('Geen samenvatting meer?');
    expect(body).not.toContain(desk.organiser.email);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
    expect((await web.get(`${link()}?stand=off`)).body).not.toContain('Uitgezet');
    expect(await rhythm()).toBeUndefined();
    const done = await web.post(`/en${link()}`, { van: 'pagina' });
    expect([done.statusCode, done.headers.location]).toEqual([303, `/en${link()}?stand=off`]);
    expect((await web.get(`/en${link()}?stand=off`)).body).toContain('Switched off');
    expect(await rhythm()).toBe('off');
  });

  it('opens nothing else, and no other link does what it does', async () => {
    const token = link().split('/').at(-1);
    expect((await web.post(`/u/${token}`)).statusCode).toBe(404);
    for (const other of [web.secrets.linkToken('manage', desk.organiser.id, 1), 'x'.repeat(48), 'aan'])
      expect((await web.post(`/u/samenvatting/${other}`)).statusCode).toBe(404);
    expect(await rhythm()).toBeUndefined();
  });
});
