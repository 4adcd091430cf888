import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { until } from '#platform/testing';
import { contentsOf } from './testing.js';
import { xlsxFile } from './write-xlsx.js';

async function* each(rows: readonly string[][]) {
  yield* rows;
}
const written = (rows: readonly string[][], rowsASheet?: number) =>
  buffer(xlsxFile('Blad', ['Naam', 'E-mail'], each(rows), rowsASheet));

describe('xlsxFile', () => {
  it('is read back as it was written, whatever people typed', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((typed) => typed.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 8 }), async (rows) => {
        const expected = rows.map((row) => row.map(kept));
        expect(await contentsOf(await written(rows))).toEqual([['Naam', 'E-mail'], ...expected]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a name that looks like a formula as it is, and marks it as text', async () => {
    const formulas = ['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '_x0041_', '<b>&"'];
    const file = await written(formulas.map((formula) => [formula, 'a@example.org']));
    expect(await contentsOf(file)).toEqual([['Naam', 'E-mail'], ...formulas.map((f) => [f, 'a@example.org'])]);
    expect(file.includes(Buffer.from('<f>'))).toBe(false);
  });

  it('drops what XML cannot hold instead of making a file that nothing opens', async () => {
    expect(await contentsOf(await written([['A\u0000n\u001ba\ud800', 'b\uffff']]))).toEqual([
      ['Naam', 'E-mail'],
      ['Ana\ufffd', 'b'],
    ]);
  });

  it('goes on in the next sheet where one is full', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => [`n${i}`, `${i}@example.org`]);
    const file = await written(rows, 3);
    expect(await contentsOf(file)).toEqual([['Naam', 'E-mail'], ...rows.slice(0, 2)]);
    for (const path of ['sheet1.xml', 'sheet2.xml', 'sheet3.xml']) expect(file.includes(path)).toBe(true);
    expect(file.includes('sheet4.xml')).toBe(false);
  });

  it('is a whole file when there is nobody', async () => {
    expect(await contentsOf(await written([]))).toEqual([['Naam', 'E-mail']]);
  });

  it('breaks off when its rows do, and lets go of the rows when nobody reads on', async () => {
    async function* breaking() {
      yield ['Ana', 'a@example.org'];
      throw new Error('the database is away');
    }
    await expect(buffer(xlsxFile('Blad', ['Naam'], breaking()))).rejects.toThrow('the database is away');
    let isReleased = false;
    async function* endless() {
      try {
        for (;;) yield [Math.random().toString(36).repeat(20)];
      } finally {
        isReleased = true;
      }
    }
    const file = xlsxFile('Blad', ['Naam'], endless());
    for await (const _ of file) break;
    await until(() => isReleased, 'the rows are let go');
  });
});

/** What a spreadsheet can hold of a text. XML reads every line end as one (XML 1.0 section 2.11). */
function kept(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\r\n?/g, '\n');
}
