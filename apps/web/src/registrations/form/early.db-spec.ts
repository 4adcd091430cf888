import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { aThemeGroup } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { aDay, person } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(() => test.clean());
afterAll(async () => {
  await web.close();
  await test.drop();
});

/** Until two days before the event the places of B1 go to Mo, who belongs to theme group B. */
const anEarlyDay = async () => {
  const day = await aDay(test, web);
  const group = await aThemeGroup(test.db, ['mo@example.org']);
  await test.db.read.query(
    `update session set theme_group_id = $1, early_until = '2027-03-02T11:00:00Z' where code = 'B1'`,
    [group],
  );
  return day;
};
const MEMBERS_FIRST = 'Tot 2 maart 12.00 uur voor leden van themagroep B';

it('is said on the event page, in both languages, without a number by which members could be found out', async () => {
  const { choose, register } = await anEarlyDay();
  const pages = async () => [(await web.get('/dag')).body, (await web.get('/dag/aanmelden')).body];
  const before = await pages();
  for (const body of before) expect(body).toContain(MEMBERS_FIRST);
  await register('Mo', choose('B1', 'A2'));
  await register('Ana', choose('B1', 'A2'));
  const line = (body: string) => body.slice(body.indexOf('Sessie B1'), body.indexOf('Sessie B1') + 400);
  expect((await pages()).map(line)).toEqual(before.map(line));
  expect((await web.get('/en/dag')).body).toContain('For members of theme group B until 2 March');
});

it('answers members and others alike, and tells each on their own page', async () => {
  const { choose, register, places, mineOf } = await anEarlyDay();
  const [mo, ana] = [await register('Mo', choose('B1', 'A2')), await register('Ana', choose('B1', 'A2'))];
  expect([ana.statusCode, ana.headers.location]).toEqual([mo.statusCode, mo.headers.location]);
  expect(await places()).toEqual(['Mo: B1 confirmed, A2 confirmed', 'Ana: B1 waiting, A2 confirmed']);
  expect((await web.get(await mineOf('Ana'))).body).toContain(`${MEMBERS_FIRST}. Daarna gaat de rij verder`);
  expect((await web.get(await mineOf('Mo'))).body).not.toContain(MEMBERS_FIRST);
});

it('is over at its moment: then the page says how many places are left', async () => {
  await anEarlyDay();
  await test.db.read.query(`update session set early_until = '2027-01-01T11:00:00Z' where code = 'B1'`);
  expect((await web.get('/dag')).body).not.toContain('voor leden van themagroep');
  expect((await web.post('/dag/aanmelden', person('Ana'))).statusCode).toBe(422);
});
