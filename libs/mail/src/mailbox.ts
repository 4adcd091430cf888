import { cleanLine } from '#platform';

/** An address with the name shown beside it. */
export interface Mailbox {
  readonly address: string;
  readonly name: string;
}

/** A text of others on one line of the ledger, cut to `longest` characters. */
export function oneLine(text: string, longest = 500): string {
  return [...cleanLine(text)].slice(0, longest).join('');
}

/** Reads the setting `MAIL_FROM`: "Our network <agenda@example.org>" or a bare address. */
export function readMailbox(text: string): Mailbox {
  const [, name = '', address = ''] = /^(.*)<([^<>]*)>$/.exec(text) ?? [];
  return address ? { address, name: cleanLine(name).replace(/^"(.*)"$/, '$1') } : { address: text, name: '' };
}
