import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { addQuestion } from '#questions/testing';
import { queriesOfPage } from '../../console/testing.js';
import { startWeb, type TestWeb } from '../../testing.js';
import { withKey } from '../testing.js';
import { EventDetail, EventList } from './event-schemas.js';

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

const later = (hours: number) => ({
  startsAt: new Date(Date.parse('2027-03-04T13:00:00Z') + hours * 3_600_000),
  endsAt: new Date(Date.parse('2027-03-04T14:30:00Z') + hours * 3_600_000),
});

async function list(path: string, headers = {}) {
  const answer = await web.get(path, headers);
  expect(answer.statusCode).toBe(200);
  const next = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers.link ?? ''))?.[1];
  return { slugs: EventList.parse(answer.json()).data.map(({ slug }) => slug), next };
}

describe('events for programs', () => {
  it('lists what the agenda shows; with a key also drafts and what it does not show', async () => {
    await anEvent(test.db, { slug: 'open' });
    await anEvent(test.db, { slug: 'called-off', status: 'cancelled', ...later(1) });
    await anEvent(test.db, { slug: 'hidden', visibility: 'unlisted', ...later(2) });
    await anEvent(test.db, { slug: 'draft', status: 'draft', ...later(3) });
    await anEvent(test.db, { slug: 'over', ...later(-24 * 30) });
    expect((await list('/api/v1/events')).slugs).toEqual(['open', 'called-off']);
    const key = await withKey(web, test.db, ['read'], 'viewer');
    expect((await list('/api/v1/events', key)).slugs).toEqual(['open', 'called-off', 'hidden', 'draft']);
  });

  it('hands out page after page without a gap or a repeat, also where events start together', async () => {
    const made = Array.from({ length: 7 }, (_, i) => `event-${i}`);
    for (const [i, slug] of made.entries()) await anEvent(test.db, { slug, ...later(i < 4 ? 0 : i) });
    const seen: string[] = [];
    let next: string | undefined = '/api/v1/events?limit=2';
    while (next) {
      const page: Awaited<ReturnType<typeof list>> = await list(next);
      if (seen.length === 2) await anEvent(test.db, { slug: 'came-later', ...later(-1) }); // before the mark
      seen.push(...page.slugs);
      next = page.next;
    }
    expect(seen.toSorted()).toEqual(made);
  });

  it('costs the same at one event and at thirty', async () => {
    await anEvent(test.db);
    const ask = () => web.get('/api/v1/events?limit=100');
    const one = await queriesOfPage(web, ask);
    for (let i = 0; i < 29; i++) await anEvent(test.db);
    expect([one, await queriesOfPage(web, ask)]).toEqual([2, 2]);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'limit=1&limit=2',
    'after=x',
    'after=W10',
    'after=%00',
    `after=${'A'.repeat(500)}`,
  ])('refuses ?%s as a problem', async (query) => {
    const answer = await web.get(`/api/v1/events?${query}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('tells programme, places and questions of one, and never the room', async () => {
    const { event } = await anEvent(test.db, { slug: 'dag', capacity: 5 });
    await aProgramme(test.db, event, [{ sessions: { A1: 3, B1: null } }]);
    await addQuestion(test.db, event.id);
    const answer = await web.get('/api/v1/events/dag');
    const told = EventDetail.parse(answer.json());
    expect(told).toMatchObject({
      state: 'open',
      places: { capacity: 5, free: 5 },
      plenary: [{ code: 'P', places: null }],
    });
    const places = told.rounds[0]?.sessions.map(({ code, places }) => [code, places?.free]);
    expect(places).toEqual([
      ['A1', 3],
      ['B1', null],
    ]);
    expect(told.questions).toHaveLength(1);
    expect(answer.body).not.toContain('meet.example.org');
  });

  it('keeps a draft to itself, as if it were not there', async () => {
    await anEvent(test.db, { slug: 'draft', status: 'draft' });
    const key = await withKey(web, test.db, ['write']);
    for (const headers of [{}, key]) {
      const [draft, nothing] = [
        await web.get('/api/v1/events/draft', headers),
        await web.get('/api/v1/events/none', headers),
      ];
      expect([draft.statusCode, draft.body]).toEqual([404, nothing.body]);
    }
    const reads = await withKey(web, test.db, ['read']);
    expect((await web.get('/api/v1/events/draft', reads)).statusCode).toBe(200);
  });

  it('answers a problem and never a page, whatever is asked', async () => {
    const asked = await Promise.all(
      [
        '/api',
        '/api/',
        '/api/v2',
        '/api/v1/nothing',
        '/api/v1/events/%00',
        '/api/v1/events/A%20b',
        '/API/v1/x',
        '/api/agenda.ics',
        '/api/aanmelden',
      ].map((path) => web.get(path)),
    );
    asked.push(await web.get('/api/v1/events', { authorization: 'Bearer kring_x' }));
    for (const answer of asked) {
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.json().status).toBe(answer.statusCode);
    }
    expect(asked.map(({ statusCode }) => statusCode)).toEqual([...Array.from({ length: 9 }, () => 404), 401]);
    expect(asked.at(-1)?.headers['www-authenticate']).toBe('Bearer realm="kring", error="invalid_token"');
  });

  it('lets no page of another site read along', async () => {
    const answer = await web.get('/api/v1/openapi.json', { origin: 'https://evil.example' });
    expect(answer.json().openapi).toBe('3.1.0');
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
