import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { sendJson, withKey } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
  await anEvent(test.db, { slug: 'webinar' });
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

describe('a method that a path does not have', () => {
  it.each([
    ['PUT', '/api/v1/events/webinar', 'GET'],
    ['DELETE', '/api/v1/events/webinar/', 'GET'],
    ['OPTIONS', '/api/v1/events?limit=1', 'GET'],
    ['POST', '/api/v1/openapi.json', 'GET'],
    ['PATCH', '/api/v1/events/webinar/registrations', 'POST'],
  ] as const)('%s %s is answered 405, with the methods that it has', async (method, path, allowed) => {
    const answer = await web.send(method, path, { 'content-type': 'application/json' }, '{}');
    expect([answer.statusCode, answer.json().code]).toEqual([405, 'method_not_allowed']);
    expect(String(answer.headers.allow).split(', ')).toContain(allowed);
    expect(answer.headers.allow).not.toContain(method);
  });

  it('is 404 where there is no such path, whatever the method', async () => {
    for (const path of ['/api/v1', '/api', '/api/v1/nothing', '/api/v1/events/webinar/x/y', '/api/v1/EVENTS'])
      for (const method of ['POST', 'DELETE', 'OPTIONS'] as const)
        expect((await web.send(method, path, {})).statusCode).toBe(404);
  });

  it('is not HEAD, where there is GET: the same headers, and no body', async () => {
    const [head, get] = [await web.head('/api/v1/events'), await web.get('/api/v1/events')];
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.headers['content-type']).toBe(get.headers['content-type']);
  });
});

describe('how often a program may ask', () => {
  const strict = (env: Record<string, string>) => startWeb(test, { env });

  it('is counted by key, reading and writing together, and told with every answer', async () => {
    const small = await strict({ API_RATE_LIMIT: '2' });
    const [one, other] = [await withKey(small, test.db, ['read']), await withKey(small, test.db, ['read'])];
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push(await small.get('/api/v1/events', one));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
    expect(answers[0]?.headers['ratelimit-policy']).toBe('"key";q=2;w=60');
    expect(answers[0]?.headers.ratelimit).toMatch(/^"key";r=1;t=(?:[1-9]|[1-5]\d|60)$/);
    expect(answers[2]?.json()).toMatchObject({ status: 429, code: 'key_rate_limit' });
    expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await small.get('/api/v1/events', other)).statusCode).toBe(200);
    expect((await small.get('/api/v1/events')).statusCode).toBe(200);
    await small.close();
  });

  it('does not use up what the network of the program may send as forms', async () => {
    const small = await strict({ RATE_LIMIT: '1' });
    const key = await withKey(small, test.db, ['write']);
    const path = '/api/v1/events/webinar/registrations';
    const send = (name: string, headers = {}) => sendJson(small, path, { name, email: `${name}@example.org` }, headers);
    for (const name of ['ana', 'ben', 'cem']) expect((await send(name, key)).statusCode).toBe(201);
    expect((await send('dua')).statusCode).toBe(202);
    expect((await send('eva')).statusCode).toBe(429);
    await small.close();
  });

  it('is little for who guesses keys: then the network waits, also with a good one', async () => {
    const small = await strict({ RATE_LIMIT: '2' });
    const key = await withKey(small, test.db, ['read']);
    const guess = async () => (await small.get('/api/v1/events', { authorization: 'Bearer kring_x' })).statusCode;
    expect([await guess(), await guess(), await guess()]).toEqual([401, 401, 429]);
    expect((await small.get('/api/v1/events', key)).statusCode).toBe(429);
    await small.close();
  });
});

describe('a POST whose process died before it could answer', () => {
  const AT = '/api/v1/events/webinar';
  const again = { 'idempotency-key': 'one' };
  const rounds = async () => (await test.db.read.query('select id from round')).length;
  const dies = () =>
    test.db.read.query(`update idempotency_key set answer = null, claimed_at = claimed_at - interval '2 minutes'`);

  it('is never done twice where that would do more: whoever asks again is told that nobody knows', async () => {
    const key = { ...(await withKey(web, test.db, ['write'])), ...again };
    const round = { title: { nl: 'Ronde' }, start: '2027-03-04T14:00', end: '2027-03-04T14:30' };
    expect((await sendJson(web, `${AT}/rounds`, round, key)).statusCode).toBe(201);
    await dies();
    const answer = await sendJson(web, `${AT}/rounds`, round, key);
    expect([answer.statusCode, answer.json().code, await rounds()]).toEqual([409, 'outcome_unknown', 1]);
    expect((await sendJson(web, `${AT}/rounds`, round, { ...key, 'idempotency-key': 'two' })).statusCode).toBe(201);
  });

  it('is done again where that does nothing more', async () => {
    const key = { ...(await withKey(web, test.db, ['write'])), ...again };
    expect((await sendJson(web, `${AT}/publication`, {}, key)).json()).toEqual({ status: 'published' });
    await dies();
    expect((await sendJson(web, `${AT}/publication`, {}, key)).json()).toEqual({ status: 'published' });
  });

  it('is told to wait while the first may still be under way', async () => {
    const key = { ...(await withKey(web, test.db, ['write'])), ...again };
    await sendJson(web, `${AT}/publication`, {}, key);
    await test.db.read.query('update idempotency_key set answer = null');
    const answer = await sendJson(web, `${AT}/publication`, {}, key);
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([409, 'in_flight', '1']);
  });
});

describe('what no program of anybody sends', () => {
  it.each(['['.repeat(20_000) + ']'.repeat(20_000), `${'{"a":'.repeat(8000)}1${'}'.repeat(8000)}`])(
    'is told to be wrong: %.9s in each other, with or without a link that opens something',
    async (body) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'deep' };
      for (const verb of ['cancellation', 'return', 'removal']) {
        const answer = await web.send('POST', `/api/v1/my/${'A'.repeat(48)}/${verb}`, headers, body);
        expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid']);
      }
    },
  );

  it('is not found where a part of the path is longer than any', async () => {
    const answer = await web.get(`/api/v1/events/${'a'.repeat(201)}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });
});
