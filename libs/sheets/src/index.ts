/* A table of text in a file, in and out: CSV and XLSX. Knows no noun of the field. */
export { readSheet, type SheetRow } from './read-sheet.js';
export { MOST_ROWS, type SheetProblem, UnreadableSheet } from './unreadable.js';
export { XLSX_TYPE, xlsxFile } from './write-xlsx.js';
