import { type Archive, openArchive } from './archive.js';
import type { SheetRow } from './sheet-row.js';
import { LONGEST_CELL, MOST_COLUMNS, MOST_SHARED, UnreadableSheet } from './unreadable.js';
import { feedXml, readXml } from './xml.js';

const WORKBOOK = 'xl/workbook.xml';
const STRINGS = 'xl/sharedStrings.xml';
const MOST_STRINGS = 2_000_000;
/** The last row that any spreadsheet has. */
const LAST_ROW = 1_048_576;

/** Rows of the first sheet of an XLSX file (ECMA-376, SpreadsheetML), streamed. */
export async function* readXlsx(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  const archive = await openArchive(bytes);
  if (!archive.has(WORKBOOK)) throw new UnreadableSheet('not_a_sheet');
  const path = await firstSheet(archive);
  const strings = archive.has(STRINGS) ? await sharedStrings(archive) : [];
  const rows = new RowReader(strings);
  for await (const _ of feedXml(await archive.open(path), rows)) yield* rows.take();
}

/** Path of the first sheet. Only what lies in this very archive counts: a link out of it leads nowhere. */
async function firstSheet(archive: Archive): Promise<string> {
  let id: string | undefined;
  await readXml(await archive.open(WORKBOOK), {
    open: (name, attributes) => {
      if (name === 'sheet') id ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    },
  });
  let target = 'worksheets/sheet1.xml';
  const links = 'xl/_rels/workbook.xml.rels';
  if (archive.has(links)) {
    await readXml(await archive.open(links), {
      open: (_, { Id, Target }) => {
        if (Id !== undefined && Id === id && Target) target = Target;
      },
    });
  }
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Texts that cells refer to by number. Phonetic remarks are no part of them. */
async function sharedStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  let [text, inText, inRemark] = ['', false, false];
  await readXml(await archive.open(STRINGS, MOST_SHARED), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') inRemark = true;
      inText = name === 't' && !inRemark;
    },
    text: (piece) => {
      if (inText) text += piece;
      if (text.length > LONGEST_CELL) throw new UnreadableSheet('cell_too_long');
    },
    close: (name) => {
      inText = false;
      if (name === 'rPh') inRemark = false;
      if (name === 'si' && strings.push(unescape(text)) > MOST_STRINGS) throw new UnreadableSheet('too_large');
    },
  });
  return strings;
}

/** Gathers rows while the XML of a sheet goes by. */
class RowReader {
  #ready: SheetRow[] = [];
  #number = 0;
  #cells: string[] = [];
  #column = 0;
  #kind = '';
  #value = '';
  #isValue = false;

  constructor(private readonly strings: readonly string[]) {}

  take(): SheetRow[] {
    return this.#ready.splice(0);
  }

  open(name: string, { r, t }: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#number = numberAfter(this.#number, Number(r));
      this.#cells = [];
      this.#column = 0;
    } else if (name === 'c') {
      this.#column = columnOf(r) ?? this.#column + 1;
      this.#kind = t ?? '';
      this.#value = '';
    }
    // "f", a formula, is left alone: its last known value stands in "v" beside it.
    this.#isValue = name === 'v' || name === 't';
  }

  text(piece: string): void {
    if (this.#isValue) this.#value += piece;
    if (this.#value.length > LONGEST_CELL) throw new UnreadableSheet('cell_too_long');
  }

  close(name: string): void {
    this.#isValue = false;
    if (name === 'c') this.#put();
    if (name === 'row') this.#ready.push({ number: this.#number, cells: this.#cells });
  }

  #put(): void {
    const text = this.#read();
    if (text === '') return;
    if (this.#column > MOST_COLUMNS) throw new UnreadableSheet('too_wide');
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column - 1] = text;
  }

  #read(): string {
    if (this.#kind === 's') return this.strings[Number(this.#value)] ?? '';
    if (this.#kind === 'e') return ''; // "#REF!" is nothing anybody typed
    return unescape(this.#value);
  }
}

/** Numbers of rows rise, whatever a file says: who is brought in by row would else be passed over, or come in twice. */
function numberAfter(last: number, told: number): number {
  return Number.isInteger(told) && told > last && told <= LAST_ROW ? told : last + 1;
}

/** "C12" is column 3. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : undefined;
}

/** ECMA-376 part 1, 22.9.2.19: characters that XML cannot hold are written as _xHHHH_. */
function unescape(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
