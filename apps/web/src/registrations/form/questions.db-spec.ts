import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { type Question, questionField } from '#questions';
import { addQuestion, someOptions } from '#questions/testing';
import { startWeb, type TestWeb } from '../../testing.js';
import { aDay, checkedIn, person } from '../testing.js';

let test: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  test = await createTestDatabase();
  web = await startWeb(test);
});
beforeEach(async () => {
  await test.clean();
});
afterAll(async () => {
  await web.close();
  await test.drop();
});

const choice = { kind: 'one_choice', options: someOptions('fiets', 'trein') } as const;
const stored = async () =>
  (await test.db.read.query('select value from answer order by question_id')).map(
    (row: { value: unknown }) => row.value,
  );

/** A day that asks `wishes` of who registers. */
async function aDayAsking(...wishes: Partial<Question>[]) {
  const day = await aDay(test, web);
  const questions: Question[] = [];
  for (const wish of wishes) questions.push(await addQuestion(test.db, day.event.id, wish));
  const fields = questions.map(({ id }) => questionField(id));
  const post = (answers: readonly (string | undefined)[], name = 'Ana') => {
    const filled = fields.flatMap((field, i) => (answers[i] === undefined ? [] : [[field, answers[i]]]));
    return web.post('/dag/aanmelden', { ...person(name), ...day.choose('A1', 'A2'), ...Object.fromEntries(filled) });
  };
  return { ...day, questions, fields, post };
}

describe('the form of an event that asks more', () => {
  it('has one script of ours, which it does not need, and no other', async () => {
    await aDayAsking(choice);
    const { body } = await web.get('/dag/aanmelden');
    expect(body.match(/<script\b[^>]*>/g)).toEqual([
      expect.stringMatching(/^<script src="\/[^"]*site[^"]*\.js" defer/),
    ]);
  });

  it('asks it in the words of the organiser, encoded, and in the language of the page', async () => {
    const label = { nl: 'Hoe <b>kom</b> je?', en: 'How will you come?' };
    await aDayAsking(
      { ...choice, label, help: { nl: 'Er is een stalling.' }, required: true },
      { label: { nl: 'Alleen dit' } },
    );
    const { body } = await web.get('/dag/aanmelden');
    expect(body).toMatch(/<legend>Hoe &lt;b>kom&lt;\/b> je\?<\/legend>[^]*Er is een stalling\.[^]*value="fiets"/);
    const english = (await web.get('/en/dag/aanmelden')).body;
    expect(english).toContain('<legend>How will you come?</legend>');
    expect(english).toMatch(/<div lang="nl"><div class="field"><label for="q\.[\w-]+">Alleen dit/);
  });

  it('keeps what was answered with the registration', async () => {
    const { post } = await aDayAsking({ ...choice, required: true }, { kind: 'yes_no' }, { kind: 'number' });
    expect((await post(['trein', 'no', '2,5'])).statusCode).toBe(303);
    expect(await stored()).toEqual(['trein', false, 2.5]);
  });

  it('says what is wrong beside its question, keeps what was typed, and writes nothing', async () => {
    const { post, fields } = await aDayAsking(
      { required: true },
      choice,
      { kind: 'number' },
      { kind: 'many_choice', options: someOptions('x', 'y') },
    );
    const { statusCode, body } = await post([' ', 'trein', '<veel>', 'y']);
    expect(statusCode).toBe(422);
    expect(body).toContain(`href="#${fields[0]}"`);
    expect(body).toContain(`id="${fields[0]}-error"`);
    expect(body).toContain(`id="${fields[2]}-error"`);
    expect(body).toContain('value="&lt;veel>"');
    expect(checkedIn(body)).toEqual(expect.arrayContaining(['trein', 'y']));
    expect(await test.db.read.query('select from registration')).toEqual([]);
  });

  it('lets the server decide what was asked: without a script everything stands there, with its condition', async () => {
    const { post, questions, event, fields } = await aDayAsking(choice);
    const then = { shownIfQuestionId: questions[0]?.id ?? '', shownIfOption: 'trein', required: true };
    const which = questionField((await addQuestion(test.db, event.id, { label: { nl: 'Waarvandaan?' }, ...then })).id);
    const { body } = await web.get('/dag/aanmelden');
    expect(body).toMatch(/<script src="\/assets\/site\.\w+\.js" defer><\/script>/);
    expect(body).toContain(`<div data-if="${fields[0]}" data-is="trein">`);
    expect(body).toContain('Alleen als je bij “Wie ben je?” kiest voor “trein”.');
    const send = (first: string, second: string, name: string) =>
      web.post('/dag/aanmelden', { ...person(name), ...choices, [fields[0] ?? '']: first, [which]: second });
    const choices = (await aChoice()) as Record<string, string>;
    expect((await send('fiets', 'Ede', 'Ana')).statusCode).toBe(303);
    expect(await stored()).toEqual(['fiets']);
    expect((await send('trein', '', 'Bo')).statusCode).toBe(422);
    expect((await send('trein', 'Ede', 'Bo')).statusCode).toBe(303);
    expect(await stored()).toHaveLength(3);
    expect((await post(['fiets'], 'Cy')).statusCode).toBe(303);
  });

  it('asks a session only who chooses it, and nobody when it is called off', async () => {
    const { event, choose, register, callOff } = await aDayAsking();
    const sessionId = Object.values(choose('B1'))[0] ?? null;
    await addQuestion(test.db, event.id, { label: { nl: 'Wat breng je mee?' }, sessionId, required: true });
    expect((await web.get('/dag/aanmelden')).body).toMatch(
      /<div data-if="round\.[\w-]+" data-is="[\w-]+">[^]*Alleen als je sessie B1 kiest: Sessie B1\./,
    );
    expect((await register('Ana', choose('A1', 'A2'))).statusCode).toBe(303);
    expect((await register('Bo', choose('B1', 'A2'))).statusCode).toBe(422);
    await callOff('B1');
    expect((await web.get('/dag/aanmelden')).body).not.toContain('Wat breng je mee?');
  });

  it('survives answers that nobody could give', async () => {
    const { post, questions } = await aDayAsking(choice, { kind: 'long_text' });
    await test.db.read.query('update question set retired_at = created_at where id = $1', [questions[0]?.id]);
    expect((await post(['trein', '\u202e\u0007'])).statusCode).toBe(303);
    expect(await stored()).toEqual([]);
    expect((await post([undefined, 'x'.repeat(10_000)], 'Bo')).statusCode).toBe(422);
    const odd = { 'q.': 'x', 'q.__proto__': 'x', [`q.${event404}`]: 'x' };
    const { choose } = { choose: await aChoice() };
    expect((await web.post('/dag/aanmelden', { ...person('Cy'), ...(choose as object), ...odd })).statusCode).toBe(303);
  });

  it('drops an answer to a question that was retired after the page was read', async () => {
    const { post, questions } = await aDayAsking({ required: true });
    await post(['een']);
    await test.db.read.query('update question set retired_at = created_at where id = $1', [questions[0]?.id]);
    expect((await post(['twee'], 'Bo')).statusCode).toBe(303);
    expect(await stored()).toEqual(['een']);
  });
});

const event404 = '0190a000-0000-7000-8000-000000000001';

/** What the form sends for a choice of A1 and A2 on the day that is there. */
async function aChoice(): Promise<object> {
  const rows: { round: string; id: string }[] = await test.db.read.query(
    `select round_id as round, id from session where code in ('A1', 'A2')`,
  );
  return Object.fromEntries(rows.map(({ round, id }) => [`round.${round}`, id]));
}
