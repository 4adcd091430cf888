/** One row as a spreadsheet numbers it, from 1. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}
