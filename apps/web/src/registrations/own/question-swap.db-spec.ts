import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { type Question, questionField } from '#questions';
import { addQuestion, someOptions } from '#questions/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { aDay, checkedIn } from '../testing.js';

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

const query = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
const answers = async () => (await query('select value from answer')).map((row: { value: unknown }) => row.value);
const bring = { label: { nl: 'Wat breng je mee?' }, required: true };

/** A day on which session B1 asks something, with Ana in A1 and A2. */
async function anaInA1(wish: Partial<Question> = bring) {
  const day = await aDay(test, web);
  const [{ id: sessionId }] = await query(`select id from session where code = 'B1'`);
  const field = questionField((await addQuestion(test.db, day.event.id, { ...wish, sessionId })).id);
  await day.register('Ana', day.choose('A1', 'A2'));
  const mine = await day.mineOf('Ana');
  const swap = (codes: string[], more: Record<string, string> = {}) =>
    web.post(`${mine}/wijzigen`, { ...day.choose(...codes), ...more });
  return { ...day, mine, field, swap };
}

describe('choosing a session that asks something', () => {
  it('asks it on the same page, with its condition in words, and swaps only with an answer', async () => {
    const { mine, field, swap, places, choose } = await anaInA1();
    const { body } = await web.get(`${mine}/wijzigen`);
    expect(body).toContain('Alleen als je sessie B1 kiest: Sessie B1.');
    expect(body).toMatch(/data-if="round\.[\w-]+" data-is="[\w-]+"/);
    const asked = await swap(['B1', 'A2']);
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain(`id="${field}-error"`);
    expect(checkedIn(asked.body)).toEqual(Object.values(choose('B1', 'A2')));
    expect([await places(), await answers()]).toEqual([['Ana: A1 confirmed, A2 confirmed'], []]);
    const done = await swap(['B1', 'A2'], { [field]: 'Een laptop' });
    expect(done.headers.location).toBe(`${mine}?gewijzigd=ja`);
    expect([await places(), await answers()]).toEqual([['Ana: B1 confirmed, A2 confirmed'], ['Een laptop']]);
  });

  it('keeps what was typed when something else is wrong, and writes nothing of it', async () => {
    const { field, swap, places } = await anaInA1();
    const { statusCode, body } = await swap(['B1'], { [field]: 'Een <laptop>' });
    expect(statusCode).toBe(422);
    expect(body).toContain('value="Een &lt;laptop>"');
    expect([await places(), await answers()]).toEqual([['Ana: A1 confirmed, A2 confirmed'], []]);
  });

  it('lets an answer be changed without a swap, and takes it away with the session', async () => {
    const { mine, field, swap } = await anaInA1();
    await swap(['B1', 'A2'], { [field]: 'Een laptop' });
    const other = await swap(['B1', 'A2'], { [field]: 'Een boek' });
    expect([other.headers.location, await answers()]).toEqual([`${mine}?stand=bewaard`, ['Een boek']]);
    expect((await swap(['B1', 'A2'], { [field]: 'Een boek' })).headers.location).toBe(`${mine}?gewijzigd=nee`);
    expect((await web.get(`${mine}/wijzigen`)).body).toContain('value="Een boek"');
    await swap(['A1', 'A2'], { [field]: 'Een boek' });
    expect(await answers()).toEqual([]);
  });

  it('shows what hangs on its answer only to who can give that answer', async () => {
    const { event, mine, swap, field } = await anaInA1({ kind: 'yes_no', required: true });
    const hangs = { shownIfQuestionId: field.slice(questionField('').length), shownIfOption: 'yes' };
    await addQuestion(test.db, event.id, { ...hangs, label: { nl: 'Waar gaat je casus over?' } });
    const details = async () => (await web.get(`${mine}/over-mij`)).body;
    expect(await details()).not.toContain('Waar gaat je casus over?');
    await swap(['B1', 'A2'], { [field]: 'no' });
    expect(await details()).toContain('Waar gaat je casus over?');
  });

  it('drops an answer about a session that was not chosen, however it was sent', async () => {
    const { field, swap } = await anaInA1();
    await swap(['A1', 'B2'], { [field]: 'Toch iets' });
    expect(await answers()).toEqual([]);
  });

  it('asks nothing on the page of an event whose sessions ask nothing', async () => {
    const { mine } = await anaInA1({ retiredAt: new Date(), kind: 'one_choice', options: someOptions('a') });
    expect((await web.get(`${mine}/wijzigen`)).body).not.toContain('<script');
  });
});

describe('somebody who was moved or brought in by an organiser', () => {
  it('is asked on their own page for what is still needed, until they answer', async () => {
    const { event, mine, field } = await anaInA1();
    await query(`update session_place set session_id = (select id from session where code = 'B1')
                 where session_id = (select id from session where code = 'A1')`);
    const { body } = await web.get(mine);
    expect(body).toContain('De organisatie wil nog iets weten');
    expect(body).toContain(`href="${mine}/over-mij"`);
    const form = await web.get(`${mine}/over-mij`);
    const seal = /name="seal" value="([^"]*)"/.exec(form.body)?.[1] ?? '';
    const details = { name: 'Ana', organisation: '', role: '', language: 'nl', seal };
    expect((await web.post(`${mine}/over-mij`, { ...details, [field]: 'Een laptop' })).statusCode).toBe(303);
    expect((await web.get(mine)).body).not.toContain('De organisatie wil nog iets weten');
    await addQuestion(test.db, event.id, {});
    expect((await web.get(mine)).body).not.toContain('De organisatie wil nog iets weten');
  });
});
