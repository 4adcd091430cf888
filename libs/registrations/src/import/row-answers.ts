import { type AnswerProblem, type Answers, type Question, questionField, readAnswers } from '#questions';
import type { AnswerField, Mapping } from './fields.js';
import { fold } from './headers.js';
import { readYesNo, withoutGuard } from './row-values.js';

/** What can be wrong with an answer in a row. */
export type AnswerCode =
  | 'answer_unknown'
  | 'answer_too_long'
  | 'yes_no_unknown'
  | 'number_malformed'
  | 'date_malformed';

export type RowAnswers =
  | ({ readonly kind: 'read'; readonly lacksAnswers: boolean } & Answers)
  | { readonly kind: 'wrong'; readonly field: AnswerField; readonly code: AnswerCode };

/**
 * Reads the answers in a row by the rules of the form: what somebody would not be asked is left out. A missing answer is
 * no fault: the list is the organiser's, and the form asks what it lacks of the person.
 */
export function readRowAnswers(
  questions: readonly Question[],
  mapping: Mapping,
  cells: readonly string[],
  sessionIds: readonly string[],
): RowAnswers {
  const cell = (column: number | undefined) => withoutGuard(cells[column ?? -1] ?? '').trim();
  const typed = new Map(
    questions.map((question) => [
      question.id,
      typedOf(question, cell(mapping[questionField(question.id)])) ?? presetOf(question, mapping, cell),
    ]),
  );
  const read = readAnswers(questions, typed, sessionIds);
  if (read.kind === 'read') return { kind: 'read', lacksAnswers: false, ...read.answers };
  for (const [id, problem] of read.problems) {
    const isYesNo = questions.find((one) => one.id === id)?.kind === 'yes_no';
    const code = (typed.get(id) ?? []).length > 0 && (isYesNo ? 'yes_no_unknown' : CODES[problem]);
    if (code) return { kind: 'wrong', field: questionField(id), code };
  }
  const lenient = questions.map((question) => ({ ...question, required: false }));
  const partly = readAnswers(lenient, typed, sessionIds);
  const nothing: Answers = { given: [], sector: '', region: '' };
  return { kind: 'read', lacksAnswers: true, ...(partly.kind === 'read' ? partly.answers : nothing) };
}

const CODES: Readonly<Record<AnswerProblem, AnswerCode | undefined>> = {
  missing: undefined,
  not_agreed: 'yes_no_unknown',
  too_long: 'answer_too_long',
  choice_unknown: 'answer_unknown',
  number_malformed: 'number_malformed',
  date_malformed: 'date_malformed',
};

/** What a form would have sent for this cell; nothing for an empty one. A choice that is unknown goes along as it is. */
function typedOf({ kind, options }: Question, text: string): string[] | undefined {
  if (text === '') return undefined;
  switch (kind) {
    case 'one_choice':
      return [optionOf(options, text) ?? text];
    case 'many_choice':
      return optionsOf(options, text);
    case 'yes_no':
      return [readYesNo(text) ?? text];
    case 'consent':
      return readYesNo(text) === 'no' ? undefined : [readYesNo(text) ?? text];
    case 'date':
      return [fromSerial(text)];
    default:
      return [text];
  }
}

/** The column "sector" of a file is also the answer to our own question about it, where it is one of the answers there. */
function presetOf(
  { preset, privacy, options }: Question,
  mapping: Mapping,
  cell: (column: number | undefined) => string,
): string[] {
  if ((preset !== 'sector' && preset !== 'region') || privacy !== 'ordinary') return [];
  const option = optionOf(options, cell(mapping[preset]));
  return option === undefined ? [] : [option];
}

/** By its name in either language, or its id. */
function optionOf(options: Question['options'], text: string): string | undefined {
  const folded = fold(text);
  const offered = options.filter(({ retired }) => !retired);
  const named = offered.find(({ label }) => Object.values(label).some((name) => fold(name) === folded));
  return (named ?? offered.find(({ id }) => id === text.trim()))?.id;
}

/** Several as our own file has them, or with commas; names may have commas in them. */
function optionsOf(options: Question['options'], text: string): string[] {
  const ways = [[text], text.split(/[;|\n]/), text.split(/[,;|\n]/)];
  const read = ways.map((parts) => parts.filter((part) => part.trim() !== '').map((part) => optionOf(options, part)));
  const known = read.find((ids) => ids.every((id) => id !== undefined));
  return known?.filter((id) => id !== undefined) ?? [text];
}

const DAY_MS = 86_400_000;

/** A spreadsheet keeps a date as days since the end of 1899; nobody types a date as five digits. */
function fromSerial(text: string): string {
  if (!/^\d{5}(\.0+)?$/.test(text)) return text;
  return new Date(Date.UTC(1899, 11, 30) + Number.parseInt(text, 10) * DAY_MS).toISOString().slice(0, 10);
}
