import { oneLine } from '../mailbox.js';
import { decodeWords, field, type Headers, readParameters } from './headers.js';
import { readEntity, readLeaves } from './mime-tree.js';
import type { ParsedInbound } from './parsed.js';

/**
 * Takes a mail apart. Bytes in, text out, whatever they are: never throws, and takes time in proportion to their number.
 * @param envelopeFrom as the server that brought it said it; empty for the null return path.
 */
export function parseInbound(raw: Buffer, envelopeFrom: string): ParsedInbound {
  const entity = readEntity(raw);
  const { headers } = entity;
  const { value, parameters } = readParameters(field(headers, 'content-type') || 'text/plain');
  return {
    envelopeFrom: envelopeFrom.toLowerCase(),
    from: firstAddress(field(headers, 'from')),
    subject: oneLine(decodeWords(field(headers, 'subject')), 300),
    messageId: oneLine(field(headers, 'message-id'), 300),
    isAutomatic: isAutomatic(headers),
    type: value,
    parameters,
    headers,
    parts: readLeaves(entity),
  };
}

/** RFC 3834 section 5; Precedence is older, and never became a standard. */
function isAutomatic(headers: Headers): boolean {
  const submitted = readParameters(field(headers, 'auto-submitted')).value;
  if (submitted !== '' && submitted !== 'no') return true;
  return ['bulk', 'junk', 'auto_reply'].includes(field(headers, 'precedence').toLowerCase());
}

/** The first address in a field, in lower case; empty when there is none. */
function firstAddress(text: string): string {
  return /[^\s<>"(),:;[\]\\]{1,64}@[a-z0-9.-]{1,255}/i.exec(text)?.[0].toLowerCase() ?? '';
}
