import type { Readable } from 'node:stream';
import type { ListedRegistration } from '#registrations';
import { xlsxFile } from '#sheets';
import { consoleWords } from '../console-words.js';
import { type FileOptions, fileColumns, registrationCells } from './registrations-table.js';

/** Registrations as an XLSX file, row by row as well: what a spreadsheet opens without a question about semicolons. */
export function registrationsXlsx(rows: AsyncIterable<ListedRegistration>, options: FileOptions): Readable {
  const { registrations } = consoleWords[options.language];
  return xlsxFile(registrations, fileColumns(options), registrationCells(rows, options));
}
