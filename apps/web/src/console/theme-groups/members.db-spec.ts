import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { aThemeGroup } from '#registrations/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let noor: AtConsole;
let path: string;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  noor = await atConsole(web, test.db);
  path = `/console/theme-groups/${await aThemeGroup(test.db, [])}/members`;
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const add = (people: string, circle = 'outer') => noor.post(path, { people, circle });

it('adds who was pasted, moves them between circles and ends a membership', async () => {
  expect((await noor.get(path)).body).toContain('Deze groep heeft nog geen leden');
  expect((await add('Ana <ana@example.org>\nbo@example.org', 'inner')).headers.location).toBe(`${path}?done=saved`);
  const { body } = await noor.get(path);
  expect(body).toContain('2 leden');
  const [, first] = /action="([^"]+)\/circle"/.exec(body) ?? [];
  expect((await noor.post(`${first}/circle`, { circle: 'outer' })).statusCode).toBe(303);
  expect((await noor.get(`${path}?circle=outer`)).body).toContain('1 lid');
  expect((await noor.post(`${first}/end`)).statusCode).toBe(303);
  expect((await noor.get(path)).body).not.toContain('ana@example.org');
  expect((await noor.get(`${path}?q=BO%40`)).body).toContain('bo@example.org');
  expect((await noor.get('/console/theme-groups')).body).toContain(`href="${path}"`);
});

it('keeps what was pasted where a line is not clear, encoded, and adds nobody', async () => {
  const answer = await add('ana@example.org\n<script>x</script>');
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('Niemand is toegevoegd');
  expect(answer.body).toContain('&lt;script>x&lt;/script>');
  expect(answer.body).not.toContain('<script>x');
  expect((await add('x@example.org\n'.repeat(501))).body).toContain('hoogstens 500 regels');
  expect((await add('')).statusCode).toBe(422);
  expect(await test.db.read.query('select 1 from theme_group_member')).toEqual([]);
});

it('asks the database as much for one as for thirty', async () => {
  const count = () => queriesOfPage(web, () => noor.get(path));
  await add('ana@example.org');
  const one = await count();
  await add(Array.from({ length: 30 }, (_, i) => `p${i}@example.org`).join('\n'));
  expect(await count()).toBe(one);
  expect(one).toBeLessThanOrEqual(4);
});
