import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { decodeText } from './decode-text.js';
import type { SheetRow } from './sheet-row.js';
import { LONGEST_CELL, UnreadableSheet } from './unreadable.js';

const DELIMITERS = [';', ',', '\t', '|'];
const CHUNK = 64 * 1024;

/** Rows of a CSV file. Line ends of every system, quotes, and whichever delimiter its first line uses most. */
export async function* readCsv(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  const decoded = decodeText(bytes).replace(/\r\n?/g, '\n');
  // What Excel writes so that Excel understands it: "sep=;" alone on the first line.
  const told = /^sep=(.)\n/i.exec(decoded);
  const text = told ? decoded.slice(told[0].length) : decoded;
  const parser = parse({
    delimiter: told?.[1] ?? sniffDelimiter(text),
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_CELL * 4,
  });
  let number = told ? 1 : 0;
  try {
    const records: AsyncIterable<string[]> = Readable.from(pieces(text)).pipe(parser);
    for await (const cells of records) yield { number: ++number, cells };
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('CSV_') ? new UnreadableSheet('broken') : error;
  }
}

/** The delimiter that the first line with text has most of, outside quotes. One column has none: then any will do. */
function sniffDelimiter(text: string): string {
  const line = /[^\n]*\S[^\n]*/.exec(text.slice(0, CHUNK))?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';';
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    // A pair of surrogates stays together: the parser reads bytes.
    const end = at + CHUNK;
    const splitsPair = /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? 1 : 0;
    yield text.slice(at, end + splitsPair);
    at = end + splitsPair;
  }
}
