/** Most rows with something in them below the header: what a network of a hundred thousand people needs. */
export const MOST_ROWS = 100_000;
/** Most columns and characters of a cell; the latter is what a spreadsheet itself allows. */
export const MOST_COLUMNS = 200;
export const LONGEST_CELL = 32_767;
/** Most bytes that one file inside an XLSX may unpack to: a hundred thousand wide rows. A bomb is refused by what it declares. */
export const MOST_UNPACKED = 160 * 1024 * 1024;
/** The same for texts that cells share: these alone are held in memory, the rest goes by. */
export const MOST_SHARED = 48 * 1024 * 1024;

/** Why a file cannot be read as a table. The page has a sentence for each. */
export type SheetProblem =
  | 'empty'
  /** No text and no XLSX: a picture, a PDF, a program. */
  | 'not_a_sheet'
  /** An .xls of before 2007, or an .xlsx with a password: both have the same wrapping. */
  | 'old_or_locked'
  | 'too_many_rows'
  | 'too_wide'
  | 'cell_too_long'
  /** Unpacks to more than a table of people can be. */
  | 'too_large'
  /** A quotation mark that never closes, or a damaged archive. */
  | 'broken';

/** Thrown while reading: nothing after the place where it happens can be trusted. Carries nothing of the file. */
export class UnreadableSheet extends Error {
  constructor(readonly problem: SheetProblem) {
    super(`The file cannot be read as a table: ${problem}`);
  }
}
