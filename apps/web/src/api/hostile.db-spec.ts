import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../testing.js';
import { groundOf } from './testing/ground.js';
import { ROUTES } from './testing/route-table.js';
import { askJson, withKey } from './testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const RUNS = 8;
const EVENT = '/api/v1/events/{slug}';

interface Told {
  readonly version: string;
  readonly rounds: readonly (Told & { readonly sessions: readonly Told[] })[];
  readonly data: readonly Told[];
}
type Method = 'POST' | 'PUT' | 'PATCH';
const table = Object.keys(ROUTES).filter((route) => /^(?:post|put|patch) /.test(route));

/** Texts that have broken something somewhere: NUL, lone surrogates, bidi, numbers and times that are none, very long. */
const nasty = fc.constantFrom(
  ...[
    '\u0000',
    '\ud800',
    '\u202eabc',
    '9'.repeat(400),
    '1e999',
    '-0',
    '2027-02-30T25:61',
    '0000-00-00',
    '😀'.repeat(3000),
  ],
  ...["' or 1=1 --", '../../etc', '%00', '', ' ', 'null', '+275760-09-13T00:00:00.001Z', '{"a":1}', 'P99999D'],
);
const scalar = fc.oneof(
  nasty,
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 4 }),
  fc.dictionary(fc.constantFrom('nl', 'en', 'id', 'label', 'questionId', 'option', 'x'), scalar, { maxKeys: 3 }),
  fc.jsonValue({ maxDepth: 3 }),
) as fc.Arbitrary<unknown>;

/** What the route asks for, with some of its fields turned into something else, and some that nobody asked for. */
function spoiled(body: Record<string, unknown>): fc.Arbitrary<unknown> {
  const fields = [
    'version',
    'tell',
    'capacity',
    'seriesId',
    'allowedDomains',
    'options',
    'answers',
    'sessions',
    'lead',
    'guests',
  ];
  const names = fc.constantFrom(...Object.keys(body), ...fields, 'timeZone', 'start', 'roomUrl', 'slug', 'earlyUntil');
  return fc.dictionary(names, value, { maxKeys: 4 }).map((changes) => ({ ...body, ...changes }));
}

/** Where the version of what a route changes can be read, so that a change goes all the way. */
const VERSIONS: Readonly<Record<string, [path: string, read: (told: Told) => string]>> = {
  [`patch ${EVENT}`]: [`${EVENT}/settings`, ({ version }) => version],
  [`patch ${EVENT}/rounds/{roundId}`]: [`${EVENT}/programme`, ({ rounds }) => rounds[0]?.version ?? ''],
  [`patch ${EVENT}/sessions/{sessionId}`]: [
    `${EVENT}/programme`,
    ({ rounds }) => rounds[0]?.sessions[0]?.version ?? '',
  ],
  [`patch ${EVENT}/questions/{questionId}`]: [`${EVENT}/questions`, ({ data }) => data[0]?.version ?? ''],
  [`patch ${EVENT}/registrations/{registrationId}`]: [
    `${EVENT}/registrations/{registrationId}`,
    ({ version }) => version,
  ],
  'patch /api/v1/series/{series}': ['/api/v1/series/{series}', ({ version }) => version],
  'patch /api/v1/my/{token}': ['/api/v1/my/{token}', ({ version }) => version],
};

describe('what nobody would send', () => {
  it.each(table)('to %s never breaks anything', async (route) => {
    await test.clean();
    const ground = await groundOf(test, web);
    const headers = await withKey(web, test.db, ['read', 'write'], 'owner');
    const method = route.slice(0, route.indexOf(' ')).toUpperCase() as Method;
    const parts: Record<string, unknown> = { ...ground };
    const filled = (path: string) => path.replace(/\{(\w+)\}/g, (_, name) => String(parts[name]));
    const path = filled(route.slice(route.indexOf(' ') + 1));
    const known = VERSIONS[route];
    const right = { ...ROUTES[route]?.body?.(ground) };
    const bodies = fc.oneof({ weight: 3, arbitrary: spoiled(right) }, { weight: 1, arbitrary: fc.jsonValue() });
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const version = known && known[1]((await web.get(filled(known[0]), headers)).json());
        const sent = version && typeof body === 'object' && body ? { ...body, version, tell: true } : body;
        const answer = await askJson(web, method, path, sent, headers);
        if (answer.statusCode >= 500) throw new Error(`${answer.statusCode} for ${JSON.stringify(sent)}`);
        if (answer.statusCode >= 400) expect(answer.headers['content-type']).toMatch('application/problem+json');
      }),
      { numRuns: RUNS },
    );
  });

  it('in a query or a header never breaks anything either', async () => {
    await test.clean();
    await groundOf(test, web);
    const headers = await withKey(web, test.db, ['read', 'write'], 'owner');
    await fc.assert(
      fc.asyncProperty(fc.oneof(nasty, fc.string({ unit: 'binary' })), async (text) => {
        const typed = encodeURIComponent(text.toWellFormed().slice(0, 500));
        for (const path of [
          'events',
          'events/webinar/registrations',
          'events/webinar/attendance',
          'events/webinar/mails',
          'events/webinar/invitations',
          'series',
        ])
          for (const query of [`limit=${typed}`, `after=${typed}`, `sessionId=${typed}`]) {
            const answer = await web.get(`/api/v1/${path}?${query}`, headers);
            expect([path, query, answer.statusCode < 500]).toEqual([path, query, true]);
          }
      }),
      { numRuns: RUNS },
    );
  });
});
