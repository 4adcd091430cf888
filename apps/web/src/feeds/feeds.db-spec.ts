import 'reflect-metadata';
import { readCalendar } from '#calendar/testing';
import { Series } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { queriesOfPage } from '../console/testing.js';
import { startWeb, type TestWeb } from '../testing.js';

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

const DAY = 24 * 60 * 60_000;
/** The clock of the web process. */
const NOW = Date.parse('2027-03-01T09:00:00Z');
const onDay = (day: number) => {
  const startsAt = new Date(NOW + day * DAY);
  return { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
};

async function aSeries(wishes: Partial<Series> = {}): Promise<Series> {
  const at = new Date('2027-01-04T09:00:00Z');
  const texts = { title: { nl: 'Leerkring' }, summary: {}, language: 'nl' as const };
  const series = {
    id: newId(),
    slug: 'leerkring',
    ...texts,
    visibility: 'public' as const,
    createdAt: at,
    updatedAt: at,
  };
  await test.db.transaction((tx) => tx.insert(Series, { ...series, ...wishes }));
  return { ...series, ...wishes };
}

async function aGroup(slug: string, letter: string): Promise<string> {
  const id = newId();
  await test.db.transaction((tx) =>
    tx.query(
      `insert into theme_group (id, slug, letter, name, about, hue, created_at) values ($1, $2, $3, '{"nl":"Warmte"}', '{}', 222, $4)`,
      [id, slug, letter, new Date(NOW)],
    ),
  );
  return id;
}

const titlesIn = async (path: string) => readCalendar((await web.get(path)).body).entries.map((entry) => entry.title);
const FEEDS = ['/agenda.ics', '/agenda.atom', '/agenda.json', '/en/agenda.ics', '/en/agenda.atom', '/en/agenda.json'];

describe('the calendar of the community', () => {
  it('has what is coming and what has just been, also what was called off', async () => {
    const titled = (nl: string) => ({ title: { nl } });
    await anEvent(test.db, { ...titled('straks'), ...onDay(3) });
    await anEvent(test.db, { ...titled('net geweest'), ...onDay(-20) });
    await anEvent(test.db, { ...titled('lang geweest'), ...onDay(-40) });
    await anEvent(test.db, { ...titled('gaat niet door'), ...onDay(5), status: 'cancelled' });
    const { body, headers } = await web.get('/agenda.ics');
    const { method, entries } = readCalendar(body);
    expect(method).toBe('PUBLISH');
    expect(entries.map(({ title, status }) => [title, status])).toEqual([
      ['net geweest', 'CONFIRMED'],
      ['straks', 'CONFIRMED'],
      ['gaat niet door', 'CANCELLED'],
    ]);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(body).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n');
    expect(body).not.toMatch(/ATTENDEE|ORGANIZER/);
  });

  it('has the same entry as the file of the event, so that no calendar shows it twice', async () => {
    await anEvent(test.db, { slug: 'webinar' });
    const [one, other] = await Promise.all(['/agenda.ics', '/webinar/agenda.ics'].map((path) => web.get(path)));
    expect(readCalendar(one?.body ?? '').entries).toEqual(readCalendar(other?.body ?? '').entries);
  });

  it('speaks the language of its address', async () => {
    await anEvent(test.db);
    expect(await titlesIn('/agenda.ics')).toEqual(['Voorjaarswebinar']);
    expect(await titlesIn('/en/agenda.ics')).toEqual(['Spring webinar']);
  });

  it('is bounded', async () => {
    for (let day = 1; day <= 5; day++) await anEvent(test.db, onDay(day));
    const first = await test.db.transaction((tx) => tx.query('select * from event limit 1'));
    const columns = Object.keys(first[0]).filter((name) => name !== 'id' && name !== 'slug' && name !== 'found_by');
    await test.db.transaction((tx) =>
      tx.query(
        `insert into event (id, slug, ${columns.join(', ')})
         select gen_random_uuid(), 'veel-' || n, ${columns.map((name) => `e.${name}`).join(', ')}
         from generate_series(1, 500) n, (select * from event limit 1) e`,
      ),
    );
    expect(await titlesIn('/agenda.ics')).toHaveLength(400);
  });
});

describe('no feed', () => {
  it.each([
    ['a draft', { status: 'draft' as const }],
    ['an event that no list shows', { visibility: 'unlisted' as const }],
    ['an event for guests', { access: 'invited' as const }],
    ['a room', { roomUrl: 'https://meet.example.org/geheim-hier' }],
  ])('tells of %s', async (_, wishes) => {
    const series = await aSeries();
    const group = await aGroup('warmte', 'A');
    const hidden = { title: { nl: 'Geheim', en: 'Geheim' }, ...('roomUrl' in wishes && { title: { nl: 'Open' } }) };
    const { event } = await anEvent(test.db, { slug: 'geheim', ...hidden, seriesId: series.id, ...wishes });
    await anEvent(test.db, { slug: 'open', seriesId: series.id });
    await aProgramme(test.db, event, [{ sessions: { A1: 5 } }]);
    await test.db.transaction((tx) => tx.query(`update session set theme_group_id = $1 where code = 'A1'`, [group]));
    for (const path of [...FEEDS, '/reeks/leerkring/agenda.ics', '/themagroepen/warmte/agenda.ics']) {
      const { statusCode, body } = await web.get(path);
      expect([path, statusCode, !('roomUrl' in wishes) && /geheim/i.test(body)]).toEqual([path, 200, false]);
      expect(body).not.toContain('meet.example.org');
    }
  });

  it.each([
    '/reeks/bestaat-niet/agenda.ics',
    '/themagroepen/bestaat-niet/agenda.ics',
    '/themagroepen/%00/agenda.ics',
    "/themagroepen/'--/agenda.ics",
    '/reeks/%2e%2e%2f/agenda.ics',
    '/reeks/%00/agenda.ics',
    `/reeks/${'a'.repeat(199)}/agenda.ics`,
  ])('is at %s', async (path) => {
    expect((await web.get(path)).statusCode).toBe(404);
  });
});

describe('the calendar of a series', () => {
  it('has the events of that series alone, and is not there before its page is', async () => {
    const series = await aSeries();
    expect((await web.get('/reeks/leerkring/agenda.ics')).statusCode).toBe(404);
    await anEvent(test.db, { title: { nl: 'Keer 1' }, seriesId: series.id });
    await anEvent(test.db, { title: { nl: 'Los' } });
    expect(await titlesIn('/reeks/leerkring/agenda.ics')).toEqual(['Keer 1']);
    expect(readCalendar((await web.get('/reeks/leerkring/agenda.ics')).body).name).toBe('Leerkring');
  });

  it('shows what no list shows only where no list shows the series either', async () => {
    const series = await aSeries({ visibility: 'unlisted' });
    await anEvent(test.db, { title: { nl: 'Voor intimi' }, seriesId: series.id, visibility: 'unlisted' });
    expect(await titlesIn('/reeks/leerkring/agenda.ics')).toEqual(['Voor intimi']);
  });
});

describe('the calendar of a theme group', () => {
  it('has the events at which the group holds a session that goes on', async () => {
    const group = await aGroup('warmte', 'A');
    const { event } = await anEvent(test.db, { title: { nl: 'Met de groep' } });
    await anEvent(test.db, { title: { nl: 'Zonder de groep' } });
    await aProgramme(test.db, event, [{ sessions: { A1: 5 } }]);
    expect(await titlesIn('/themagroepen/warmte/agenda.ics')).toEqual([]);
    const set = (column: string, value: string) =>
      test.db.transaction((tx) => tx.query(`update session set ${column} = $1 where code = 'A1'`, [value]));
    await set('theme_group_id', group);
    expect(await titlesIn('/themagroepen/warmte/agenda.ics')).toEqual(['Met de groep']);
    await set('status', 'cancelled');
    expect(await titlesIn('/themagroepen/warmte/agenda.ics')).toEqual([]);
  });
});

describe('a program that asks again', () => {
  it.each(FEEDS)('is told at %s that nothing has changed, until something has', async (path) => {
    const { event } = await anEvent(test.db);
    const first = await web.get(path);
    const { etag = '', 'last-modified': changed = '' } = first.headers;
    expect(first.headers['cache-control']).toBe('public, max-age=300');
    const again = await web.get(path, { 'if-none-match': `"other", ${etag}` });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    expect((await web.get(path, { 'if-modified-since': String(changed) })).statusCode).toBe(304);
    await test.db.transaction((tx) =>
      tx.query(`update event set title = '{"nl":"Anders"}', updated_at = $2 where id = $1`, [event.id, new Date(NOW)]),
    );
    expect((await web.get(path, { 'if-none-match': String(etag) })).statusCode).toBe(200);
    expect((await web.get(path, { 'if-modified-since': String(changed) })).statusCode).toBe(200);
  });

  it('hears of an event that left, although what is left is older', async () => {
    await anEvent(test.db, { title: { nl: 'Blijft' } });
    const { event } = await anEvent(test.db, { title: { nl: 'Gaat' }, updatedAt: new Date('2027-02-01T09:00:00Z') });
    const { headers } = await web.get('/agenda.ics');
    await test.db.transaction((tx) =>
      tx.query(`update event set visibility = 'unlisted', updated_at = $2 where id = $1`, [event.id, new Date(NOW)]),
    );
    expect(
      (await web.get('/agenda.ics', { 'if-modified-since': String(headers['last-modified']) })).body,
    ).not.toContain('Gaat');
  });

  it('may ask for the head alone', async () => {
    await anEvent(test.db);
    const [whole, head] = [await web.get('/agenda.ics'), await web.head('/agenda.ics')];
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', whole.headers.etag]);
  });

  it('costs as many statements with 30 events as with one', async () => {
    await anEvent(test.db);
    const counted = async () => {
      const costs = [];
      for (const path of FEEDS.slice(0, 3)) costs.push(await queriesOfPage(web, () => web.get(path)));
      return costs;
    };
    expect(await counted()).toEqual([2, 2, 2]);
    for (let day = 1; day <= 30; day++) await anEvent(test.db, onDay(day));
    expect(await counted()).toEqual([2, 2, 2]);
  });
});
