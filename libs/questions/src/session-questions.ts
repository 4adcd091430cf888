import { type FormAgain, type ReadAgain, readAgain, typedAgain } from './form-again.js';
import type { Question } from './question.entity.js';
import type { TypedAnswers } from './read-answers.js';
import { includesOption, shownQuestions } from './shown.js';

/**
 * What a page on which somebody chooses other sessions asks: about the sessions, and what hangs on those answers. A
 * condition on an answer that is not given there is settled: it is gone, or the question is.
 */
export function questionsAboutSessions({ questions, stored }: FormAgain): Question[] {
  const about = idsAboutSessions(questions);
  const settled = questions.filter(({ id }) => !about.has(id));
  const asked = new Set(shownQuestions(settled, [], ({ id }) => stored.get(id)).map(({ id }) => id));
  return questions.flatMap((question) => {
    const { shownIfQuestionId: other, shownIfOption: option } = question;
    if (!about.has(question.id)) return [];
    if (other === null || about.has(other)) return [question];
    const isMet = asked.has(other) && includesOption(stored.get(other), option ?? '');
    return isMet ? [{ ...question, shownIfQuestionId: null, shownIfOption: null }] : [];
  });
}

function idsAboutSessions(questions: readonly Question[]): Set<string> {
  const ids = new Set<string>();
  for (const { id, sessionId, shownIfQuestionId } of questions) // in order: a condition names an earlier one
    if (sessionId !== null || (shownIfQuestionId !== null && ids.has(shownIfQuestionId))) ids.add(id);
  return ids;
}

/**
 * Reads that page. What it does not ask stays as it was answered, and is not missed here.
 * @param wanted sessions that are chosen now: of these everything that is needed must be answered.
 * @param held sessions that the person has for the time being, wanted or not.
 */
export function readForSessions(
  form: FormAgain,
  typed: TypedAnswers,
  wanted: readonly string[],
  held: readonly string[] = wanted,
): ReadAgain {
  const about = idsAboutSessions(form.questions);
  const isNeeded = ({ id, sessionId }: Question) => about.has(id) && (sessionId === null || wanted.includes(sessionId));
  const questions = form.questions.map((one) => (isNeeded(one) ? one : { ...one, required: false }));
  const stays = [...typedAgain(form)].filter(([id]) => !about.has(id));
  const given = [...typed].filter(([id]) => about.has(id));
  return readAgain({ ...form, questions }, new Map([...stays, ...given]), held);
}
