import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { CSV_FORM } from './csv-form.js';

describe.each(['nl', 'en'] as const)('a CSV file in %s', (language) => {
  const { delimiter } = CSV_FORM[language];
  const readAgain = (file: string): string[][] =>
    parse(file, { bom: true, delimiter: `${delimiter}`, record_delimiter: ['\r\n', '\n', '\r'] });

  it.each(['a\n=1+1', 'a\r=1+1', 'a\r\n=1+1', '\n', 'a;b,c\t"d"'])('keeps %j in one cell', (text) => {
    expect(readAgain(stringify([['Ana', text, 'x']], CSV_FORM[language]))).toEqual([['Ana', text, 'x']]);
  });

  it.each(['=1', '+1', '-1', '@x', '\t=1', '\r=1', '＝1'])('lets no cell begin as a formula: %j', (text) => {
    const [[cell = ''] = []] = readAgain(stringify([[text]], CSV_FORM[language]));
    expect(cell).toBe(`'${text}`);
  });
});
