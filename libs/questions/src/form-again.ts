import { isDeepStrictEqual } from 'node:util';
import type { AnswerValue, Question } from './question.entity.js';
import { type AnswerProblem, type GivenAnswer, readAnswers, type TypedAnswers } from './read-answers.js';
import { shownQuestions } from './shown.js';

/** The form of somebody who answered before. */
export interface FormAgain {
  /** Those that can be asked of them, in order; see `stillOffering`. */
  readonly questions: readonly Question[];
  /** Sessions they have, wait for or wish for. */
  readonly sessionIds: readonly string[];
  /** What they answered, by the id of the question. */
  readonly stored: ReadonlyMap<string, AnswerValue>;
}

/** What becomes of somebody's answers. Those to questions that they were not asked stay as they are. */
export interface AnswerChanges {
  readonly put: readonly GivenAnswer[];
  /** Ids of questions of which the answer goes. */
  readonly drop: readonly string[];
  /** Names of the sector and region, where the answer to that changed; empty when it went. */
  readonly sector?: string | undefined;
  readonly region?: string | undefined;
}

export type ReadAgain =
  | { readonly kind: 'read'; readonly changes: AnswerChanges }
  | { readonly kind: 'refused'; readonly problems: ReadonlyMap<string, AnswerProblem> };

/** The question with what somebody chose of it still offered to them: an organiser who withdrew that loses no answer. */
export function stillOffering(question: Question, value: AnswerValue | undefined): Question {
  const chosen = value === undefined ? [] : typedAs(value);
  if (!question.options.some(({ id, retired }) => retired && chosen.includes(id))) return question;
  const options = question.options.map((one) => (chosen.includes(one.id) ? { ...one, retired: false } : one));
  return { ...question, options };
}

/** An answer as a form would send it. */
function typedAs(value: AnswerValue): string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (typeof value === 'object') return [...value];
  return [String(value)];
}

/** The answers there are, to fill in a form with. */
export function typedAgain({ stored }: Pick<FormAgain, 'stored'>): TypedAnswers {
  return new Map([...stored].map(([id, value]) => [id, typedAs(value)]));
}

/**
 * Reads the form of somebody who answered before, and tells what changes. What they are no longer asked by their own
 * doing is dropped; what an organiser no longer asks of them is not theirs to lose.
 * @param sessionIds those they choose now.
 */
export function readAgain(
  form: FormAgain,
  typed: TypedAnswers,
  sessionIds: readonly string[] = form.sessionIds,
): ReadAgain {
  const read = readAnswers(form.questions, typed, sessionIds);
  if (read.kind === 'refused') return read;
  const { given, sector, region } = read.answers;
  const now = new Map(given.map(({ questionId, value }) => [questionId, value]));
  const asked = new Set([...idsAsked(form, form.sessionIds, form.stored), ...idsAsked(form, sessionIds, now)]);
  const drop = [...asked].filter((id) => form.stored.has(id) && !now.has(id));
  const put = given.filter(({ questionId, value }) => !isDeepStrictEqual(form.stored.get(questionId), value));
  const changed = new Set([...drop, ...put.map(({ questionId }) => questionId)]);
  const isNew = (preset: string) => form.questions.some((one) => one.preset === preset && changed.has(one.id));
  const names = { sector: isNew('sector') ? sector : undefined, region: isNew('region') ? region : undefined };
  return { kind: 'read', changes: { put, drop, ...names } };
}

function idsAsked(
  { questions }: FormAgain,
  sessionIds: readonly string[],
  answers: ReadonlyMap<string, AnswerValue>,
): string[] {
  return shownQuestions(questions, sessionIds, ({ id }) => answers.get(id)).map(({ id }) => id);
}

/** Whether there is anything to write. */
export const isSame = ({ put, drop }: AnswerChanges): boolean => put.length === 0 && drop.length === 0;
