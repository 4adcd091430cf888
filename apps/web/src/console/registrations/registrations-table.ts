import { formatMoment, type Language } from '#platform';
import { type ListedRegistration, otherWayOf } from '#registrations';
import { consoleWords } from '../console-words.js';
import type { AnswerColumns } from './answer-columns.js';
import { answerWords } from './calendar-answer.js';
import { inBatches } from './in-batches.js';
import { registrationWords } from './registration-words.js';
import { saySessions } from './say-sessions.js';

export interface FileOptions {
  readonly language: Language;
  /** Of the event: moments are written as they were there. */
  readonly timeZone: string;
  readonly answers: AnswerColumns;
}

/** The heads of the columns of a file. */
export function fileColumns({ language, answers }: FileOptions): string[] {
  return [...registrationWords[language].columns, ...answers.heads];
}

/** Registrations as rows of text, one by one, in the order of `fileColumns`. */
export async function* registrationCells(
  rows: AsyncIterable<ListedRegistration>,
  { language, timeZone, answers }: FileOptions,
): AsyncGenerator<string[]> {
  const say = registrationWords[language];
  const moment = (at: Date | null) => (at ? formatMoment(at, timeZone, language) : '');
  for await (const some of inBatches(rows)) {
    const answered = await answers.cellsOf(some.map(({ id }) => id));
    for (const row of some) yield [...cellsOf(row), ...(answered.get(row.id) ?? [])];
  }

  function cellsOf(row: ListedRegistration): string[] {
    return [
      row.name,
      row.email,
      row.organisation,
      say.roles[row.role],
      row.sector,
      row.region,
      say.ways[row.attends],
      row.otherWayArrival === null ? '' : say.ways[otherWayOf(row.attends)],
      saySessions(row.sessions, language),
      consoleWords[language].status[row.status],
      row.reply ? answerWords[language].answers[row.reply] : '',
      row.language,
      moment(row.createdAt),
      moment(row.confirmedAt),
      moment(row.cancelledAt),
      row.registeredBy ?? '',
    ];
  }
}
