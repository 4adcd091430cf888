import type { AnswerValue, Question } from './question.entity.js';

/** What of a question decides whether it is asked. */
type Asked = Pick<
  Question,
  'id' | 'kind' | 'options' | 'position' | 'sessionId' | 'shownIfQuestionId' | 'shownIfOption' | 'retiredAt'
>;

/** Ids of the answers on which another question can depend. Questions with free answers have none. */
export function answersToDependOn({ kind, options }: Pick<Question, 'kind' | 'options'>): string[] {
  switch (kind) {
    case 'one_choice':
    case 'many_choice':
      return options.filter((option) => !option.retired).map((option) => option.id);
    case 'yes_no':
      return ['yes', 'no'];
    case 'consent':
      return ['yes'];
    default:
      return [];
  }
}

/** Whether an answer is, or contains, this option. */
export function includesOption(value: AnswerValue | undefined, option: string): boolean {
  if (typeof value === 'boolean') return option === (value ? 'yes' : 'no');
  return Array.isArray(value) ? value.includes(option) : value === option;
}

/**
 * Walks the questions in order and hands each that is asked to `answer`, which returns what was answered. Later ones
 * see only answers of earlier ones, so that there can be no circle, and an answer to a question that was not asked
 * never makes another appear.
 */
export function shownQuestions<Q extends Asked>(
  questions: readonly Q[],
  sessionIds: readonly string[],
  answer: (question: Q) => AnswerValue | undefined,
): Q[] {
  const given = new Map<string, AnswerValue | undefined>();
  const inOrder = questions.filter(({ retiredAt }) => retiredAt === null).toSorted((a, b) => a.position - b.position);
  return inOrder.filter((question) => {
    const { sessionId, shownIfQuestionId, shownIfOption } = question;
    if (sessionId && !sessionIds.includes(sessionId)) return false;
    if (shownIfQuestionId && !includesOption(given.get(shownIfQuestionId), shownIfOption ?? '')) return false;
    given.set(question.id, answer(question));
    return true;
  });
}

/** The first question in use that would never be asked: what it depends on is gone, comes later, or is not offered. */
export function brokenQuestion<Q extends Asked>(questions: readonly Q[]): Q | undefined {
  const inUse = new Map(questions.filter(({ retiredAt }) => retiredAt === null).map((one) => [one.id, one]));
  return [...inUse.values()].find(({ shownIfQuestionId, shownIfOption, position }) => {
    if (!shownIfQuestionId) return false;
    const other = inUse.get(shownIfQuestionId);
    return !other || other.position >= position || !answersToDependOn(other).includes(shownIfOption ?? '');
  });
}
