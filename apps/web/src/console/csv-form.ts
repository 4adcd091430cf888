import type { Options } from 'csv-stringify';
import type { Language } from '#platform';

const form = {
  // Spreadsheets read UTF-8 only when it begins like this.
  bom: true,
  // A cell that starts like a formula gets an apostrophe before it (OWASP: CSV injection).
  escape_formulas: true,
  record_delimiter: 'windows',
  // By itself it quotes for its own line end alone. A long answer with a line end of another kind would break its row
  // in two, and begin the second as it pleases.
  quoted_match: /[\r\n]/,
} as const satisfies Options;

/** How our CSV files are written. Dutch spreadsheets split at semicolons, because a comma is their decimal sign. */
export const CSV_FORM: Record<Language, Options> = {
  nl: { ...form, delimiter: ';' },
  en: { ...form, delimiter: ',' },
};
