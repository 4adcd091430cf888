import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { UnreadableSheet } from './unreadable.js';

/** Deeper than anything in a spreadsheet: every element that is open takes memory. */
const DEEPEST = 64;

/** What to do at each piece of an XML file; names come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Feeds a file to a reader, a chunk at a time, and pauses after each. Entities of the file's own are refused, so nothing
 * can grow or be fetched through them.
 * @throws {UnreadableSheet} `broken` when it is no XML, or when the archive is not what it says.
 */
export async function* feedXml(file: Readable, reader: XmlReader): AsyncGenerator<undefined> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  parser.on('doctype', () => {
    throw new UnreadableSheet('broken');
  });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) throw new UnreadableSheet('broken');
    reader.open?.(local(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    reader.close?.(local(name));
  });
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  try {
    for await (const chunk of file) {
      parser.write(decoder.decode(chunk, { stream: true }));
      yield undefined;
    }
    parser.close();
  } catch (error) {
    throw error instanceof UnreadableSheet ? error : new UnreadableSheet('broken');
  }
  yield undefined;
}

/** Reads a small file in one go. */
export async function readXml(file: Readable, reader: XmlReader): Promise<void> {
  for await (const _ of feedXml(file, reader));
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
