/** Header fields by name in lower case, each unfolded, in the order they came. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** More fields than any mail has; what comes behind them is not read. */
const MOST_FIELDS = 500;
const LONGEST_FIELD = 4000;

/** Reads a block of fields (RFC 5322 section 2.2), such as the head of a mail or a group in a report. Never throws. */
export function readHeaders(block: string): Headers {
  const fields = new Map<string, string[]>();
  const lines = block
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n', MOST_FIELDS);
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1 || colon > 100) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1, colon + 1 + LONGEST_FIELD).trim();
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return fields;
}

/** First field of that name; empty when there is none. */
export function field(headers: Headers, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

/** A value with parameters (RFC 2045 section 5.1): `multipart/report; report-type=delivery-status; boundary="x"`. */
export function readParameters(value: string): { value: string; parameters: Readonly<Record<string, string>> } {
  const [head = ''] = value.split(';', 1);
  const parameters: Record<string, string> = {};
  const rest = value.slice(head.length, LONGEST_FIELD);
  for (const [, name = '', quoted, plain] of rest.matchAll(
    /;\s*([\w*-]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"\s]*))/g,
  )) {
    const text = quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1');
    Object.defineProperty(parameters, name.toLowerCase(), { value: text, enumerable: true, configurable: true });
  }
  return { value: head.trim().toLowerCase(), parameters };
}

/** `=?utf-8?Q?Caf=C3=A9?=` as it was meant (RFC 2047); what cannot be read stays as it stands. */
export function decodeWords(text: string): string {
  return text
    .replace(/(=\?[^?\s]{1,40}\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?([^?\s]{1,40})\?([bq])\?([^?\s]*)\?=/gi, (whole, charset: string, how: string, data: string) => {
      const bytes = how.toLowerCase() === 'b' ? Buffer.from(data, 'base64') : undoQuoted(data.replaceAll('_', ' '));
      return decodeCharset(bytes, charset) ?? whole;
    });
}

/** Quoted-printable (RFC 2045 section 6.7), as forgiving as readers of mail are. */
export function undoQuoted(text: string): Buffer {
  const joined = text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(joined, 'latin1');
}

/** `undefined` for a charset that nobody knows. */
export function decodeCharset(bytes: Buffer, charset: string): string | undefined {
  try {
    return new TextDecoder(charset.replace(/\*.*$/, '')).decode(bytes);
  } catch {
    return undefined;
  }
}
