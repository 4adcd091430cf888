import { UnreadableSheet } from './unreadable.js';

/**
 * The text of a file in whatever a spreadsheet saved it: UTF-8 and UTF-16 with or without a mark, else Windows-1252.
 * What is valid UTF-8 is UTF-8: text in another encoding with a letter beyond ASCII is as good as never valid by chance.
 * @throws {UnreadableSheet} `not_a_sheet` when it is no text at all.
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  const text = wide ? new TextDecoder(wide).decode(bytes) : (decodeUtf8(bytes) ?? decodeWindows1252(bytes));
  if (BINARY.test(text)) throw new UnreadableSheet('not_a_sheet');
  return text;
}

/** Characters no table of text contains. A file of another kind has them within its first bytes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: looking for these is the point.
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What Windows-1252 has where Latin-1 has controls: from 0x80 to 0x9f. Some versions of Node take the one for the other. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** UTF-16 by its mark, or by its zeros: in Western text every second byte is one, and always on the same side. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length % 2 !== 0) return undefined;
  const sample = bytes.subarray(0, 4096);
  let [even, odd] = [0, 0];
  for (const [i, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const [many, few] = [sample.length * 0.35, sample.length * 0.02];
  if (odd > many && even <= few) return 'utf-16le';
  return even > many && odd <= few ? 'utf-16be' : undefined;
}
