import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { type ASeries, aSeries } from '../../series/testing.js';
import { startWeb, type TestWeb } from '../../testing.js';
import { askJson, sendJson, withKey } from '../testing.js';
import { SeriesSummary } from './series-schemas.js';

let test: TestDatabase;
let web: TestWeb;
let key: Record<string, string>;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  key = await withKey(web, test.db, ['read', 'write']);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const SERIES = '/api/v1/series';
const send = (path: string, body: object) => sendJson(web, path, body, key);
const patch = (path: string, body: object) => askJson(web, 'PATCH', path, body, key);

describe('making a series', () => {
  it('gives one that can be changed by whoever saw it last, and is in the audit', async () => {
    const made = await send(SERIES, { title: { nl: 'Leerkring', en: 'Learning circle' } });
    expect([made.statusCode, made.headers.location]).toEqual([201, `${SERIES}/leerkring`]);
    const { version, ...told } = SeriesSummary.parse(made.json());
    expect(told).toMatchObject({ slug: 'leerkring', summary: {}, language: 'nl', visibility: 'public' });
    const changed = await patch(told.url.replace(/.*\/reeks/, SERIES), { version, summary: { nl: 'Zes keer' } });
    expect(changed.json()).toMatchObject({ title: told.title, summary: { nl: 'Zes keer' }, slug: 'leerkring' });
    const stale = await patch(`${SERIES}/leerkring`, { version, slug: 'kring' });
    expect(stale.json()).toMatchObject({ status: 409, code: 'stale', version: changed.json().version });
    const by = `select distinct actor_kind from audit_entry where action like 'series.%'`;
    expect(await test.db.read.query(by)).toEqual([{ actor_kind: 'organiser' }]);
  });

  it('refuses what the form refuses, at its place', async () => {
    await send(SERIES, { title: { nl: 'Leerkring' } });
    const wrong = async (body: object) => (await send(SERIES, body)).json().errors[0].pointer;
    expect(await wrong({ title: {} })).toBe('/title/nl');
    expect(await wrong({ title: { nl: 'x' }, slug: 'Leerkring' })).toBe('/slug');
    expect(await wrong({ title: { nl: 'x'.repeat(10_000) } })).toBe('/title/nl');
    expect(await wrong({ title: { nl: 'x' }, visibility: 'secret' })).toBe('/visibility');
  });
});

describe('more of one event', () => {
  let circle: ASeries;
  beforeEach(async () => {
    circle = await aSeries(test, web);
    await circle.part(1);
  });
  const repeat = (body: object) => send('/api/v1/events/keer-1/repeats', body);

  it('is made as drafts of its series, each day once, and published with what lacks nothing', async () => {
    const days = ['2027-03-11', '2027-03-18'];
    const made = await repeat({ days, numbered: true });
    expect([made.statusCode, made.json().data.map(({ status }: { status: string }) => status)]).toEqual([
      201,
      ['draft', 'draft'],
    ]);
    const again = await repeat({ days: [...days, '2027-03-25'], numbered: true });
    expect(again.json().data).toHaveLength(1);
    expect([(await repeat({ days })).statusCode, (await repeat({ days })).json()]).toEqual([200, { data: [] }]);
    await circle.part(9, { status: 'draft', summary: {} });
    const published = (await send(`${SERIES}/leerkring/publication`, {})).json();
    expect(published.published).toHaveLength(3);
    expect(published.drafts).toMatchObject([{ event: 'keer-9', errors: [{ pointer: '/summary/nl' }] }]);
    expect((await send(`${SERIES}/leerkring/publication`, {})).json().published).toEqual([]);
  });

  it('is not made on days that there are not, nor on more than a press makes', async () => {
    const wrong = async (...days: unknown[]) => (await repeat({ days })).json().errors[0].pointer;
    expect(await wrong('2027-02-30')).toBe('/days/0');
    expect(await wrong('2027-03-11', '2150-01-01')).toBe('/days/1');
    expect(await wrong()).toBe('/days');
    const many = Array.from({ length: 31 }, (_, i) => `2027-05-${String(i + 1).padStart(2, '0')}`);
    expect(await wrong(...many)).toBe('/days');
    expect(await circle.rows('select slug from event')).toHaveLength(1);
  });
});
