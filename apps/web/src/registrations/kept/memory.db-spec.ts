import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { presets, questionField } from '#questions';
import { addQuestion } from '#questions/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { person } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;
beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
  web.moveTo('2027-03-01T09:00:00Z');
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const query = (sql: string) => test.db.read.query(sql);
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const remembered = async () => (await query('select remembered_answers as said from contact'))[0].said;

/** Ana, who registered for one event and answered in which sector she works; another event asks the same. */
async function anaAtOne() {
  const { event } = await anEvent(test.db, { slug: 'een' });
  const other = (await anEvent(test.db, { slug: 'twee', title: { nl: 'Tweede webinar' } })).event;
  const asks = { ...presets.sector, preset: 'sector' };
  const [field, field2] = [
    questionField((await addQuestion(test.db, event.id, asks)).id),
    questionField((await addQuestion(test.db, other.id, { ...asks, required: true })).id),
  ];
  await web.post('/een/aanmelden', { ...person('Ana'), organisation: 'Bureau', role: 'policy', [field]: 'energy' });
  const [{ id }] = await query('select id from registration');
  return { mine: `/mijn/${web.secrets.linkToken('manage', id, 1)}`, field: field2, id };
}

describe('being remembered for another event', () => {
  it('is offered on my page, says what and how long, and only a press does it', async () => {
    const { mine } = await anaAtOne();
    expect((await web.get(mine)).body).toContain(`href="${mine}/onthouden"`);
    const { body, headers } = await web.get(`${mine}/onthouden`);
    expect(textOf(body)).toMatch(/Dit zouden we onthouden .*Ana .*Bureau .*Energie .*12 maanden/);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
    await web.get(`${mine}/onthouden?stand=onthouden`);
    expect(await remembered()).toBeNull();
    expect(body).not.toContain('Tweede webinar');
    const done = await web.post(`${mine}/onthouden`);
    expect(done.headers.location).toBe(`${mine}/onthouden?stand=onthouden`);
    const after = (await web.get(`${mine}/onthouden?stand=onthouden`)).body;
    expect(textOf(after)).toMatch(/Dit onthouden we .*Tweede webinar/);
    expect(after).not.toContain(`${mine}/aanmelden/een"`);
  });

  it('is nothing where everything was erased: back to my page, in my language', async () => {
    const { mine, id } = await anaAtOne();
    await test.db.read.query('update registration set removed_at = created_at where id = $1', [id]);
    for (const path of [mine, `/en${mine}`]) expect((await web.get(`${path}/onthouden`)).headers.location).toBe(path);
  });

  it('fills in the form of another event by my own link, which then registers me as anybody', async () => {
    const { mine, field } = await anaAtOne();
    await web.post(`${mine}/onthouden`);
    const at = `${mine}/aanmelden/twee`;
    const form = await web.get(at);
    expect(form.body).toContain(`action="${at}"`);
    expect(form.headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
    for (const value of ['Ana', 'ana@example.org', 'Bureau']) expect(form.body).toContain(`value="${value}"`);
    expect(form.body).toMatch(/<option value="policy" selected/);
    expect(form.body).toMatch(/<option value="energy" selected/);
    expect(await query('select 1 from registration')).toHaveLength(1);
    const refused = await web.post(at, { ...person('Ana') });
    expect([refused.statusCode, refused.headers['referrer-policy']]).toEqual([422, 'no-referrer']);
    expect(refused.body).toContain(`action="${at}"`);
    const sent = await web.post(at, { ...person('Ana'), [field]: 'energy' });
    expect(sent.headers.location).toBe('/twee/aangemeld');
    expect(await query('select sector from registration order by arrival')).toEqual([
      { sector: 'Energie' },
      { sector: 'Energie' },
    ]);
  });

  it('is of no use to who only knows my address: the public form says nothing', async () => {
    const { mine } = await anaAtOne();
    const before = (await web.get('/twee/aanmelden')).body;
    await web.post(`${mine}/onthouden`);
    expect((await web.get('/twee/aanmelden')).body).toBe(before);
    expect(before).not.toContain('Bureau');
  });

  it('without it leads to the empty form, and a link of somebody else to nothing', async () => {
    const { mine, id } = await anaAtOne();
    expect((await web.get(`${mine}/aanmelden/twee`)).headers.location).toBe('/twee/aanmelden');
    const join = `/mijn/${web.secrets.linkToken('join', id, 1)}`;
    for (const path of [`${join}/onthouden`, `${join}/aanmelden/twee`, `${mine}/aanmelden/drie`])
      expect((await web.get(path)).statusCode).toBe(404);
    expect((await web.post(`${join}/onthouden`)).statusCode).toBe(404);
  });

  it('is shown with what we keep about me, and taken back by one press', async () => {
    const { mine } = await anaAtOne();
    await web.post(`${mine}/onthouden`);
    const kept = (await web.get(`${mine}/gegevens`)).body;
    expect(textOf(kept)).toContain('Onthouden voor een volgende keer Ana; Bureau; Beleidsmaker; Energie');
    expect(kept).toContain(`href="${mine}/onthouden"`);
    await web.post(`/en${mine}/vergeten`);
    expect(await remembered()).toBeNull();
    expect((await web.get(`/en${mine}/onthouden?stand=vergeten`)).body).toContain('We have forgotten it');
    expect((await web.get(`${mine}/gegevens`)).body).not.toContain('Onthouden voor een volgende keer');
  });

  it('offers to renew it where I said something else since, and is gone with "this was not me"', async () => {
    const { mine } = await anaAtOne();
    await web.post(`${mine}/onthouden`);
    expect((await web.get(`${mine}/onthouden`)).body).not.toContain('Onthoud het zoals het nu is');
    await query(`update registration set organisation = 'Ander bureau'`);
    expect((await web.get(`${mine}/onthouden`)).body).toContain('Onthoud het zoals het nu is');
    await web.post(`${mine}/niet-ik`);
    expect(await remembered()).toBeNull();
  });
});
