import type { Actor } from '#identity';
import { NotFound, newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Question } from './question.entity.js';
import type { QuestionInput } from './question-input.js';
import { Questions, sealOfQuestion } from './questions.js';
import { aQuestion, someOptions } from './testing.js';

let test: TestDatabase;
let questions: Questions;
let eventId: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  questions = new Questions(test.db, new HandClock('2027-02-01T09:00:00Z'));
  eventId = await anEvent();
});
afterAll(() => test.drop());

/** The lib of events stands above this one. */
async function anEvent(): Promise<string> {
  const id = newId();
  await test.db.read.query(
    `insert into event (id, slug, title, starts_at, ends_at, time_zone, local_start, local_end, start_moved_at, created_at, updated_at)
     values ($1::uuid, 'e' || $1::uuid, '{}', $2, $2::timestamptz + interval '1 hour', 'UTC', '', '', $2, $2, $2)`,
    [id, new Date('2027-03-04T13:00:00Z')],
  );
  return id;
}

const organiser: Actor = { kind: 'organiser', id: '0190a000-0000-7000-8000-000000000001' };

function input(label: string, wishes: Partial<QuestionInput> = {}): QuestionInput {
  const { kind, options, help, required, sessionId, shownIfQuestionId, shownIfOption, privacy, eraseDays } =
    aQuestion();
  const rest = { kind, options, help, required, sessionId, shownIfQuestionId, shownIfOption, privacy, eraseDays };
  return { label: { nl: label }, ...rest, ...wishes };
}
async function added(label: string, wishes: Partial<QuestionInput> = {}): Promise<Question> {
  const outcome = await questions.add(eventId, input(label, wishes), organiser);
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome.question;
}
async function answered({ id }: Question, value: unknown): Promise<void> {
  const [contact, registration, now] = [newId(), newId(), new Date()];
  await test.db.read.query(
    `insert into contact (id, email, email_as_typed, created_at) values ($1::uuid, $1::uuid, '', $2)`,
    [contact, now],
  );
  await test.db.read.query(
    `insert into registration (id, event_id, contact_id, status, arrival, attends, name, language, source, request_hash, created_at)
     values ($1, $2, $3, 'confirmed', nextval('arrival'), 'online', 'Ana', 'nl', 'form', '', $4)`,
    [registration, eventId, contact, now],
  );
  await test.db.read.query('insert into answer values ($1, $2, $3, $4)', [
    registration,
    id,
    JSON.stringify(value),
    now,
  ]);
}
const form = async () => (await questions.inUse(eventId)).map(({ label }) => label.nl);
const actions = async () =>
  (await test.db.read.query('select action from audit_entry order by id')).map((row: { action: string }) => row.action);
const edit = (question: Question, wishes: Partial<QuestionInput>) =>
  questions.edit(
    eventId,
    question.id,
    input('', { ...asInput(question), ...wishes }),
    sealOfQuestion(question),
    organiser,
  );
const problemsOf = async (outcome: ReturnType<typeof edit>) => {
  const found = await outcome;
  return found.kind === 'refused' ? found.problems : found.kind;
};
function asInput(question: Question): QuestionInput {
  const { id: _, eventId: __, position: ___, preset: ____, createdAt: _____, retiredAt: ______, ...rest } = question;
  return rest;
}
const letters = { kind: 'one_choice', options: someOptions('a', 'b') } as const;

describe('the questions of a form', () => {
  it('stand in the order of adding, change places, and go and come back, each said in the audit', async () => {
    const [one, two] = [await added('een'), await added('twee')];
    await added('drie');
    expect(await questions.move(eventId, two.id, 'up', organiser)).toBe('done');
    expect(await questions.move(eventId, two.id, 'up', organiser)).toBe('unchanged');
    expect(await form()).toEqual(['twee', 'een', 'drie']);
    expect(await questions.retire(eventId, one.id, organiser)).toBe('done');
    expect(await questions.retire(eventId, one.id, organiser)).toBe('unchanged');
    expect(await questions.move(eventId, two.id, 'down', organiser)).toBe('done');
    expect(await form()).toEqual(['drie', 'twee']);
    expect(await questions.bringBack(eventId, one.id, organiser)).toBe('done');
    expect(await form()).toEqual(['drie', 'twee', 'een']);
    const did = ['moved', 'retired', 'moved', 'brought_back'].map((done) => `question.${done}`);
    expect(await actions()).toEqual(['question.added', 'question.added', 'question.added', ...did]);
  });

  it('are each in one place, however many organisers add and move at the same moment', async () => {
    const made = await Promise.all(['a', 'b', 'c', 'd'].map((label) => added(label)));
    await Promise.all(
      made.flatMap(({ id }) => (['up', 'down'] as const).map((way) => questions.move(eventId, id, way, organiser))),
    );
    const places = (await questions.all(eventId)).map(({ position }) => position);
    expect(places).toEqual([1, 2, 3, 4]);
    expect((await form()).toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are not overwritten by a form that was opened earlier', async () => {
    const question = await added('een');
    const both = await Promise.all([edit(question, { required: true }), edit(question, { label: { nl: 'anders' } })]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['saved', 'stale']);
  });

  it('are made from our own, once', async () => {
    await Promise.all([1, 2].map(() => questions.addPreset(eventId, 'dietary', organiser)));
    expect(await questions.inUse(eventId)).toMatchObject([{ preset: 'dietary', privacy: 'sensitive', eraseDays: 30 }]);
  });

  it('are forty at most', async () => {
    for (let n = 0; n < 40; n++) await added(`${n}`);
    const tooMany = { kind: 'refused', problems: [{ field: 'label.nl', code: 'too-many' }] };
    expect(await questions.add(eventId, input('nog een'), organiser)).toEqual(tooMany);
  });

  it('belong to one event and are not found from another, nor by a text that is no id', async () => {
    const { id } = await added('een');
    const other = await anEvent();
    await expect(questions.get(other, id)).rejects.toThrow(NotFound);
    await expect(questions.retire(other, id, organiser)).rejects.toThrow(NotFound);
    await expect(questions.get(eventId, `x' or true --`)).rejects.toThrow(NotFound);
    await expect(questions.move(eventId, 'x', 'up', organiser)).rejects.toThrow(NotFound);
  });
});

describe('a question on which another depends', () => {
  it('stays before it, in use, of its kind and with that option', async () => {
    const first = await added('eerst', letters);
    const then = await added('dan', { shownIfQuestionId: first.id, shownIfOption: 'a' });
    expect(await questions.move(eventId, then.id, 'up', organiser)).toBe('needed');
    expect(await questions.move(eventId, first.id, 'down', organiser)).toBe('needed');
    expect(await questions.retire(eventId, first.id, organiser)).toBe('needed');
    expect(await problemsOf(edit(first, { kind: 'text', options: [] }))).toEqual([{ field: 'kind', code: 'needed' }]);
    const [a, b] = letters.options;
    const without = [{ ...a, retired: true }, b].filter((option) => option !== undefined) as Question['options'];
    expect(await problemsOf(edit(first, { options: without }))).toEqual([{ field: 'more', code: 'needed' }]);
    expect(await questions.retire(eventId, then.id, organiser)).toBe('done');
    expect(await questions.retire(eventId, first.id, organiser)).toBe('done');
    expect(await questions.bringBack(eventId, then.id, organiser)).toBe('needed');
  });

  it('cannot come to depend on itself or on a later one', async () => {
    const [first, second] = [await added('eerst', letters), await added('dan', letters)];
    const refused = [{ field: 'shownIf', code: 'condition-unknown' }];
    expect(await problemsOf(edit(first, { shownIfQuestionId: second.id, shownIfOption: 'a' }))).toEqual(refused);
    expect(await problemsOf(edit(first, { shownIfQuestionId: first.id, shownIfOption: 'a' }))).toEqual(refused);
  });
});

describe('a question that somebody answered', () => {
  it('keeps its kind and the promise to keep answers apart, and may be put in other words', async () => {
    const question = await added('nodig', { privacy: 'sensitive', eraseDays: 30 });
    expect((await edit(question, { kind: 'number' })).kind).toBe('saved');
    const now = await questions.get(eventId, question.id);
    await answered(question, 3);
    expect(await problemsOf(edit(now, { kind: 'text' }))).toEqual([{ field: 'kind', code: 'kind-fixed' }]);
    const ordinary = { privacy: 'ordinary', eraseDays: null } as const;
    expect(await problemsOf(edit(now, ordinary))).toEqual([{ field: 'sensitive', code: 'privacy-fixed' }]);
    expect(await problemsOf(edit(now, { label: { nl: 'anders' }, eraseDays: 5 }))).toBe('saved');
    await questions.retire(eventId, question.id, organiser);
    expect(await test.db.read.query('select value from answer')).toEqual([{ value: 3 }]);
    await expect(test.db.read.query('delete from question')).rejects.toThrow(/foreign key/);
  });
});
