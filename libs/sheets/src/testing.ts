import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { readSheet } from './read-sheet.js';
import { UnreadableSheet } from './unreadable.js';

/** What is in a file, or why it cannot be read. */
export async function contentsOf(bytes: Uint8Array): Promise<string[][] | string> {
  try {
    const rows: string[][] = [];
    for await (const { cells } of readSheet(bytes)) rows.push([...cells]);
    return rows;
  } catch (error) {
    if (error instanceof UnreadableSheet) return error.problem;
    throw error;
  }
}

/** An archive of these files, as somebody with bad manners may make it. */
export function anArchive(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  return buffer(zip.outputStream);
}

/** An XLSX file around the XML of its rows. */
export function aWorkbook(rows: string, more: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> {
  return anArchive({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  });
}

/** The same archive with another size for one of its files in the directory at its end (APPNOTE 4.3.12), true or not. */
export function declaring(archive: Buffer, path: string, size: number): Buffer {
  const changed = Buffer.from(archive);
  changed.writeUInt32LE(size, changed.lastIndexOf(path) - 22);
  return changed;
}
