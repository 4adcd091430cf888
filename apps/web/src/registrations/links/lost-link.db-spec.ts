import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
  await anEvent(test.db, { slug: 'webinar' });
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const register = (email: string) => web.post('/webinar/aanmelden', { name: 'Zoë', email });
const ask = (email: string) => web.post('/link-kwijt', { email });
const mailed = async (): Promise<string[]> => {
  const rows = await test.db.read.query(
    `select to_address as said from outgoing_mail where kind = 'links' order by seq`,
  );
  return rows.map((row: { said: string }) => row.said);
};

it.each([
  ['zoe@example.org', 'ZOE@Example.ORG'],
  ['zoe@example.org', ' zoe@example.org. '],
  ['zoe@example.org.', 'zoe@example.org'],
  ['zoe@bücher.example', 'zoe@xn--bcher-kva.example'],
  ['zoe@xn--bcher-kva.example', 'Zoe@BÜCHER.example.'],
  ['zoe@example.org', '\u202ezoe@example.org'], // what cannot be seen around it came along with copying
  ['zoe@example.org', 'zoe@ｅｘａｍｐｌｅ.org'], // full width: the same domain to every resolver
])('who registered as %j is found as %j', async (registered, typed) => {
  await register(registered);
  expect((await ask(typed)).statusCode).toBe(303);
  expect(await mailed()).toHaveLength(1);
});

it.each([
  'zoe@exa\u202emple.org',
  'z\u202eoe@example.org',
  'zoe\u200b@example.org',
  'zoe@example.org\r\nBcc: ik@example.org',
  'zoe@example.org, ik@example.org',
  'zoe@example.org\u0000',
  `zoe@${'x'.repeat(10_000)}.org`,
  'х'.repeat(4) + '@example.org', // Cyrillic: looks like another address
])('mails nobody for %j, and says what is wrong without a fault', async (typed) => {
  await register('zoe@example.org');
  const { statusCode, body } = await ask(typed);
  expect(statusCode).toBe(422);
  expect(body).toContain('Vul een geldig e-mailadres in');
  expect(await mailed()).toEqual([]);
});

it('is answered the same for who takes part, waits, cancelled, was removed, or never came', async () => {
  const links: string[] = [];
  for (const name of ['ana', 'bo', 'cy']) {
    await register(`${name}@example.org`);
    const [{ id }] = await test.db.read.query('select id from registration order by arrival desc limit 1');
    links.push(`/mijn/${web.secrets.linkToken('manage', id, 1)}`);
  }
  await web.post(`${links[1]}/afzeggen`);
  await web.post(`${links[2]}/niet-ik`);
  const answers = await Promise.all(['ana', 'bo', 'cy', 'nobody'].map((name) => ask(`${name}@example.org`)));
  const shapes = answers.map(({ statusCode, headers, body }) =>
    JSON.stringify([statusCode, { ...headers, date: '' }, body]),
  );
  expect(new Set(shapes).size).toBe(1);
  expect(await mailed()).toEqual(['ana@example.org']);
});

it('mails once an hour, whoever presses how often and with whatever capitals', async () => {
  await register('zoe@example.org');
  await Promise.all(['zoe@example.org', 'Zoe@example.org', 'zoe@EXAMPLE.org.', 'ZOE@example.org'].map(ask));
  expect(await mailed()).toHaveLength(1);
  web.moveTo('2027-03-01T09:59:00Z');
  await ask('zoe@example.org');
  expect(await mailed()).toHaveLength(1);
  web.moveTo('2027-03-01T10:01:00Z');
  await ask('zoe@example.org');
  expect(await mailed()).toHaveLength(2);
});
