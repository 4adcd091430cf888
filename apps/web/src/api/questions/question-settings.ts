import type { z } from 'zod';
import { ERASE_DAYS, type Question, type QuestionProblem, sayQuestionProblem, sealOfQuestion } from '#questions';
import type { ApiProblem } from '../answering/problem.js';
import { refused } from '../answering/read-body.js';
import type { QuestionBody, QuestionSettings } from './question-schemas.js';

/** A question as it can be sent back. */
export function tellQuestion(question: Question): z.input<typeof QuestionSettings> {
  const { id, kind, label, help, required, sessionId, position, options } = question;
  const { shownIfQuestionId: questionId, shownIfOption: option, retiredAt, eraseDays } = question;
  return {
    ...{ id, kind, label, help, required, sessionId, position, eraseDays },
    options: options.map((one) => ({ id: one.id, label: one.label, offered: !one.retired })),
    shownIf: questionId ? { questionId, option: option ?? '' } : null,
    isRetired: retiredAt !== null,
    version: sealOfQuestion(question),
  };
}

/** What was sent, as the reader of questions wants it. */
export function toRawQuestion(body: QuestionBody): object {
  const { kind, label, help, required, shownIf, sessionId, eraseDays } = body;
  const known = body.options.flatMap(({ id, label: { nl, en }, offered }) => (id ? [[id, { nl, en, offered }]] : []));
  const more = body.options.flatMap(({ id, label: { nl, en } }) => (id ? [] : [`${nl}|${en}`]));
  return {
    ...{ kind, label, help, required },
    options: Object.fromEntries(known),
    more: more.join('\n'),
    shownIf: shownIf ? `${shownIf.questionId}/${shownIf.option}` : '',
    session: sessionId ?? '',
    sensitive: eraseDays !== null,
    eraseDays: String(eraseDays ?? ERASE_DAYS),
  };
}

const POINTERS: Readonly<Record<string, string>> = {
  more: '/options',
  session: '/sessionId',
  sensitive: '/eraseDays',
};

/** What is wrong with it, at its place in the body. */
export function refusedQuestion(problems: readonly QuestionProblem[]): ApiProblem {
  return refused(
    problems.map(({ field, code }) => ({
      pointer: field.startsWith('option.') ? '/options' : (POINTERS[field] ?? `/${field.replaceAll('.', '/')}`),
      ...{ code, detail: sayQuestionProblem(code, 'en') },
    })),
  );
}
