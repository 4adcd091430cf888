import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { formatMoment, type Language } from '#platform';
import type { Registration } from '#registrations';
import { consoleWords } from '../console-words.js';
import { registrationWords } from './registration-words.js';

/** Dutch spreadsheets split at semicolons, because a comma is their decimal sign. */
const DELIMITER: Record<Language, string> = { nl: ';', en: ',' };

interface CsvOptions {
  readonly language: Language;
  readonly timeZone: string;
}

/**
 * Registrations as a CSV file, row by row, so that memory stays flat. What people typed can never become a formula: a
 * cell that starts like one gets an apostrophe before it (OWASP: CSV injection). The BOM makes spreadsheets read UTF-8.
 */
export function registrationsCsv(rows: AsyncIterable<Registration>, { language, timeZone }: CsvOptions): Readable {
  const say = registrationWords[language];
  const moment = (at: Date | null) => (at ? formatMoment(at, timeZone, language) : '');
  const csv = stringify({
    bom: true,
    header: true,
    columns: [...say.columns],
    delimiter: DELIMITER[language],
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  const cells = Readable.from(rows).map((row: Registration) => [
    row.name,
    row.email,
    row.organisation,
    say.roles[row.role],
    say.ways[row.attends],
    consoleWords[language].status[row.status],
    row.language,
    moment(row.createdAt),
    moment(row.confirmedAt),
    moment(row.cancelledAt),
  ]);
  return cells.compose(csv);
}
