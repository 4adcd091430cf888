import { cleanLine, cleanText, isId, lengthInCharacters, speak, unreachable } from '#platform';
import type { AnswerValue, Question, QuestionKind } from './question.entity.js';
import { shownQuestions } from './shown.js';

export const MOST_CHARACTERS = { text: 300, long_text: 4000 } as const;
/** More boxes than a question has options is no form of ours. */
const MOST_TICKED = 100;

/** What can be wrong with an answer. `sayAnswerProblem` has a sentence for each. */
export type AnswerProblem =
  | 'missing'
  | 'not_agreed'
  | 'too_long'
  | 'choice_unknown'
  | 'number_malformed'
  | 'date_malformed';

/** An answer as it is stored. The kind goes along: it may have changed before it is written. */
export interface GivenAnswer {
  readonly questionId: string;
  readonly kind: QuestionKind;
  readonly value: AnswerValue;
}

/** What people typed, by the id of the question: several texts where several may be chosen. */
export type TypedAnswers = ReadonlyMap<string, readonly string[]>;

/** Everything somebody answered, and what of it a registration says of the person by itself. */
export interface Answers {
  readonly given: readonly GivenAnswer[];
  /** Names of the sector and region they chose; empty where that was not asked, or not answered. */
  readonly sector: string;
  readonly region: string;
}

export type ReadAnswers =
  | { readonly kind: 'read'; readonly answers: Answers }
  | { readonly kind: 'refused'; readonly problems: ReadonlyMap<string, AnswerProblem> };

/** The field of a question in a form. */
export const questionField = (questionId: string) => `q.${questionId}` as const;

/** Picks what a form sent for questions. Whatever is not text is as good as empty. */
export function typedAnswers(sent: unknown): TypedAnswers {
  const typed = new Map<string, string[]>();
  if (typeof sent !== 'object' || sent === null) return typed;
  for (const [name, value] of Object.entries(sent)) {
    const id = name.slice(2);
    if (!name.startsWith('q.') || !isId(id)) continue;
    const texts: unknown[] = Array.isArray(value) ? value.slice(0, MOST_TICKED) : [value];
    typed.set(
      id,
      texts.filter((text) => typeof text === 'string'),
    );
  }
  return typed;
}

/**
 * Reads the answers to the questions that are asked, for whoever chose these sessions. What was typed at a question
 * that is not asked, is retired or unknown, is dropped; an answer is only needed where it is asked. Says every problem
 * at once.
 */
export function readAnswers(
  questions: readonly Question[],
  typed: TypedAnswers,
  sessionIds: readonly string[],
): ReadAnswers {
  const problems = new Map<string, AnswerProblem>();
  const answers: GivenAnswer[] = [];
  shownQuestions(questions, sessionIds, (question) => {
    const read = readOne(question, typed.get(question.id) ?? []);
    if (isProblem(read)) problems.set(question.id, read.problem);
    else if (read !== undefined) answers.push({ questionId: question.id, kind: question.kind, value: read });
    else if (question.required) problems.set(question.id, question.kind === 'consent' ? 'not_agreed' : 'missing');
    return isProblem(read) ? undefined : read;
  });
  if (problems.size > 0) return { kind: 'refused', problems };
  const [sector, region] = ['sector', 'region'].map((preset) => chosenName(questions, preset, answers));
  return { kind: 'read', answers: { given: answers, sector: sector ?? '', region: region ?? '' } };
}

/** In one language, whatever the page spoke: what is counted must have one name. */
function chosenName(questions: readonly Question[], preset: string, answers: readonly GivenAnswer[]): string {
  const question = questions.find((one) => one.preset === preset && one.privacy === 'ordinary');
  const chosen = answers.find((answer) => answer.questionId === question?.id)?.value;
  const option = question?.options.find(({ id }) => id === chosen);
  return option ? speak(option.label, 'nl').text : '';
}

interface Problem {
  readonly problem: AnswerProblem;
}

const isProblem = (read: AnswerValue | Problem | undefined): read is Problem =>
  typeof read === 'object' && 'problem' in read;

/** @returns `undefined` where nothing was answered. */
function readOne({ kind, options }: Question, typed: readonly string[]): AnswerValue | Problem | undefined {
  const filled = typed.filter((text) => text.trim() !== '');
  const [first] = filled;
  if (first === undefined) return undefined;
  switch (kind) {
    case 'text':
      return readText(cleanLine(first), MOST_CHARACTERS.text);
    case 'long_text':
      return readText(cleanText(first), MOST_CHARACTERS.long_text);
    case 'one_choice':
    case 'many_choice':
      return readChosen(filled, options, kind);
    case 'yes_no':
      return first === 'yes' || first === 'no' ? first === 'yes' : { problem: 'choice_unknown' };
    case 'number':
      return readNumber(first);
    case 'date':
      return readDate(first);
    case 'consent':
      return first === 'yes' ? true : { problem: 'not_agreed' };
    default:
      return unreachable(kind);
  }
}

function readText(text: string, most: number): string | Problem | undefined {
  if (text === '') return undefined;
  return lengthInCharacters(text) <= most ? text : { problem: 'too_long' };
}

/** Several in the order in which they are offered, so that the same choice is the same answer. */
function readChosen(
  ids: readonly string[],
  options: Question['options'],
  kind: 'one_choice' | 'many_choice',
): AnswerValue | Problem {
  const offered = options.filter((option) => !option.retired).map((option) => option.id);
  if (!ids.every((id) => offered.includes(id))) return { problem: 'choice_unknown' };
  const chosen = offered.filter((id) => ids.includes(id));
  if (kind === 'many_choice') return chosen;
  return chosen.length === 1 && chosen[0] !== undefined ? chosen[0] : { problem: 'choice_unknown' };
}

/** With a comma or a point for the fraction; "1.000" is one, as it is written. */
function readNumber(typed: string): number | Problem {
  const text = cleanLine(typed).replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) + 0 : { problem: 'number_malformed' };
}

/** As browsers send it, or as people in the Netherlands write it: 2027-03-04 or 4-3-2027. */
function readDate(typed: string): string | Problem {
  const text = cleanLine(typed).replace(
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/,
    (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return { problem: 'date_malformed' };
  const day = new Date(`${text}T00:00:00Z`); // the 31st of April becomes the 1st of May, or no day at all
  const isReal = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return isReal ? text : { problem: 'date_malformed' };
}
