import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { type AtConsole, atConsole, queriesOfPage } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
let noor: AtConsole;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  noor = await atConsole(web, test.db);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const PATH = '/console/series';
const typed = { 'title.nl': 'Leerkring', language: 'nl', visibility: 'public' };
const rows = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);

/** Makes one through the form. @returns its page in the console. */
async function make(changes: Record<string, string> = {}): Promise<string> {
  const { headers } = await noor.post(PATH, { ...typed, ...changes });
  return String(headers.location).split('?')[0] ?? '';
}
const idOf = (path: string) => path.split('/').at(-1) ?? '';
const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

describe('series in the console', () => {
  it('are made and changed, and never overwrite what somebody else changed', async () => {
    expect((await noor.get(PATH)).body).toContain('Er zijn nog geen reeksen');
    const path = await make();
    const seen = hidden((await noor.get(`${path}/edit`)).body, 'seen');
    const changed = { ...typed, 'summary.nl': 'Zes keer leren', seen };
    expect((await noor.post(`${path}/edit`, changed)).statusCode).toBe(303);
    expect((await noor.get(path)).body).toContain('Zes keer leren');
    const late = await noor.post(`${path}/edit`, { ...typed, 'title.nl': 'Anders', seen });
    expect([late.statusCode, late.body]).toEqual([409, expect.stringContaining('value="Anders"')]);
  });

  it('are made once by two presses', async () => {
    const key = hidden((await noor.get(`${PATH}/new`)).body, 'key');
    expect(await make({ key })).toBe(await make({ key }));
    expect(await rows('select slug from series')).toEqual([{ slug: 'leerkring' }]);
  });

  it('say what is wrong at its field, with what people typed encoded', async () => {
    await make();
    const wrong = await noor.post(PATH, { ...typed, 'title.nl': '', slug: '<b>' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toMatch(/href="#title.nl"[^]*href="#slug"/);
    expect(wrong.body).toContain('value="&lt;b>"');
    expect((await noor.post(PATH, { ...typed, slug: 'leerkring' })).body).toContain(
      'Een andere reeks heeft dit adres al',
    );
    expect((await noor.get(`${PATH}/none`)).statusCode).toBe(404);
  });

  it('ask the database as much for one as for three', async () => {
    const one = await make();
    await anEvent(test.db, { seriesId: idOf(one) });
    const count = async () => [
      await queriesOfPage(web, () => noor.get(PATH)),
      await queriesOfPage(web, () => noor.get(one)),
    ];
    const first = await count();
    for (const title of ['Twee', 'Drie']) {
      await make({ 'title.nl': title });
      await anEvent(test.db, { seriesId: idOf(one) });
    }
    expect(await count()).toEqual(first);
    expect(Math.max(...first)).toBeLessThanOrEqual(4);
  });

  it('get an event through its form, and let it go again', async () => {
    const path = await make();
    const form = await noor.get(`/console/events/new?series=${idOf(path)}`);
    expect(form.body).toContain(`<option value="${idOf(path)}" selected>Leerkring`);
    const times = { timeZone: 'Europe/Amsterdam', start: '2027-06-03T14:00', end: '2027-06-03T15:30' };
    const event = { 'title.nl': 'Eerste keer', 'summary.nl': 'x', ...times };
    const made = await noor.post('/console/events', { ...event, seriesId: idOf(path) });
    expect((await noor.get(path)).body).toContain('Eerste keer');
    const self = String(made.headers.location).split('?')[0];
    const seen = hidden((await noor.get(`${self}/edit`)).body, 'seen');
    expect((await noor.post(`${self}/edit`, { ...event, seriesId: '', seen })).statusCode).toBe(303);
    expect((await noor.get(path)).body).not.toContain('Eerste keer');
    const nowhere = { ...event, seriesId: '0190a000-0000-7000-8000-00000000abcd' };
    expect((await noor.post('/console/events', nowhere)).statusCode).toBe(422);
  });
});

describe('repeating an event', () => {
  const day = (n: number) => `2027-03-${n}`;

  it('shows the days first and writes nothing, then makes those that stay ticked', async () => {
    const path = await make();
    const { event } = await anEvent(test.db, { seriesId: idOf(path) });
    const repeat = `/console/e/${event.id}/repeat`;
    expect((await noor.get(repeat)).body).toContain('Ze komen in de reeks “Leerkring”');
    const preview = await noor.get(`${repeat}?rhythm=weekly&count=4&numbered=yes`);
    expect(preview.body.match(/(?:donderdag \d+ (?:maart|april) 2027)(?=<span class="hint">)/g)).toEqual([
      'donderdag 11 maart 2027',
      'donderdag 18 maart 2027',
      'donderdag 25 maart 2027',
      'donderdag 1 april 2027',
    ]);
    expect(await rows('select count(*) from event')).toEqual([{ count: 1 }]);
    const form = new URLSearchParams({
      csrf: noor.csrf,
      numbered: 'yes',
      count: '4',
    });
    for (const one of [day(11), day(25), '2027-04-01']) form.append('day', one);
    const press = () => web.postRaw(repeat, form.toString(), noor.headers);
    const presses = [await press(), await press()];
    expect(presses.map(({ headers }) => headers.location)).toEqual([
      `${path}?done=repeated`,
      `${path}?done=repeated_before`,
    ]);
    expect(
      await rows(`select title->>'nl' as title, local_start, starts_at from event where status = 'draft' order by 2`),
    ).toEqual([
      { title: 'Voorjaarswebinar (2)', local_start: '2027-03-11T14:00', starts_at: new Date('2027-03-11T13:00:00Z') },
      { title: 'Voorjaarswebinar (3)', local_start: '2027-03-25T14:00', starts_at: new Date('2027-03-25T13:00:00Z') },
      { title: 'Voorjaarswebinar (4)', local_start: '2027-04-01T14:00', starts_at: new Date('2027-04-01T12:00:00Z') },
    ]);
    expect((await noor.get(`${repeat}?rhythm=weekly&count=4`)).body.match(/Hier staat er al een/g)).toHaveLength(3);
  });

  it('says what is wrong with a number, and with no day at all', async () => {
    const { event } = await anEvent(test.db);
    const repeat = `/console/e/${event.id}/repeat`;
    for (const count of ['', '0', '31', 'x', '-1'])
      expect((await noor.get(`${repeat}?rhythm=weekly&count=${count}`)).statusCode).toBe(422);
    const none = await noor.post(repeat, { rhythm: 'weekly', count: '3' });
    expect([none.statusCode, none.body]).toEqual([422, expect.stringContaining('Vink ten minste één dag aan')]);
    expect((await noor.post(repeat, { day: "2027-02-30'; --", rhythm: 'ooit', count: 'x' })).statusCode).toBe(422);
    expect(await rows('select count(*) from event')).toEqual([{ count: 1 }]);
  });
});

describe('publishing a series', () => {
  it('tells first what goes out and what stays behind, and why', async () => {
    const path = await make();
    await anEvent(test.db, { seriesId: idOf(path), status: 'draft' });
    const lacking = await anEvent(test.db, {
      seriesId: idOf(path),
      status: 'draft',
      summary: {},
      title: { nl: 'Kaal' },
    });
    const ask = (await noor.get(`${path}/publication`)).body;
    expect(ask).toContain('Dit evenement is klaar');
    expect(ask).toContain(`href="/console/e/${lacking.event.id}/edit#summary.nl"`);
    const done = await noor.post(`${path}/publication`);
    expect(done.headers.location).toBe(`${path}?done=series_published`);
    expect(await rows('select status from event order by status')).toEqual([
      { status: 'draft' },
      { status: 'published' },
    ]);
    expect((await noor.post(`${path}/publication`)).headers.location).toBe(path);
  });
});
