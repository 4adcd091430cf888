import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Language } from '#platform';
import type { Question } from '#questions';
import type { Refusal } from '#registrations';
import { CSV_FORM } from '../csv-form.js';
import { fieldName } from './field-name.js';
import { importWords } from './import-words.js';
import { problemWords } from './problem-words.js';

/** Rows that stayed behind as they were, with a column behind them that says why: to mend, and to bring in again. */
export function refusedCsv(
  rows: AsyncIterable<{ cells: readonly string[]; refusal: Refusal | undefined }>,
  questions: readonly Question[],
  language: Language,
): Readable {
  const words = problemWords[language];
  async function* lines() {
    for await (const { cells, refusal } of rows) {
      yield [
        ...cells,
        refusal
          ? `${fieldName(refusal.field, questions, language)}: ${words.rows[refusal.code]}`
          : importWords[language].problem,
      ];
    }
  }
  return Readable.from(lines()).compose(stringify(CSV_FORM[language]));
}
