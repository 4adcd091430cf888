import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, queriesOf, type TestDatabase } from '#platform/testing';
import { type AnswerValue, insertAnswers, type Question } from '#questions';
import { addQuestion, someOptions } from '#questions/testing';
import { register, registrationsOn } from '#registrations/testing';
import { answerFigures } from './answer-figures.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(() => test.clean());
afterAll(() => test.drop());

/** An event that asks `wishes` of as many people as there are rows of answers. */
async function answered(wishes: readonly Partial<Question>[], ...rows: readonly (AnswerValue | undefined)[][]) {
  const { event } = await anEvent(test.db);
  const questions: Question[] = [];
  for (const wish of wishes) questions.push(await addQuestion(test.db, event.id, wish));
  const names = rows.map((_, i) => `P${i}`);
  await register(registrationsOn(test.db, new HandClock()), event, names);
  const ids: { id: string }[] = await test.db.read.query(
    'select id from registration where event_id = $1 order by arrival',
    [event.id],
  );
  const answers = rows.flatMap((row, i) =>
    questions.flatMap((question, j) => {
      const value = row[j];
      const { id: questionId, kind } = question;
      return value === undefined ? [] : [{ registrationId: ids[i]?.id ?? '', questionId, kind, value }];
    }),
  );
  await test.db.transaction((tx) => insertAnswers(tx, answers, new Date()));
  return { event, questions, figures: () => answerFigures(test.db.read, event.id) };
}
const choice = { kind: 'many_choice', options: someOptions('a', 'b', 'c') } as const;

describe('what people answered, counted', () => {
  it('is told of everything that can be counted, in the order of the form, most chosen first', async () => {
    const { figures } = await answered(
      [choice, {}, { kind: 'yes_no' }, { kind: 'consent' }, { kind: 'date' }],
      [['a', 'b'], 'tekst', true, true, '2027-03-04'],
      [['b'], undefined, false, undefined, undefined],
      [undefined, undefined, true, undefined, undefined],
    );
    expect((await figures()).map(({ question, people, chosen }) => [question.kind, people, chosen])).toEqual([
      [
        'many_choice',
        2,
        [
          { option: 'b', people: 2 },
          { option: 'a', people: 1 },
        ],
      ],
      [
        'yes_no',
        3,
        [
          { option: 'yes', people: 2 },
          { option: 'no', people: 1 },
        ],
      ],
      ['consent', 1, [{ option: 'yes', people: 1 }]],
    ]);
  });

  it('counts people with a place only, and questions that are no longer asked too', async () => {
    const { figures, questions } = await answered([choice], [['a']], [['b']]);
    await test.db.read.query(`update registration set status = 'cancelled' where name = 'P0'`);
    await test.db.read.query('update question set retired_at = now() where id = $1', [questions[0]?.id]);
    expect(await figures()).toMatchObject([{ people: 1, chosen: [{ option: 'b', people: 1 }] }]);
  });

  it('never has a sensitive question in it, unless that is asked for', async () => {
    const { event, figures } = await answered([{ ...choice, privacy: 'sensitive', eraseDays: 9 }], [['a']]);
    expect(await figures()).toEqual([]);
    expect(await answerFigures(test.db.read, event.id, ['ordinary', 'sensitive'])).toHaveLength(1);
  });

  it('shows a few numbers one by one, and many in steps', async () => {
    const few = await answered([{ kind: 'number' }], [2.5], [2.5], [-1]);
    expect((await few.figures())[0]?.steps).toEqual([
      { from: -1, to: -1, people: 1 },
      { from: 2.5, to: 2.5, people: 2 },
    ]);
    await test.clean();
    const many = await answered([{ kind: 'number' }], ...Array.from({ length: 16 }, (_, i) => [i + 1]));
    const [{ steps } = { steps: [] }] = await many.figures();
    expect(steps).toHaveLength(8);
    expect(steps[0]).toEqual({ from: 1, to: 3, people: 2 });
    expect(steps.at(-1)).toEqual({ from: 15, to: 17, people: 2 });
    const sum = (of: readonly { people: number }[]) => of.reduce((total, { people }) => total + people, 0);
    expect(sum(steps)).toBe(16);
  });

  it('takes two statements for one answer and for thirty', async () => {
    const asks = [choice, { kind: 'number' }] as const;
    const [one, thirty] = [
      await answered(asks, [['a'], 1]),
      await answered(asks, ...Array.from({ length: 30 }, (_, i) => [['b'], i])),
    ];
    for (const { figures } of [one, thirty])
      expect((await queriesOf(test.db, figures)).filter((sql) => sql.includes('answer'))).toHaveLength(2);
  });
});
