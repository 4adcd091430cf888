import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { ListedRegistration } from '#registrations';
import { CSV_FORM } from '../csv-form.js';
import { type FileOptions, fileColumns, registrationCells } from './registrations-table.js';

/** Registrations as a CSV file, row by row, so that memory stays flat. */
export function registrationsCsv(rows: AsyncIterable<ListedRegistration>, options: FileOptions): Readable {
  const columns = fileColumns(options);
  const csv = stringify({ ...CSV_FORM[options.language], header: true, columns });
  return Readable.from(registrationCells(rows, options)).compose(csv);
}
