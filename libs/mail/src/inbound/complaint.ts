import { field, type Headers, readHeaders } from './headers.js';
import type { ParsedInbound } from './parsed.js';

/** Somebody pressed "this is spam", as their provider tells it (RFC 5965). */
export interface Complaint {
  /** `abuse`, `fraud`, `not-spam` and so on, in lower case. */
  readonly type: string;
  /** Who tells it, on one line. */
  readonly reporter: string;
}

/** Reads a feedback report. `undefined` when the mail is none. Never throws. */
export function readComplaint(mail: ParsedInbound): Complaint | undefined {
  const fields = feedbackFields(mail);
  if (!fields) return undefined;
  const type = field(fields, 'feedback-type').toLowerCase();
  return { type: /^[a-z-]{1,30}$/.test(type) ? type : 'other', reporter: field(fields, 'user-agent') };
}

/**
 * Texts in which the envelope sender of the mail complained about may stand. A provider reports to one address for all
 * mail, so there the proof of what it is about has to be found inside.
 */
export function placesOfSender(mail: ParsedInbound): string[] {
  const fields = feedbackFields(mail);
  if (!fields) return [];
  const originals = mail.parts
    .filter(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')
    .map(({ text }) => text.slice(0, 64 * 1024));
  return [field(fields, 'original-mail-from'), ...originals];
}

function feedbackFields(mail: ParsedInbound): Headers | undefined {
  const part = mail.parts.find(({ type }) => type === 'message/feedback-report');
  return part && readHeaders(part.text);
}
