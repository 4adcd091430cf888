/* A table of text in a file, in and out: CSV and XLSX. Knows no noun of the field. */
export { readSheet } from './read-sheet.js';
export { type SheetProblem, UnreadableSheet } from './unreadable.js';
export { XLSX_TYPE, xlsxFile } from './write-xlsx.js';
