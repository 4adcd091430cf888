import { oneLine } from '../mailbox.js';
import { field, type Headers, readHeaders } from './headers.js';
import type { ParsedInbound } from './parsed.js';

/** What a server says of one recipient (RFC 3464 section 2.3). */
export interface RecipientReport {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** RFC 3463: `5.1.1`. The most telling one that was given. */
  readonly status: string;
  /** Addresses it names, in lower case: the last one it tried, and the one that was asked for. */
  readonly addresses: readonly string[];
  /** What the other server said, on one line. */
  readonly said: string;
}

/** One mail of ours has one recipient; a list behind it may have more. */
const MOST_RECIPIENTS = 20;

/** Reads a delivery status notification (RFC 3464, 6533). `undefined` when the mail is none. Never throws. */
export function readDeliveryReport(mail: ParsedInbound): RecipientReport[] | undefined {
  const part = mail.parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type));
  if (!part) return undefined;
  const groups = part.text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/, MOST_RECIPIENTS * 3);
  return groups.map(readHeaders).flatMap(readRecipient).slice(0, MOST_RECIPIENTS);
}

function readRecipient(group: Headers): RecipientReport[] {
  const action = field(group, 'action').toLowerCase().split(/[\s(]/, 1)[0];
  if (!isAction(action)) return []; // the group about the message, or nonsense
  const said = oneLine(behindType(field(group, 'diagnostic-code')));
  const addresses = ['final-recipient', 'original-recipient']
    .map((name) => behindType(field(group, name)).toLowerCase().replace(/^<|>$/g, ''))
    .filter((address) => address !== '');
  return [{ action, status: tellingStatus(field(group, 'status'), said, action), addresses, said }];
}

/** `550 5.1.1 unknown` says more than the "5.0.0" that some servers make of it. */
function tellingStatus(given: string, said: string, action: RecipientReport['action']): string {
  const unsaid = action === 'failed' ? '5.0.0' : action === 'delayed' ? '4.0.0' : '2.0.0';
  const status = STATUS.exec(given)?.[0] ?? unsaid;
  const inside = STATUS.exec(said)?.[0];
  return inside && status.endsWith('.0.0') && inside[0] === status[0] ? inside : status;
}

const STATUS = /\b[245]\.\d{1,3}\.\d{1,3}\b(?!\.)/;

/** "rfc822; ana@example.org" without its type. */
function behindType(text: string): string {
  return text.slice(text.indexOf(';') + 1).trim();
}

function isAction(word: string | undefined): word is RecipientReport['action'] {
  return ['failed', 'delayed', 'delivered', 'relayed', 'expanded'].includes(word ?? '');
}
