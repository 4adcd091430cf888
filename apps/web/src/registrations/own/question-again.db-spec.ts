import { anEvent } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { type Question, questionField } from '#questions';
import { addQuestion, someOptions } from '#questions/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { checkedIn, person } from '../testing.js';

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

const query = (sql: string, values: unknown[] = []) => test.db.read.query(sql, values);
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const stored = async () =>
  (await query('select value from answer a join question q on q.id = a.question_id order by q.position')).map(
    (row: { value: unknown }) => row.value,
  );

/** Ana, who registered for a webinar that asks `wishes` and answered `answers`. */
async function anaAnswered(wishes: readonly Partial<Question>[], answers: readonly string[]) {
  const { event } = await anEvent(test.db, { slug: 'dag' });
  const questions: Question[] = [];
  for (const wish of wishes) questions.push(await addQuestion(test.db, event.id, wish));
  const fields = questions.map(({ id }) => questionField(id));
  const given = (texts: readonly (string | undefined)[]) =>
    Object.fromEntries(texts.flatMap((text, i) => (text === undefined ? [] : [[fields[i] ?? '', text]])));
  await web.post('/dag/aanmelden', { ...person('Ana'), ...given(answers) });
  const [{ id }] = await query('select id from registration');
  const mine = `/mijn/${web.secrets.linkToken('manage', id, 1)}`;
  /** Sends the form of the details with these answers, as it stands in a tab that was opened with `seal`. */
  const send = async (texts: readonly (string | undefined)[], seal?: string, name = 'Ana') => {
    const details = { name, organisation: '', role: '', language: 'nl', seal: seal ?? (await sealOf(mine)) };
    return web.post(`${mine}/over-mij`, { ...details, ...given(texts) });
  };
  return { event, mine, questions, fields, send, join: `/j/${web.secrets.linkToken('join', id, 1)}` };
}
async function sealOf(mine: string): Promise<string> {
  return sealIn((await web.get(`${mine}/over-mij`)).body);
}
const sealIn = (html: string) => /name="seal" value="([^"]*)"/.exec(html)?.[1] ?? '';
const choice = { kind: 'one_choice', options: someOptions('fiets', 'trein') } as const;

describe('my answers', () => {
  it('stand in the form as I gave them, and can be given otherwise', async () => {
    const { mine, send } = await anaAnswered(
      [{ ...choice, required: true }, {}, { kind: 'number' }],
      ['trein', 'Ede', '2,5'],
    );
    const { body } = await web.get(`${mine}/over-mij`);
    expect(checkedIn(body)).toContain('trein');
    expect(body).toMatch(/value="Ede"[^]*value="2.5"/);
    const saved = await send(['fiets', '', '3']);
    expect(saved.headers.location).toBe(`${mine}?stand=bewaard`);
    expect(await stored()).toEqual(['fiets', 3]);
    expect((await send(['fiets', '', '3'])).headers.location).toBe(`${mine}?stand=zelfde`);
  });

  it('are all checked together with the rest of the form; nothing typed is lost', async () => {
    const { send, fields } = await anaAnswered([{ required: true }, { kind: 'number' }], ['Ede', '2']);
    const { statusCode, body } = await send(['', '<veel>'], undefined, '');
    expect(statusCode).toBe(422);
    for (const field of ['name', ...fields]) expect(body).toContain(`id="${field}-error"`);
    expect(body).toContain('value="&lt;veel>"');
    expect(await stored()).toEqual(['Ede', 2]);
    expect((await send(['', '3'])).statusCode).toBe(422);
    expect(await stored()).toEqual(['Ede', 2]);
  });

  it('of two tabs: the second sees both versions and decides', async () => {
    const { mine, send } = await anaAnswered([{}], ['Ede']);
    const seal = await sealOf(mine);
    await send(['Arnhem']);
    const late = await send(['Tiel'], seal);
    expect(late.statusCode).toBe(409);
    expect(textOf(late.body)).toContain('Bewaard is nu: Arnhem.');
    expect(late.body).toContain('value="Tiel"');
    expect((await send(['Tiel'], sealIn(late.body))).statusCode).toBe(303);
    expect(await stored()).toEqual(['Tiel']);
  });

  it('that are sensitive are shown at my own link and taken back there, and never at the link to join', async () => {
    const needs = { privacy: 'sensitive', eraseDays: 30, kind: 'yes_no', label: { nl: 'Rolstoel?' } } as const;
    const { mine, send, join, questions } = await anaAnswered([needs], ['yes']);
    const { body } = await web.get(`${mine}/over-mij`);
    expect([checkedIn(body).includes('yes'), textOf(body).includes('Geen antwoord')]).toEqual([true, true]);
    expect((await web.get(join)).body).not.toContain('Rolstoel');
    expect((await web.get(`${join.replace('/j/', '/mijn/')}/over-mij`)).statusCode).toBe(404);
    expect((await send([''])).statusCode).toBe(303);
    expect(await stored()).toEqual([]);
    const audit = await query(`select after from audit_entry where action = 'registration.answers-changed'`);
    expect(audit).toEqual([{ after: { questions: [questions[0]?.id] } }]);
  });

  it('to a question that was retired stay, and are shown in what we keep', async () => {
    const { mine, send, questions } = await anaAnswered([{ label: { nl: 'Oude vraag' } }, {}], ['blijft', 'x']);
    await query('update question set retired_at = now() where id = $1', [questions[0]?.id]);
    expect((await web.get(`${mine}/over-mij`)).body).not.toContain('Oude vraag');
    expect((await send(['niet', 'y'])).statusCode).toBe(303);
    expect(await stored()).toEqual(['blijft', 'y']);
    expect(textOf((await web.get(`${mine}/gegevens`)).body)).toMatch(/Oude vraag .*blijft/);
  });

  it('can be given while a registration still waits to be accepted', async () => {
    const { send } = await anaAnswered([{}], ['Ede']);
    await query(`update registration set status = 'pending', confirmed_at = null`);
    expect((await send(['Tiel'])).statusCode).toBe(303);
    expect(await stored()).toEqual(['Tiel']);
  });
});
