/** An address with the name shown beside it. */
export interface Mailbox {
  readonly address: string;
  readonly name: string;
}

/** Controls break headers, lone surrogates break jsonb; bidirectional overrides and isolates let a name pretend to be another one. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A text people typed, fit for one line of a mail header or of the ledger: no controls, no overrides, one space between words. */
export function oneLine(text: string, longest = 200): string {
  const line = text.replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim();
  return [...line].slice(0, longest).join('');
}

/** Reads the setting `MAIL_FROM`: "Our network <agenda@example.org>" or a bare address. */
export function readMailbox(text: string): Mailbox {
  const [, name = '', address = ''] = /^(.*)<([^<>]*)>$/.exec(text) ?? [];
  return address ? { address, name: oneLine(name).replace(/^"(.*)"$/, '$1') } : { address: text, name: '' };
}
