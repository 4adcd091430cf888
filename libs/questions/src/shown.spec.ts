import fc from 'fast-check';
import { QUESTION_KINDS, type Question } from './question.entity.js';
import { answersToDependOn, brokenQuestion, shownQuestions } from './shown.js';
import { aQuestion, someOptions } from './testing.js';

/** A form in which any question may depend on any other, or on itself. */
const anyForm = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...QUESTION_KINDS),
      on: fc.nat(7),
      option: fc.constantFrom('yes', 'no', 'a', 'b', ''),
      isRetired: fc.boolean(),
      depends: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((wishes): Question[] => {
    const questions = wishes.map(({ kind, isRetired }, i) =>
      aQuestion({ kind, position: i, options: someOptions('a', 'b'), retiredAt: isRetired ? new Date(0) : null }),
    );
    return questions.map((question, i) => {
      const wish = wishes[i];
      const other = questions[wish?.on ?? 0];
      if (!wish?.depends || !other) return question;
      return { ...question, shownIfQuestionId: other.id, shownIfOption: wish.option };
    });
  });

describe('questions that depend on answers', () => {
  it('are all asked of somebody, in a form that is whole', () => {
    fc.assert(
      fc.property(anyForm, (questions) => {
        const broken = brokenQuestion(questions);
        const reached = questions.filter((wanted) => isReached(questions, wanted));
        const inUse = questions.filter(({ retiredAt }) => !retiredAt);
        if (broken) expect(reached).not.toContain(broken);
        else expect(reached).toEqual(inUse);
      }),
    );
  });

  it('are asked in order and each only after what it depends on', () => {
    fc.assert(
      fc.property(anyForm, (questions) => {
        const shown = shownQuestions(questions.toReversed(), [], () => 'a');
        expect(shown.map(({ position }) => position)).toEqual(
          shown.map(({ position }) => position).toSorted((a, b) => a - b),
        );
        for (const { shownIfQuestionId, position } of shown) {
          const other = shown.find(({ id }) => id === shownIfQuestionId);
          if (shownIfQuestionId) expect(other?.position).toBeLessThan(position);
        }
      }),
    );
  });
});

/** Whether somebody who answers just so that it appears, is asked it. */
function isReached(questions: readonly Question[], wanted: Question): boolean {
  const wishes = new Map<string, string>();
  const byId = new Map(questions.map((one) => [one.id, one]));
  for (let at: Question | undefined = wanted, steps = 0; at?.shownIfQuestionId && steps < 10; steps++) {
    wishes.set(at.shownIfQuestionId, at.shownIfOption ?? '');
    at = byId.get(at.shownIfQuestionId);
  }
  const shown = shownQuestions(questions, [], (question) => {
    const wish = wishes.get(question.id);
    if (wish === undefined || !answersToDependOn(question).includes(wish)) return undefined;
    return question.kind === 'many_choice' ? [wish] : question.kind === 'one_choice' ? wish : wish === 'yes';
  });
  return shown.includes(wanted);
}
