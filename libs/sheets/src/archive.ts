import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { MOST_UNPACKED, UnreadableSheet } from './unreadable.js';

/** More files than any spreadsheet has inside. */
const MOST_FILES = 2_000;

/** The files inside an archive, opened one at a time. */
export interface Archive {
  has(path: string): boolean;
  /** Its bytes as a stream, which fails when it unpacks to more than it declared. @param most bytes that it may declare */
  open(path: string, most?: number): Promise<Readable>;
}

/**
 * Reads the directory of an archive; nothing is unpacked yet.
 * @throws {UnreadableSheet} when it is damaged, or a file in it declares more than a table can be.
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const options = { lazyEntries: true, validateEntrySize: true, autoClose: false };
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options, (error, opened) =>
      error ? reject(new UnreadableSheet('broken')) : resolve(opened),
    );
  });
  const entries = await directoryOf(zip);
  return {
    has: (path) => entries.has(path),
    open: (path, most = MOST_UNPACKED) =>
      new Promise((resolve, reject) => {
        const entry = entries.get(path);
        if (!entry) return reject(new UnreadableSheet('not_a_sheet'));
        if (entry.uncompressedSize > most) return reject(new UnreadableSheet('too_large'));
        if (entry.isEncrypted()) return reject(new UnreadableSheet('old_or_locked'));
        zip.openReadStream(entry, (error, stream) => (error ? reject(new UnreadableSheet('broken')) : resolve(stream)));
      }),
  };
}

function directoryOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= MOST_FILES) return reject(new UnreadableSheet('too_large'));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(new UnreadableSheet('broken')));
    zip.readEntry();
  });
}
