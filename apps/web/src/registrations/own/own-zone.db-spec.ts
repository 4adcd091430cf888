import { anEvent } from '#events/testing';
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

const zones = async () =>
  (await test.db.read.query('select time_zone from registration')).map(
    (row: { time_zone: string | null }) => row.time_zone,
  );

/** Registers Ana, whose browser told this. @returns the path of her page. */
async function register(told: Record<string, string>, kind: 'online' | 'on_site' = 'online'): Promise<string> {
  await anEvent(test.db, { slug: 'dag', kind, location: 'Utrecht' });
  const answer = await web.post('/dag/aanmelden', { ...person('Ana'), ...told });
  expect(answer.statusCode).toBe(303);
  const [{ id }] = await test.db.read.query('select id from registration');
  return `/mijn/${web.secrets.linkToken('manage', id, 1)}`;
}

/** Saves the details with this zone, and nothing else changed. */
async function choose(mine: string, timeZone: string) {
  const { body } = await web.get(`${mine}/over-mij`);
  const seal = /name="seal" value="([^"]*)"/.exec(body)?.[1] ?? '';
  return await web.post(`${mine}/over-mij`, { seal, name: 'Ana', language: 'nl', timeZone });
}

describe('the zone of somebody', () => {
  it('comes with the form, unasked, and the own page says both times', async () => {
    const mine = await register({ timeZone: 'Europe/Lisbon' });
    expect(await zones()).toEqual(['Europe/Lisbon']);
    const { body } = await web.get(mine);
    expect(body).toContain('14.00–15.30 uur');
    expect(body).toContain('In jouw tijd: 13.00–14.30 uur (Lissabon)');
    expect((await web.get(`${mine}/gegevens`)).body).toContain('Europe/Lisbon');
  });

  it('has a place in the form that a browser without JavaScript leaves empty', async () => {
    await anEvent(test.db, { slug: 'dag' });
    const { body } = await web.get('/dag/aanmelden');
    expect(body).toMatch(/<input type="hidden" name="timeZone" value(?:="")?\/?>/);
    expect(body).toMatch(/<script src="\/assets\/site\.[0-9a-f]+\.js" defer/);
  });

  it.each(['', 'UTC', 'Mars/Olympus_Mons', '<script>alert(1)</script>', 'x'.repeat(5000), 'Europe/Lisbon\0'])(
    'is never a reason to turn somebody away: %j',
    async (timeZone) => {
      const mine = await register({ timeZone });
      expect(await zones()).toEqual([null]);
      expect((await web.get(mine)).body).not.toContain('In jouw tijd');
    },
  );

  it('is nobody’s concern where people meet in a room', async () => {
    const mine = await register({ timeZone: 'Europe/Lisbon' }, 'on_site');
    expect((await web.get(mine)).body).not.toContain('In jouw tijd');
    expect((await web.get(`${mine}/over-mij`)).body).not.toContain('name="timeZone"');
  });

  it('can be chosen, under the name it has today too, and taken back', async () => {
    const mine = await register({ timeZone: 'Asia/Calcutta' });
    expect((await web.get(`${mine}/over-mij`)).body).toContain('value="Asia/Calcutta" selected');
    expect((await choose(mine, 'America/New_York')).headers.location).toBe(`${mine}?stand=bewaard`);
    expect(await zones()).toEqual(['America/New_York']);
    expect((await web.get(mine)).body).toContain('In jouw tijd: 08.00–09.30 uur (New York)');
    await choose(mine, 'Mars/Olympus_Mons'); // not in the list: nothing changes
    expect(await zones()).toEqual(['America/New_York']);
    await choose(mine, '');
    expect(await zones()).toEqual([null]);
  });
});
