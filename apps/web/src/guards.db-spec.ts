import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { assetUrl, themeUrl } from '#ui';
import { startWeb, type TestWeb } from './testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  await anEvent(test.db, { slug: 'webinar' });
  web = await startWeb(test);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const POLICY =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';" +
  "form-action 'self';base-uri 'none';frame-ancestors 'none'";
const TOKEN = 'A'.repeat(48);

describe('every answer', () => {
  it.each([
    '/',
    '/en',
    '/webinar',
    '/webinar/agenda.ics',
    '/agenda.ics',
    '/agenda.atom',
    `/feed/${TOKEN}/agenda.ics`,
    '/agenda/volgen',
    '/link-kwijt',
    '/privacy',
    `/mijn/${TOKEN}`,
    `/j/${TOKEN}`,
    '/no/such/page',
    '/livez',
    '/readyz',
    '/robots.txt',
    '/favicon.svg',
    themeUrl(222),
    assetUrl('site.css'),
    assetUrl('hanken-latin.woff2'),
    '/%ff',
    `/${'a'.repeat(201)}`,
    `/mijn/${'a'.repeat(2000)}`,
  ])('%s carries the strict headers', async (path) => {
    expect((await web.get(path)).headers).toMatchObject(strictHeaders);
  });

  it('carries them when something is refused, too', async () => {
    const refused = [
      await web.post('/webinar/aanmelden', {}),
      await web.post('/webinar/aanmelden', { name: 'x' }, { 'sec-fetch-site': 'cross-site' }),
      await web.post('/webinar/aanmelden', { name: 'x'.repeat(70_000) }),
      await web.post('/webinar/aanmelden', {}, { 'content-type': 'text/xml' }),
    ];
    expect(refused.map((answer) => answer.statusCode)).toEqual([422, 403, 413, 415]);
    for (const answer of refused) {
      expect(answer.headers).toMatchObject(strictHeaders);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });

  it('asks for https for two years when the site has it, and never on a machine of one’s own', async () => {
    expect((await web.get('/')).headers).not.toHaveProperty('strict-transport-security');
    const env = { PUBLIC_URL: 'https://localhost:3000' };
    const secure = await startWeb(test, { env });
    expect((await secure.get('/')).headers['strict-transport-security']).toBe('max-age=63072000');
    await secure.close();
  });

  const strictHeaders = {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'referrer-policy': expect.stringMatching(/^(?:same-origin|no-referrer)$/),
    'cache-control': expect.any(String),
  };
});

describe('a page whose address is a key', () => {
  it.each([`/mijn/${TOKEN}`, `/en/j/${TOKEN}`, `/uitnodiging/${TOKEN}`])(
    '%s is kept by nobody and told to nobody',
    async (path) => {
      expect((await web.get(path)).headers).toMatchObject({
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
      });
    },
  );

  it('leaves its key out of the log', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const talking = await startWeb(test, { log });
    await talking.get(`/mijn/${TOKEN}/afzeggen`);
    await talking.post(`/j/${TOKEN}`);
    await talking.post(`/uitnodiging/${TOKEN}`);
    await talking.close();
    expect(lines.join('')).toContain('/mijn/…/afzeggen');
    expect(lines.join('')).not.toContain(TOKEN);
  });
});

describe('a public page', () => {
  it('is kept, but checked each time: the same page again is 304 without a body', async () => {
    const first = await web.get('/webinar');
    expect(first.headers['cache-control']).toBe('public, no-cache');
    const again = await web.get('/webinar', { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await web.get('/en/webinar', { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(200);
  });

  it('is packed when it is the same for everybody, never when it holds a secret', async () => {
    const packed = { 'accept-encoding': 'gzip, br' };
    const page = await web.get('/webinar', packed);
    expect([page.headers['content-encoding'], page.headers.vary]).toEqual(['gzip', 'accept-encoding']);
    expect(gunzipSync(page.rawPayload).toString()).toBe((await web.get('/webinar')).body);
    expect((await web.get(`/mijn/${TOKEN}`, packed)).headers).not.toHaveProperty('content-encoding');
  });

  it('sets no cookie', async () => {
    for (const path of ['/', '/webinar', '/link-kwijt', '/no-such-page']) {
      expect((await web.get(path)).headers).not.toHaveProperty('set-cookie');
    }
  });

  it('loads files that may be kept for good, packed as the browser likes', async () => {
    const plain = await web.get(assetUrl('site.css'));
    const packed = await web.get(assetUrl('site.css'), { 'accept-encoding': 'gzip, br' });
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect([plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([undefined, 'br']);
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
    expect((await web.get('/assets/site.0000000000.css')).statusCode).toBe(404);
    expect((await web.get('/theme.css?h=360')).statusCode).toBe(404);
  });
});

describe('a form from another site', () => {
  it.each(['/webinar/aanmelden', '/en/link-kwijt', `/mijn/${TOKEN}/afzeggen`, `/j/${TOKEN}`, '/no-such-page'])(
    'is refused at %s before anything is looked up',
    async (path) => {
      const answer = await web.post(
        path,
        { name: 'Sanne' },
        { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      );
      expect(answer.statusCode).toBe(403);
      expect(answer.body).toContain(path.startsWith('/en') ? 'That is not allowed here' : 'Dit mag hier niet');
    },
  );
});

describe('the limit on forms', () => {
  it('stops one network after so many a minute, says so plainly, and leaves reading alone', async () => {
    const limited = await startWeb(test, { env: { RATE_LIMIT: '3' } });
    const tries = await Promise.all([1, 2, 3, 4, 5].map(() => limited.post('/en/webinar/aanmelden')));
    expect(tries.map((answer) => answer.statusCode).sort()).toEqual([422, 422, 422, 429, 429]);
    const stopped = tries.find((answer) => answer.statusCode === 429);
    expect(stopped?.body).toContain('Wait a minute and try again');
    expect(stopped?.headers['retry-after']).toBe('60');
    expect((await limited.get('/webinar')).statusCode).toBe(200);
    await limited.close();
  });

  it('counts the address of the connection, whatever a stranger writes in X-Forwarded-For', async () => {
    const limited = await startWeb(test, { env: { RATE_LIMIT: '1' } });
    await limited.post('/webinar/aanmelden', {}, { 'x-forwarded-for': '203.0.113.1' });
    const second = await limited.post('/webinar/aanmelden', {}, { 'x-forwarded-for': '203.0.113.2' });
    expect(second.statusCode).toBe(429);
    await limited.close();
  });

  it('believes a proxy of our own', async () => {
    const limited = await startWeb(test, { env: { RATE_LIMIT: '1', TRUST_PROXY: '127.0.0.1' } });
    const from = (ip: string) => limited.post('/webinar/aanmelden', {}, { 'x-forwarded-for': ip });
    expect((await from('203.0.113.1')).statusCode).toBe(422);
    expect((await from('203.0.113.2')).statusCode).toBe(422);
    expect((await from('203.0.113.2')).statusCode).toBe(429);
    await limited.close();
  });
});

describe('when the database is gone', () => {
  it('says so to whoever watches, stays alive, and gives people a page', async () => {
    const doomed = await createTestDatabase();
    const left = await startWeb(doomed);
    expect((await left.get('/readyz')).statusCode).toBe(200);
    await doomed.drop();
    expect((await left.get('/livez')).statusCode).toBe(200);
    const busy = await left.get('/readyz');
    expect([busy.statusCode, busy.headers['retry-after']]).toEqual([503, '5']);
    const broken = await left.get('/en/webinar');
    expect([broken.statusCode, broken.headers['retry-after']]).toEqual([503, '5']);
    expect(broken.body).toContain('Wait a few seconds and try again');
    await left.close();
  });
});
