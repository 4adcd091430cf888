import type { EventDetails, Programme } from '#events';
import { cleanLine, type Language, lengthInCharacters } from '#platform';
import type { GivenAnswer, Question } from '#questions';
import {
  parseRegistration,
  type RegistrationInput,
  type RegistrationProblem,
} from '../admission/registration-input.js';
import type { Attends } from '../registration.js';
import { checkChoices } from '../sessions/choices.js';
import type { AnswerField, ImportField, Mapping } from './fields.js';
import { type AnswerCode, readRowAnswers } from './row-answers.js';
import { readCodes, readLanguage, readRole, readStanding, readWay, withoutGuard } from './row-values.js';

/** What can be wrong with a row. The page has a sentence for each, in each language. */
export type RowProblemCode =
  | RegistrationProblem
  | 'role_unknown'
  | 'language_unknown'
  | 'status_unknown'
  /** The row says itself that this person does not come. */
  | 'not_coming'
  | 'session_unknown'
  | 'session_clash'
  | AnswerCode
  | 'text_too_long'
  /** The address stands in an earlier row too. */
  | 'twice'
  | 'sold_out'
  | 'choice_gone'
  | 'closed'
  /** It went wrong here, not in the file: another time it may go well. */
  | 'failed';

export interface RowProblem {
  readonly row: number;
  readonly field: ImportField | AnswerField;
  readonly code: RowProblemCode;
  /** The earlier row with the same address. */
  readonly otherRow?: number | undefined;
  /** The beginning of what the cell says, to show; never stored. */
  readonly text: string;
}

/** A person as a row says. */
export interface ImportedPerson {
  readonly row: number;
  readonly input: RegistrationInput;
  readonly attends: Attends;
  readonly sector: string;
  readonly region: string;
  readonly language: Language;
  readonly answers: readonly GivenAnswer[];
  /** An answer is missing that the form would not do without: they come in, and are asked on their own page. */
  readonly lacksAnswers: boolean;
}

export type ReadRow =
  | { readonly ok: true; readonly person: ImportedPerson }
  | { readonly ok: false; readonly problem: RowProblem };

/** What rows are read against. */
export interface RowContext {
  readonly event: Pick<EventDetails, 'kind' | 'language'>;
  readonly programme: Pick<Programme, 'rounds'>;
  readonly mapping: Mapping;
  /** What the form asks, in order. */
  readonly questions: readonly Question[];
}

const LONGEST_NAME = 160;
const SHOWN = 80;

/** Reads one row, by the rules of the registration form. Its first problem is the one that is told. */
export function readRow(
  row: { readonly number: number; readonly cells: readonly string[] },
  context: RowContext,
): ReadRow {
  const { event, programme, mapping, questions } = context;
  const cell = (field: ImportField | AnswerField) => plain(row.cells[mapping[field] ?? -1] ?? '');
  const wrong = (field: ImportField | AnswerField, code: RowProblemCode): ReadRow => ({
    ok: false,
    problem: { row: row.number, field, code, text: cell(field).slice(0, SHOWN).toWellFormed() },
  });

  const standing = cell('status') && (readStanding(cell('status')) ?? 'unknown');
  if (standing === 'not_coming') return wrong('status', 'not_coming');
  if (standing === 'unknown') return wrong('status', 'status_unknown');
  const role = cell('role') && readRole(cell('role'));
  if (role === undefined) return wrong('role', 'role_unknown');
  const attends = event.kind === 'hybrid' ? readWay(cell('attends') || 'online') : event.kind;
  if (!attends) return wrong('attends', 'attends_missing');
  const language = cell('language') ? readLanguage(cell('language')) : event.language;
  if (!language) return wrong('language', 'language_unknown');
  const [sector, region] = [cell('sector'), cell('region')];
  if (lengthInCharacters(sector) > LONGEST_NAME) return wrong('sector', 'text_too_long');
  if (lengthInCharacters(region) > LONGEST_NAME) return wrong('region', 'text_too_long');

  const sessions = sessionsOf(programme, cell('sessions'));
  if (!sessions) return wrong('sessions', 'session_unknown');
  // Too few is no fault here: who was brought in without a choice makes it later, by their own link.
  const clashes = [...checkChoices(programme, sessions, attends).values()].filter((problem) => problem !== 'too_few');
  if (clashes.length > 0) return wrong('sessions', 'session_clash');

  const answered = readRowAnswers(questions, mapping, row.cells, sessions);
  if (answered.kind === 'wrong') return wrong(answered.field, answered.code);

  const name = cell('name') || [cell('firstName'), cell('infix'), cell('lastName')].filter(Boolean).join(' ');
  const parsed = parseRegistration({ name, email: cell('email'), organisation: cell('organisation'), role, sessions });
  if (parsed.ok) {
    const { given, lacksAnswers } = answered;
    const said = { sector: answered.sector || sector, region: answered.region || region, answers: given, lacksAnswers };
    return { ok: true, person: { row: row.number, input: parsed.input, attends, language, ...said } };
  }
  const [[field, code] = ['email', 'email_invalid'] as const] = parsed.problems;
  return wrong(field === 'organisation' || field === 'email' ? field : 'name', code);
}

/** The text of a cell, as one line. */
function plain(cell: string): string {
  return cleanLine(withoutGuard(cell));
}

/** Ids of sessions by their codes, or `undefined` when one is not of this programme. */
function sessionsOf({ rounds }: Pick<Programme, 'rounds'>, text: string): string[] | undefined {
  const known = new Map(
    rounds.flatMap(({ sessions }) => sessions.map(({ session }) => [session.code.toLowerCase(), session.id] as const)),
  );
  const ids = readCodes(text).map((code) => known.get(code.toLowerCase()));
  return ids.includes(undefined) ? undefined : ids.filter((id) => id !== undefined);
}
