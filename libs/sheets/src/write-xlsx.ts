import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows of one sheet, its header included; what comes after goes on in the next sheet. */
const ROWS_A_SHEET = 1_048_576;
/** Rows whose XML is handed on together. */
const ROWS_A_PIECE = 200;
/** Which look of `STYLES` a cell has. */
const [PLAIN, QUOTED, BOLD] = [0, 1, 2];

/**
 * A table as an XLSX file that is made while it is sent, so that memory stays flat whatever its size. Every cell is
 * text, also one that begins like a formula: those carry the mark of a typed apostrophe, so that a spreadsheet leaves
 * them text when somebody edits them.
 * @param sheetName what the tab says; 31 characters at most
 */
export function xlsxFile(
  sheetName: string,
  head: readonly string[],
  rows: AsyncIterable<readonly string[]>,
  rowsASheet = ROWS_A_SHEET,
): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  const source = rows[Symbol.asyncIterator]();
  zip.on('error', (error) => out.destroy(error instanceof Error ? error : new Error('the file could not be made')));
  zip.outputStream.pipe(out);
  void addSheets(zip, source, { sheetName, head, rowsASheet }).catch((error) => out.destroy(error));
  // Whoever stops reading half-way lets go of the rows too.
  out.on('close', () => void source.return?.());
  return out;
}

interface Book {
  readonly sheetName: string;
  readonly head: readonly string[];
  readonly rowsASheet: number;
}

async function addSheets(zip: ZipFile, source: AsyncIterator<readonly string[]>, book: Book): Promise<void> {
  const names: string[] = [];
  for (let next = await source.next(); names.length === 0 || !next.done; ) {
    names.push(names.length === 0 ? book.sheetName : `${book.sheetName} ${names.length + 1}`);
    const sheet = Readable.from(sheetXml(book, source, next, (left) => void (next = left)));
    zip.addReadStream(sheet, `xl/worksheets/sheet${names.length}.xml`);
    await new Promise((resolve, reject) => void sheet.on('end', resolve).on('error', reject).on('close', resolve));
  }
  const add = (path: string, xml: string) => zip.addBuffer(Buffer.from(HEAD + xml), path);
  add('xl/workbook.xml', workbook(names));
  add('xl/_rels/workbook.xml.rels', workbookLinks(names.length));
  add('xl/styles.xml', STYLES);
  add('_rels/.rels', LINKS);
  add('[Content_Types].xml', contentTypes(names.length));
  zip.end();
}

type Next = IteratorResult<readonly string[]>;

async function* sheetXml(
  { head, rowsASheet }: Book,
  source: AsyncIterator<readonly string[]>,
  first: Next,
  leave: (left: Next) => void,
): AsyncGenerator<string> {
  let next = first;
  let piece = `${HEAD}<worksheet xmlns="${MAIN}">${FROZEN}<cols><col min="1" max="${head.length}" width="24" customWidth="1"/></cols><sheetData>${row(head, BOLD)}`;
  for (let count = 1; count < rowsASheet && !next.done; count++) {
    piece += row(next.value);
    if (count % ROWS_A_PIECE === 0) {
      yield piece;
      piece = '';
    }
    next = await source.next();
  }
  leave(next);
  yield `${piece}</sheetData></worksheet>`;
}

/** Cells that a spreadsheet would take for a formula if they were typed (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

function row(cells: readonly string[], look?: number): string {
  const xml = cells.map((text) => {
    const style = look ?? (FORMULA.test(text) ? QUOTED : PLAIN);
    return text ? `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escape(text)}</t></is></c>` : '<c/>';
  });
  return `<row>${xml.join('')}</row>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 section 2.2 cannot hold them, not even escaped.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const FROZEN =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0" numFmtId="49" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1" quotePrefix="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`;
const LINKS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function workbookLinks(sheets: number): string {
  const link = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const links = Array.from({ length: sheets }, (_, i) => link(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  return `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}${link(sheets + 1, 'styles', 'styles.xml')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
  );
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${parts.join('')}</Types>`;
}
