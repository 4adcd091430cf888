import { newId } from '#platform';
import type { FormAgain } from './form-again.js';
import type { AnswerValue, Question } from './question.entity.js';
import { questionsAboutSessions, readForSessions } from './session-questions.js';
import { aQuestion, someOptions } from './testing.js';

const [A1, B1] = [newId(), newId()];
const how = aQuestion({ kind: 'one_choice', options: someOptions('bike', 'train'), required: true, position: 1 });
const laptop = aQuestion({ kind: 'yes_no', sessionId: A1, required: true, position: 2 });
const which = aQuestion({ shownIfQuestionId: laptop.id, shownIfOption: 'yes', required: true, position: 3 });
const arrival = aQuestion({ sessionId: B1, shownIfQuestionId: how.id, shownIfOption: 'train', position: 4 });

const formOf = (...stored: (readonly [Question, AnswerValue])[]): FormAgain => ({
  questions: [how, laptop, which, arrival],
  sessionIds: [A1],
  stored: new Map(stored.map(([{ id }, value]) => [id, value])),
});
const labels = (form: FormAgain) =>
  questionsAboutSessions(form).map(({ id, shownIfQuestionId }) => [id, shownIfQuestionId !== null]);
const read = (form: FormAgain, typed: (readonly [Question, string])[], wanted: string[], held = wanted) => {
  const done = readForSessions(form, new Map(typed.map(([{ id }, text]) => [id, [text]])), wanted, held);
  return done.kind === 'read' ? done.changes : [...done.problems];
};

describe('what is asked where somebody chooses other sessions', () => {
  it('is about sessions, and what hangs on those answers; a condition on another answer is settled', () => {
    const always = [
      [laptop.id, false],
      [which.id, true],
    ];
    expect(labels(formOf([how, 'bike']))).toEqual(always);
    expect(labels(formOf([how, 'train']))).toEqual([...always, [arrival.id, false]]);
  });

  it('must be answered for what is chosen now, and for nothing else', () => {
    expect(read(formOf(), [], [A1])).toEqual([[laptop.id, 'missing']]);
    expect(read(formOf(), [[laptop, 'yes']], [A1])).toEqual([[which.id, 'missing']]);
    expect(read(formOf(), [], [B1])).toMatchObject({ put: [], drop: [] });
    expect(read(formOf(), [], [B1], [A1, B1])).toMatchObject({ put: [], drop: [] });
  });

  it('leaves answers to all the rest alone, also where somebody sends others', () => {
    expect(read(formOf([how, 'bike']), [[how, 'train']], [B1])).toMatchObject({ put: [], drop: [] });
  });

  it('goes with the session, but not while a place in it is kept', () => {
    const stored = formOf([how, 'bike'], [laptop, true], [which, 'Oud']);
    const typed = [
      [laptop, 'yes'],
      [which, 'Oud'],
    ] as const;
    expect(read(stored, [...typed], [B1])).toMatchObject({ put: [], drop: [laptop.id, which.id] });
    expect(read(stored, [...typed], [B1], [A1, B1])).toMatchObject({ put: [], drop: [] });
  });
});
