import { anEvent } from '#events/testing';
import type { Actor } from '#identity';
import { errorCode } from '#platform';
import { createTestDatabase, HandClock, queriesOf, someoneWaits, type TestDatabase } from '#platform/testing';
import {
  answersOf,
  insertAnswers,
  type Question,
  type QuestionInput,
  Questions,
  questionField,
  readAnswers,
  sayAnswer,
  sealOfQuestion,
  typedAnswers,
} from '#questions';
import { addQuestion, someOptions } from '#questions/testing';
import { aForm, registrationsOn } from '../testing.js';

let test: TestDatabase;
const clock = new HandClock();
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(() => test.clean());
afterAll(() => test.drop());

const organiser: Actor = { kind: 'organiser', id: '0190a000-0000-7000-8000-000000000001' };
const choice = { kind: 'one_choice', options: someOptions('a', 'b') } as const;

/** An event that asks `questions`, and a way to register with an answer to the first of them. */
async function asking(...wishes: Partial<Question>[]) {
  const { event } = await anEvent(test.db);
  const questions: Question[] = [];
  for (const wish of wishes) questions.push(await addQuestion(test.db, event.id, wish));
  const registrations = registrationsOn(test.db, clock);
  const register = (name: string, ...typed: string[]) => {
    const sent = Object.fromEntries(questions.map(({ id }, i) => [questionField(id), typed[i]]));
    const read = readAnswers(questions, typedAnswers(sent), []);
    if (read.kind === 'refused') throw new Error(`The test answers are wrong: ${[...read.problems]}`);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    return registrations.register(aForm(name), { ...context, answers: read.answers });
  };
  return { event, questions, register };
}
const stored = async () =>
  (
    await test.db.read.query(
      `select r.name || ': ' || string_agg(a.value #>> '{}', ', ' order by q.position) as said
       from registration r join answer a on a.registration_id = r.id join question q on q.id = a.question_id
       group by r.id order by r.arrival`,
    )
  ).map((row: { said: string }) => row.said);

describe('answers at the admission desk', () => {
  it('are written with the registration, of a whole batch in one statement', async () => {
    const { register } = await asking(choice, {});
    const sent = await queriesOf(test.db, () =>
      Promise.all(['Ana', 'Bo', 'Cy'].map((name) => register(name, 'a', `van ${name}`))),
    );
    expect(await stored()).toEqual(['Ana: a, van Ana', 'Bo: a, van Bo', 'Cy: a, van Cy']);
    expect(sent.filter((sql) => sql.includes('insert into answer'))).toHaveLength(1);
  });

  it('cost an event without questions nothing', async () => {
    const { register } = await asking();
    const sent = await queriesOf(test.db, () => register('Ana'));
    expect(sent.filter((sql) => /question|answer/.test(sql))).toEqual([]);
  });

  it('are there with the registration, or neither is', async () => {
    const { questions, register } = await asking({});
    const [question] = questions;
    await test.db.read.query(`alter table answer add constraint broken check (value <> '"stuk"')`);
    try {
      const [good, bad] = await Promise.allSettled([register('Ana', 'heel'), register('Bo', 'stuk')]);
      expect([good?.status, bad?.status]).toEqual(['fulfilled', 'rejected']);
      expect(bad?.status === 'rejected' && errorCode(bad.reason)).toBe('busy');
    } finally {
      await test.db.read.query('alter table answer drop constraint broken');
    }
    expect(await stored()).toEqual(['Ana: heel']);
    expect(await test.db.read.query('select name from registration')).toEqual([{ name: 'Ana' }]);
    expect(question).toBeDefined();
  });

  it('of somebody who is known already are not applied; the same form sent twice is one', async () => {
    const { register } = await asking({});
    const first = await register('Ana', 'een');
    expect(await register('Ana', 'een')).toMatchObject({ kind: 'confirmed', isRepeat: true });
    expect(await register('Ana', 'twee')).toMatchObject({ kind: 'known' });
    expect(first.kind).toBe('confirmed');
    expect(await stored()).toEqual(['Ana: een']);
  });

  it('fill the sector of the registration where that is asked', async () => {
    const { register } = await asking({ ...choice, preset: 'sector' });
    await register('Ana', 'b');
    expect(await test.db.read.query('select sector, region from registration')).toEqual([{ sector: 'b', region: '' }]);
  });
});

describe('answers and an organiser who changes the form', () => {
  const change = (question: Question, wishes: Partial<QuestionInput>) => {
    const { id, eventId, position: _, preset: __, createdAt: ___, retiredAt: ____, ...input } = question;
    return new Questions(test.db, clock).edit(
      eventId,
      id,
      { ...input, ...wishes },
      sealOfQuestion(question),
      organiser,
    );
  };

  it('survive everything that can be done to a question', async () => {
    const { event, questions, register } = await asking(choice);
    const [question] = questions as [Question];
    await register('Ana', 'a');
    const options = [{ id: 'a', label: { nl: 'Aap', en: 'Ape' }, retired: true }, ...someOptions('b', 'c')];
    expect((await change(question, { options, label: { nl: 'Anders' } })).kind).toBe('saved');
    await new Questions(test.db, clock).retire(event.id, question.id, organiser);
    const [{ id }] = await test.db.read.query('select id from registration');
    const [answer] = (await answersOf(test.db.read, [id])).get(id) ?? [];
    expect(answer?.label).toEqual({ nl: 'Anders' });
    expect(answer && sayAnswer(answer, answer.value, 'en')).toBe('Ape');
  });

  it('that comes before them: an answer of the old kind is no answer any more', async () => {
    const { questions, register } = await asking({});
    const [question] = questions as [Question];
    expect((await change(question, { kind: 'number' })).kind).toBe('saved');
    expect(await register('Ana', 'tekst')).toMatchObject({ kind: 'confirmed' });
    expect(await stored()).toEqual([]);
  });

  it('that comes at the same moment: the kind stays when the answer is first', async () => {
    const { questions, register } = await asking({});
    const [question] = questions as [Question];
    await register('Ana', 'nog niets');
    const [{ id }] = await test.db.read.query('select id from registration');
    await test.db.read.query('delete from answer');
    const open = await test.db.begin();
    const answer = { registrationId: id, questionId: question.id, kind: 'text' as const, value: 'tekst' };
    await insertAnswers(open.tx, [answer], clock.now());
    const changing = change(question, { kind: 'number' });
    await someoneWaits(test.db);
    await open.commit();
    expect(await changing).toMatchObject({ kind: 'refused', problems: [{ code: 'kind-fixed' }] });
    expect(await stored()).toEqual(['Ana: tekst']);
  });
});

it('sensitive answers are never among the others', async () => {
  const { register } = await asking({}, { privacy: 'sensitive', eraseDays: 30 });
  await register('Ana', 'gewoon', 'noten');
  const [{ id }] = await test.db.read.query('select id from registration');
  const said = async (...privacy: ('ordinary' | 'sensitive')[]) =>
    ((await answersOf(test.db.read, [id], privacy.length > 0 ? privacy : undefined)).get(id) ?? []).map(
      ({ value }) => value,
    );
  expect([await said(), await said('sensitive')]).toEqual([['gewoon'], ['noten']]);
  expect(await said('ordinary', 'sensitive')).toEqual(['gewoon', 'noten']);
});
