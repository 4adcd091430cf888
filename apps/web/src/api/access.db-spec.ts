import type { LightMyRequestResponse } from 'fastify';
import type { Role, Scope } from '#identity';
import { newId } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../testing.js';
import { API_CONTROLLERS } from './api.js';
import { routesOf } from './asking/routes.js';
import { type Ground, groundOf } from './testing/ground.js';
import { ROUTES } from './testing/route-table.js';
import { askJson, withKey } from './testing.js';

let test: TestDatabase;
let web: TestWeb;
let ground: Ground;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
const renew = async () => {
  await test.clean();
  ground = await groundOf(test, web);
};
afterAll(async () => {
  await web.close();
  await test.drop();
});

const CALLERS: ([readonly Scope[], Role] | undefined)[] = [
  undefined,
  [['read'], 'organiser'],
  [['write'], 'organiser'],
  [['read', 'write'], 'owner'],
  [['read', 'write'], 'viewer'],
];
const table = Object.entries(ROUTES);
type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const methodOf = (route: string) => route.slice(0, route.indexOf(' ')).toUpperCase();
const hasBody = (route: string) => /^(?:post|put|patch) /.test(route);

function ask(
  route: string,
  wishes: { headers?: Record<string, string>; body?: unknown; parts?: Partial<Ground> } = {},
): Promise<LightMyRequestResponse> {
  const parts: Record<string, unknown> = { ...ground, ...wishes.parts };
  const path = route.slice(route.indexOf(' ') + 1).replace(/\{(\w+)\}/g, (_, name) => String(parts[name]));
  const { headers = {} } = wishes;
  if (methodOf(route) === 'GET') return web.get(path, headers);
  if (methodOf(route) === 'DELETE') return web.send('DELETE', path, headers);
  const body = wishes.body ?? ROUTES[route]?.body?.(ground) ?? {};
  return askJson(web, methodOf(route) as Method, path, body, headers);
}

const owners = () => withKey(web, test.db, ['read', 'write'], 'owner');

describe('every route of the API', () => {
  beforeEach(renew);

  it.each(table)('%s is for whom it is', async (route, { statuses }) => {
    const got: number[] = [];
    for (const caller of CALLERS) {
      const headers = caller ? await withKey(web, test.db, ...caller) : {};
      got.push((await ask(route, { headers })).statusCode);
    }
    expect(got).toEqual(statuses);
  });

  it.each(table.filter(([route]) => route.startsWith('post ')))('%s counts once for one key', async (route) => {
    const headers = { ...(await owners()), 'idempotency-key': 'one' };
    const body = ROUTES[route]?.body?.(ground) ?? {};
    const [first, again] = [await ask(route, { headers, body }), await ask(route, { headers, body })];
    expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
    const other = await ask(route, { headers, body: { ...body, name: 'Other', more: 1 } });
    expect([other.statusCode, other.json().code]).toEqual([422, 'key_reused']);
  });
});

describe('every route of the API that is asked wrongly', () => {
  beforeAll(renew);

  it('is in the table below', () => {
    const routes = routesOf(API_CONTROLLERS).map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(ROUTES).toSorted()).toEqual(routes.toSorted());
  });

  it.each(table.filter(([route]) => route.includes('{slug}')))('%s knows no event that is not there', async (route) => {
    const headers = await owners();
    for (const slug of ['no-such-event', '%00', 'x'.repeat(150)])
      expect((await ask(route, { headers, parts: { slug } })).statusCode).toBe(404);
  });

  it.each(table.filter(([route]) => route.includes('{series}')))(
    '%s knows no series that is not there',
    async (route) => {
      const headers = await owners();
      for (const series of ['no-such-series', '%00', 'x'.repeat(150)])
        expect((await ask(route, { headers, parts: { series } })).statusCode).toBe(404);
    },
  );

  it.each(table.filter(([route]) => /\{\w+Id\}/.test(route)))('%s never reaches into another event', async (route) => {
    const headers = await owners();
    const other = { slug: 'other' };
    const statuses = [
      (await ask(route, { headers, parts: route.includes('{slug}') ? other : ground.wrong })).statusCode,
    ];
    for (const id of [newId(), 'x', '%00']) {
      const parts = Object.fromEntries([...route.matchAll(/\{(\w+Id)\}/g)].map(([, name]) => [name, id]));
      statuses.push((await ask(route, { headers, parts })).statusCode);
    }
    // An offer that is not one's own is as gone as one that lapsed.
    expect(new Set(statuses)).toEqual(new Set([route.includes('{offerId}') ? 409 : 404]));
  });

  it.each(table.filter(([route]) => hasBody(route)))('%s answers a body that is none with a problem', async (route) => {
    const headers = await owners();
    const type = (text: string) => ({ ...headers, 'content-type': text });
    const answers = [
      await ask(route, { headers, body: '{"half":' }),
      await ask(route, { headers, body: `"${'x'.repeat(600_000)}"` }),
      await ask(route, { headers: type('text/plain') }),
      await ask(route, { headers: type('application/x-www-form-urlencoded') }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 413, 415, 415]);
    for (const answer of answers) expect(answer.headers['content-type']).toMatch('application/problem+json');
  });

  it.each(table.filter(([, { body }]) => body))('%s points at what is wrong in its body', async (route) => {
    const headers = await owners();
    for (const body of ['[]', '7', '"x"', '[[[{}]]]']) {
      const answer = await ask(route, { headers, body });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid']);
    }
  });

  it.each(table.filter(([route]) => route.startsWith('post ')))('%s needs an Idempotency-Key', async (route) => {
    const answer = await ask(route, { headers: { ...(await owners()), 'idempotency-key': '' } });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'idempotency_key_needed']);
  });

  it('ends when the key is revoked', async () => {
    const headers = await owners();
    await test.db.read.query('update api_key set revoked_at = created_at');
    const asked = await Promise.all(
      table
        .filter(([route]) => !route.includes('{token}'))
        .map(async ([route]) => (await ask(route, { headers })).statusCode),
    );
    expect(new Set(asked)).toEqual(new Set([401]));
  });
});
