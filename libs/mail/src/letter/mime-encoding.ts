/** How texts travel through servers that know only lines of ASCII. */

const HEX = Buffer.from('0123456789ABCDEF');
const MOST_IN_LINE = 75; // 76 with the "=" of a soft break (RFC 2045 section 6.7)

/** A text as quoted-printable: readable for people and filters, where base64 would look like hiding something. */
export function quotedPrintable(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return lines.map((line) => (needsNothing(line) ? line : encodeLine(Buffer.from(line)))).join('\r\n');
}

function needsNothing(line: string): boolean {
  return line.length <= MOST_IN_LINE && /^[\t -<>-~]*$/.test(line) && !/[\t ]$/.test(line);
}

function encodeLine(octets: Buffer): string {
  const out = Buffer.allocUnsafe(octets.length * 4 + 8); // three for an octet, and soft breaks
  let end = 0;
  let width = 0;
  for (let i = 0; i < octets.length; i++) {
    const octet = octets[i] as number;
    const isLiteral = isPrintable(octet) && (octet > 0x20 || i < octets.length - 1); // no blank ends a line
    const room = isLiteral ? 1 : 3;
    if (width + room > MOST_IN_LINE) {
      end = out.write('=\r\n', end, 'latin1') + end;
      width = 0;
    }
    width += room;
    if (isLiteral) {
      out[end++] = octet;
      continue;
    }
    out[end++] = 0x3d;
    out[end++] = HEX[octet >> 4] as number;
    out[end++] = HEX[octet & 15] as number;
  }
  return out.toString('latin1', 0, end);
}

function isPrintable(octet: number): boolean {
  return (octet >= 0x20 && octet <= 0x7e && octet !== 0x3d) || octet === 0x09;
}

/** A text as base64 in lines of 76 characters (RFC 2045 section 6.8). */
export function base64Lines(text: string): string {
  return (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}

const OCTETS_IN_WORD = 45; // 60 characters of base64; an encoded word may have 75 (RFC 2047 section 2)

/**
 * Words of a header: as they are when that is safe, else as encoded words, each a whole number of characters, folded
 * one to a line. Nothing people type can end the header or pretend to be an encoded word.
 */
export function headerWords(text: string): string {
  if (/^[ -~]{0,60}$/.test(text) && !text.includes('=?')) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > OCTETS_IN_WORD) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}
