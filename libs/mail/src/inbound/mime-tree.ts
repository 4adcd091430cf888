import { decodeCharset, field, type Headers, readHeaders, readParameters, undoQuoted } from './headers.js';
import type { InboundPart } from './parsed.js';

/** Deeper than any mail that people or servers write; what lies below is not read. */
const MOST_LEVELS = 8;
const MOST_PARTS = 50;
const LONGEST_HEAD = 64 * 1024;
/** Of each part this much is read: a report or a calendar entry is far shorter, and a picture is of no use to us. */
const LONGEST_TEXT = 256 * 1024;

/** A mail or a part of one: its fields, and the bytes behind them. */
export interface Entity {
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Parts fields from body at the first empty line. */
export function readEntity(raw: Buffer): Entity {
  const window = raw.subarray(0, LONGEST_HEAD).toString('latin1');
  const gap = /^\r?\n|\r?\n\r?\n/.exec(window);
  const head = gap ? window.slice(0, gap.index) : window;
  const body = gap ? raw.subarray(gap.index + gap[0].length) : Buffer.alloc(0);
  return { headers: readHeaders(head), body };
}

/**
 * The leaves of a mail's tree, in order and decoded, under caps: a mail made to hurt costs time in proportion to its
 * size, and what lies beyond the caps is left out. A mail inside a mail is one leaf. Never throws.
 */
export function readLeaves(entity: Entity): InboundPart[] {
  const walk = { found: [], seen: 0 };
  collect(entity, 0, walk);
  return walk.found;
}

interface Walk {
  readonly found: InboundPart[];
  /** Parts met so far, those that hold others among them. */
  seen: number;
}

function collect(entity: Entity, level: number, walk: Walk): void {
  walk.seen++;
  const { value, parameters } = readParameters(field(entity.headers, 'content-type') || 'text/plain');
  if (!value.startsWith('multipart/')) {
    walk.found.push({ type: value, parameters, text: readText(entity, parameters.charset) });
    return;
  }
  if (level >= MOST_LEVELS || !parameters.boundary) return;
  for (const part of split(entity.body, parameters.boundary)) {
    if (walk.seen >= MOST_PARTS) return;
    collect(readEntity(part), level + 1, walk);
  }
}

/** The bytes between the lines of a boundary (RFC 2046 section 5.1.1); the end may be missing. */
function* split(body: Buffer, boundary: string): Generator<Buffer> {
  const line = Buffer.from(`--${boundary}`, 'latin1');
  let from: number | undefined;
  for (let at = body.indexOf(line); at !== -1; at = body.indexOf(line, at + line.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue; // not at the beginning of a line
    if (from !== undefined) yield body.subarray(from, endOfLineBefore(body, at));
    const behind = at + line.length;
    if (body.subarray(behind, behind + 2).toString('latin1') === '--') return;
    const end = body.indexOf(0x0a, behind);
    from = end === -1 ? body.length : end + 1;
  }
  if (from !== undefined) yield body.subarray(from);
}

function endOfLineBefore(body: Buffer, at: number): number {
  const feed = at - 1;
  return body[feed - 1] === 0x0d ? feed - 1 : feed;
}

function readText({ headers, body }: Entity, charset = 'utf-8'): string {
  const encoding = field(headers, 'content-transfer-encoding').toLowerCase();
  const bytes = decode(body.subarray(0, LONGEST_TEXT), encoding);
  return decodeCharset(bytes, charset) ?? bytes.toString('latin1');
}

function decode(body: Buffer, encoding: string): Buffer {
  if (encoding.startsWith('base64')) return Buffer.from(body.toString('latin1'), 'base64');
  return encoding.startsWith('quoted-printable') ? undoQuoted(body.toString('latin1')) : body;
}
