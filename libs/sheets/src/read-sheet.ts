import { readCsv } from './read-csv.js';
import { readXlsx } from './read-xlsx.js';
import type { SheetRow } from './sheet-row.js';
import { LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, UnreadableSheet } from './unreadable.js';

/**
 * Rows with something in them, in the order of the file, the first of which is the header. What kind of file it is, its
 * bytes say. Formulas are never worked out (their last known value counts), links to other files never followed.
 * @throws {UnreadableSheet} while iterating; what came before stands.
 */
export async function* readSheet(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  let rows = 0;
  for await (const { number, cells } of openSheet(bytes)) {
    const last = cells.findLastIndex((cell) => cell.trim() !== '');
    if (last < 0) continue;
    if (++rows > MOST_ROWS + 1) throw new UnreadableSheet('too_many_rows');
    if (last >= MOST_COLUMNS) throw new UnreadableSheet('too_wide');
    if (cells.some((cell) => cell.length > LONGEST_CELL)) throw new UnreadableSheet('cell_too_long');
    yield { number, cells: cells.slice(0, last + 1) };
  }
  if (rows === 0) throw new UnreadableSheet('empty');
}

function openSheet(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  const begins = (...mark: number[]) => mark.every((byte, i) => bytes[i] === byte);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableSheet('old_or_locked');
  return begins(0x50, 0x4b, 0x03, 0x04) ? readXlsx(bytes) : readCsv(bytes);
}
