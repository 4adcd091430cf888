// Characters that change how surrounding text is shown or parsed. The joiners U+200C and U+200D stay: Persian, Hindi and
// family emoji need them. Line and paragraph separators count as line ends.
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const CONTROLS = /\p{Cc}/gu;
const INVISIBLE = /[\u00ad\u115f\u1160\u3164\uffa0\u200b\u2060\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * One line as a person meant it: NFC, no control, bidi or invisible characters, single spaces, trimmed. For names and
 * titles, which end up in mail headers, calendar files and tables.
 */
export function cleanLine(text: string): string {
  return visible(text.replace(/[\s\u2028\u2029\u0085]+/g, ' '))
    .replace(CONTROLS, '')
    .replace(/ +/g, ' ')
    .trim();
}

/** Several lines as a person meant them: as `cleanLine`, but line ends stay, as `\n`, at most two in a row. */
export function cleanText(text: string): string {
  return visible(text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n'))
    .split('\n')
    .map((line) => line.replace(/\t/g, ' ').replace(CONTROLS, '').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * Length as people count it: an emoji family is one. But a letter under a tower of accents counts for as many as it
 * takes room: eight code points make a character at least.
 */
export function lengthInCharacters(text: string): number {
  if (text.length > 20_000) return text.length; // segmenting is slow and nothing we accept is that long
  let characters = 0;
  for (const _ of segments.segment(text)) characters++;
  return Math.max(characters, Math.ceil([...text].length / 8));
}

/** For a pattern of SQL's `like`: people type `50%` and mean it. */
export function escapeLike(typed: string): string {
  return typed.replace(/[\\%_]/g, '\\$&');
}

const segments = new Intl.Segmenter('nl', { granularity: 'grapheme' });

function visible(text: string): string {
  // A lone surrogate cannot be stored or sent; it becomes U+FFFD here instead of an error later.
  return text.toWellFormed().normalize('NFC').replace(BIDI_CONTROLS, '').replace(INVISIBLE, '');
}
