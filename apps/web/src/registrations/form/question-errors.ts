import type { Language } from '#platform';
import { type AnswerProblem, type Question, questionField, sayAnswerProblem } from '#questions';
import type { FieldErrors } from '#ui';

/** What is wrong with answers, as messages at their questions. */
export function questionErrors(
  questions: readonly Question[],
  problems: ReadonlyMap<string, AnswerProblem>,
  language: Language,
): FieldErrors {
  const said = questions.flatMap((question) => {
    const problem = problems.get(question.id);
    return problem ? [[questionField(question.id), sayAnswerProblem(problem, question, language)]] : [];
  });
  return Object.fromEntries(said);
}
