import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { queriesOfPage } from '../console/testing.js';
import { startWeb, type TestWeb } from '../testing.js';
import { type ASeries, aSeries, ticked } from './testing.js';

let test: TestDatabase;
let web: TestWeb;
let series: ASeries;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  series = await aSeries(test, web);
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

describe('the page of a series', () => {
  it('is not there before one of its events is published', async () => {
    await series.part(1, { status: 'draft' });
    expect((await web.get('/reeks/leerkring')).statusCode).toBe(404);
    expect((await series.send([])).statusCode).toBe(404);
    await series.part(2);
    expect((await web.get('/reeks/leerkring')).statusCode).toBe(200);
    expect((await web.get('/reeks/anders')).statusCode).toBe(404);
  });

  it('ticks what is open, offers what is full, and says how the others stand', async () => {
    const open = await series.part(1);
    const full = await series.part(2, { capacity: 1 });
    await series.rows('update pool set taken = 1 where event_id = $1', [full]);
    await series.part(3, { closesAt: new Date('2027-02-28T09:00:00Z') });
    await series.part(4, { status: 'cancelled', cancelledAt: new Date() });
    await series.part(5, { access: 'invited' });
    await series.part(-9, { slug: 'geweest' });
    const { body } = await web.get('/reeks/leerkring');
    expect(ticked(body)).toEqual([open]);
    expect(body).toContain(`name="event" value="${full}"`);
    expect(body.match(/name="event"/g)).toHaveLength(2);
    for (const said of [
      'Vol, wachtlijst open',
      'Aanmelden gesloten',
      'Gaat niet door',
      'Alleen op uitnodiging',
      'Geweest (1)',
    ])
      expect(body).toContain(said);
    expect(body).toContain('Zes keer &lt;b>leren');
    expect((await web.get('/en/reeks/leerkring')).body).toContain('<h1 lang="en">Learning circle</h1>');
  });

  it('sends people to the form of an event that asks more than this one, and says why', async () => {
    const id = await series.part(1);
    const { event } = await anEvent(test.db, { slug: 'met-sessies', seriesId: series.id });
    await aProgramme(test.db, event, [{ sessions: { A1: 5 } }]);
    const asks = await series.part(2);
    await series.rows(
      `insert into question (id, event_id, position, kind, label, required, created_at)
       values (gen_random_uuid(), $1, 1, 'text', '{"nl":"Waarom?"}', true, now())`,
      [asks],
    );
    const { body } = await web.get('/reeks/leerkring');
    expect(ticked(body)).toEqual([id]);
    expect(body).toMatch(
      /href="\/met-sessies"[^]*Hier kies je ook sessies[^]*href="\/keer-2"[^]*Hier hoort een vraag bij/,
    );
    const answer = await series.send([id, asks, event.id]);
    expect(answer.headers.location).toBe('/reeks/leerkring/aangemeld?in=keer-1&apart=met-sessies&apart=keer-2');
    expect(await series.taken()).toEqual(['keer-1 Noa confirmed']);
  });

  it('asks the database as much for one event as for three', async () => {
    await series.part(1);
    const count = () => queriesOfPage(web, () => web.get('/reeks/leerkring'));
    const one = await count();
    await series.part(2);
    await series.part(3);
    expect(await count()).toBe(one);
    expect(one).toBeLessThanOrEqual(5);
  });

  it('is led to by its events, with what comes before and after', async () => {
    await series.part(1);
    await series.part(2);
    await series.part(3, { visibility: 'unlisted' });
    await series.part(4);
    const { body } = await web.get('/keer-2');
    expect(body).toMatch(/Deel van een reeks[^]*href="\/reeks\/leerkring"[^]*href="\/keer-1"[^]*href="\/keer-4"/);
    await series.rows(`update series set visibility = 'unlisted'`);
    expect((await web.get('/keer-2')).body).not.toContain('/reeks/');
    expect((await web.get('/reeks/leerkring')).body).toContain('href="/keer-3"');
  });
});
