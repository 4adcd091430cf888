import { formatMoment, type Language } from '#platform';
import type { ListedRegistration } from '#registrations';
import { consoleWords } from '../console-words.js';
import { registrationWords } from './registration-words.js';
import { saySessions } from './say-sessions.js';

export interface FileOptions {
  readonly language: Language;
  /** Of the event: moments are written as they were there. */
  readonly timeZone: string;
}

/** Registrations as rows of text, one by one, in the order of `registrationWords.columns`. */
export async function* registrationCells(
  rows: AsyncIterable<ListedRegistration>,
  { language, timeZone }: FileOptions,
): AsyncGenerator<string[]> {
  const say = registrationWords[language];
  const moment = (at: Date | null) => (at ? formatMoment(at, timeZone, language) : '');
  for await (const row of rows) {
    yield [
      row.name,
      row.email,
      row.organisation,
      say.roles[row.role],
      row.sector,
      row.region,
      say.ways[row.attends],
      saySessions(row.sessions, language),
      consoleWords[language].status[row.status],
      row.language,
      moment(row.createdAt),
      moment(row.confirmedAt),
      moment(row.cancelledAt),
    ];
  }
}
