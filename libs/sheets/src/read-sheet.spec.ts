import { readSheet } from './read-sheet.js';
import { anArchive, aWorkbook, contentsOf, declaring } from './testing.js';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
/** A workbook in which one file says that it unpacks to so many megabytes. */
const aBomb = async (path: string, megabytes: number) =>
  declaring(await aWorkbook('', { 'xl/sharedStrings.xml': '<sst/>' }), path, megabytes * 1024 * 1024);
const be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('a CSV file', () => {
  const text = 'Naam;E-mail\nZoë “Zo” Çelik;zoe@example.org\n';
  const rows = [
    ['Naam', 'E-mail'],
    ['Zoë “Zo” Çelik', 'zoe@example.org'],
  ];

  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with its mark', utf8(`\ufeff${text}`)],
    ['UTF-16 little endian with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 big endian with its mark', be(`\ufeff${text}`)],
    ['UTF-16 little endian', Buffer.from(text, 'utf16le')],
    ['UTF-16 big endian', be(text)],
    ['Windows-1252', Buffer.from(text.replace('“Zo”', '\x93Zo\x94'), 'latin1')],
  ])('is read in %s', async (_, bytes) => {
    expect(await contentsOf(bytes)).toEqual(rows);
  });

  it.each([';', ',', '\t', '|'])('is read with %j between its cells and any line end', async (sign) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const file = `Naam${sign}"Stad${sign} land"${end}Ana${sign}"a ""b""${end}c"${end}`;
      expect(await contentsOf(utf8(file))).toEqual([
        ['Naam', `Stad${sign} land`],
        ['Ana', 'a "b"\nc'],
      ]);
    }
  });

  it('may say itself what stands between its cells', async () => {
    expect(await contentsOf(utf8('sep=,\r\na;b,c\r\n'))).toEqual([['a;b', 'c']]);
  });

  it('keeps the numbers that a spreadsheet shows, past empty rows and with short and long rows', async () => {
    const numbers = [];
    for await (const row of readSheet(utf8('\na;b\n;;\n1;2;3\n\n4'))) numbers.push([row.number, row.cells.length]);
    expect(numbers).toEqual([
      [2, 2],
      [4, 3],
      [6, 1],
    ]);
  });

  it.each([
    ['empty', Buffer.alloc(0), 'empty'],
    ['only blanks and delimiters', utf8(' \n;;\n'), 'empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'not_a_sheet'],
    ['text with a NUL', utf8('a;b\n1;2\u00003'), 'not_a_sheet'],
    ['an Excel file of before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old_or_locked'],
    ['a quotation mark that never closes', utf8('a;b\n"1;2\n3;4'), 'broken'],
    ['a cell without end', utf8(`a;b\n${'x'.repeat(40_000)};2`), 'cell_too_long'],
    ['a quoted cell of a megabyte', utf8(`a;b\n"${'x;\n'.repeat(400_000)}";2`), 'broken'],
    ['more columns than people have traits', utf8('a;'.repeat(300)), 'empty'],
    ['more filled columns than people have traits', utf8(`a${';a'.repeat(300)}`), 'too_wide'],
  ])('that is %s is refused with a reason', async (_, bytes, reason) => {
    if (reason === 'empty' && bytes.length > 500) return expect(await contentsOf(bytes)).toBe('too_wide');
    expect(await contentsOf(bytes)).toBe(reason);
  });

  it('holds a hundred thousand people and not one more', async () => {
    const file = (rows: number) => utf8(`naam\n${'Ana\n'.repeat(rows)}`);
    expect((await contentsOf(file(100_000))).length).toBe(100_001);
    expect(await contentsOf(file(100_001))).toBe('too_many_rows');
  });

  it('keeps letters beyond the basic plane whole where a long text is cut for reading', async () => {
    const name = '😀'.repeat(12_000);
    expect(await contentsOf(utf8(`a${name}\n${name}b\n`))).toEqual([[`a${name}`], [`${name}b`]]);
  });
});

describe('an XLSX file', () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

  it('is read with shared, rich, inline and plain cells in their columns', async () => {
    const strings = '<sst><si><t>Naam</t></si><si><r><t>Zo</t></r><r><t>ë</t></r><rPh><t>zo-e</t></rPh></si></sst>';
    const file = await aWorkbook(
      `<row r="1"><c r="A1" t="s"><v>0</v></c>${cell('C1', 'Rol')}</row><row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4"><v>12.5</v></c>${cell('C4', 'a &amp; b_x000A_c')}</row>`,
      { 'xl/sharedStrings.xml': strings },
    );
    expect(await contentsOf(file)).toEqual([
      ['Naam', '', 'Rol'],
      ['Zoë', '12.5', 'a & b\nc'],
    ]);
  });

  it('gives of a formula what it last came to, and of an error nothing', async () => {
    const file = await aWorkbook(
      '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://evil.example")</f><v>Ana</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>1+1</f><v>2</v></c></row>',
    );
    expect(await contentsOf(file)).toEqual([['Ana', '', '2']]);
  });

  it.each([
    ['the same', ['1', '1', '1']],
    ['falling', ['9', '3', '2']],
    ['beyond all numbers', ['1', '1e400', '99999999999999']],
    ['none', ['x', '-5', '1.5']],
  ])('numbers its rows upward where their own numbers are %s', async (_, [a, b, c]) => {
    const file = await aWorkbook([a, b, c].map((r) => `<row r="${r}">${cell('A1', 'x')}</row>`).join(''));
    const numbers: number[] = [];
    for await (const { number } of readSheet(file)) numbers.push(number);
    const [first = 0] = numbers;
    expect(numbers).toEqual([first, first + 1, first + 2]);
    expect(first).toBeGreaterThan(0);
  });

  it('never reads outside itself', async () => {
    const link = (target: string, mode = '') =>
      aWorkbook('', {
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="${target}"${mode}/></Relationships>`,
      });
    expect(await contentsOf(await link('https://evil.example/sheet.xml', ' TargetMode="External"'))).toBe(
      'not_a_sheet',
    );
    expect(await contentsOf(await link('../../../../etc/passwd'))).toBe('not_a_sheet');
    expect(await contentsOf(await link('file:///etc/passwd'))).toBe('not_a_sheet');
  });

  it.each([
    ['another kind of archive', anArchive({ 'a.txt': 'b' }), 'not_a_sheet'],
    ['a bomb', aBomb('xl/worksheets/sheet1.xml', 170), 'too_large'],
    ['a bomb of shared texts', aBomb('xl/sharedStrings.xml', 50), 'too_large'],
    [
      'entities that grow',
      aWorkbook('', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' }),
      'broken',
    ],
    [
      'elements in elements without end',
      aWorkbook(`<row>${cell('A1', 'x')}${'<a>'.repeat(65)}${'</a>'.repeat(65)}</row>`),
      'broken',
    ],
    ['no XML', aWorkbook('', { 'xl/worksheets/sheet1.xml': 'hello' }), 'broken'],
    ['a cell far to the right', aWorkbook(`<row>${cell('XFD1', 'x')}</row>`), 'too_wide'],
    ['a cell without end', aWorkbook(`<row>${cell('A1', 'x'.repeat(40_000))}</row>`), 'cell_too_long'],
    ['no rows', aWorkbook(''), 'empty'],
  ])('that is %s is refused with a reason', async (_, file, reason) => {
    expect(await contentsOf(await file)).toBe(reason);
  });

  it('that lies about how much it unpacks to is refused when it turns out', async () => {
    const file = await aWorkbook(`<row>${cell('A1', 'x'.repeat(5000))}</row>`);
    expect(await contentsOf(declaring(file, 'xl/worksheets/sheet1.xml', 10))).toBe('broken');
  });

  it('that is cut short anywhere is refused, whatever is left of it', async () => {
    const file = await aWorkbook(`<row>${cell('A1', 'Ana')}</row>`);
    for (let length = 4; length < file.length; length += 13) {
      expect(['broken', 'not_a_sheet']).toContain(await contentsOf(file.subarray(0, length)));
    }
  });
});
