import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { formatMoment, type Language } from '#platform';
import type { ListedRegistration } from '#registrations';
import { consoleWords } from '../console-words.js';
import { CSV_FORM } from '../csv-form.js';
import { registrationWords } from './registration-words.js';
import { saySessions } from './say-sessions.js';

interface CsvOptions {
  readonly language: Language;
  readonly timeZone: string;
}

/**
 * Registrations as a CSV file, row by row, so that memory stays flat.
 */
export function registrationsCsv(
  rows: AsyncIterable<ListedRegistration>,
  { language, timeZone }: CsvOptions,
): Readable {
  const say = registrationWords[language];
  const moment = (at: Date | null) => (at ? formatMoment(at, timeZone, language) : '');
  const csv = stringify({ ...CSV_FORM[language], header: true, columns: [...say.columns] });
  const cells = Readable.from(rows).map((row: ListedRegistration) => [
    row.name,
    row.email,
    row.organisation,
    say.roles[row.role],
    say.ways[row.attends],
    saySessions(row.sessions, language),
    consoleWords[language].status[row.status],
    row.language,
    moment(row.createdAt),
    moment(row.confirmedAt),
    moment(row.cancelledAt),
  ]);
  return cells.compose(csv);
}
