import type { Headers } from './headers.js';

/** One leaf of a mail's tree, decoded. */
export interface InboundPart {
  /** Lower case, without parameters: `text/calendar`. */
  readonly type: string;
  /** Parameters of its Content-Type, names in lower case: `{ method: 'REPLY' }`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Its text, transfer encoding and charset undone, cut to what we read at most. */
  readonly text: string;
}

/** A mail that came in, taken apart under caps. Nothing in it is proved: anybody can write anything. */
export interface ParsedInbound {
  /** Envelope sender; empty for the null return path, which bounces have. */
  readonly envelopeFrom: string;
  /** First address of the From header, in lower case; empty when there is none. */
  readonly from: string;
  /** Subject on one line. */
  readonly subject: string;
  /** On one line; empty when there is none. */
  readonly messageId: string;
  /**
   * A machine wrote it: Auto-Submitted other than "no" (RFC 3834), Precedence bulk, junk or auto_reply. True also of
   * bounces and of answers that a calendar sends for its owner, so a handler looks for those first.
   */
  readonly isAutomatic: boolean;
  /** Type of the whole: `multipart/report` for bounces and complaints. */
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Every field of its head, by name in lower case. */
  readonly headers: Headers;
  /** Leaves in the order they came. */
  readonly parts: readonly InboundPart[];
}
