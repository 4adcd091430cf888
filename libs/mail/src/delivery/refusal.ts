import { oneLine } from '../mailbox.js';

/** What a failed attempt means for the mail. */
export interface Refusal {
  /** `later`: the same mail may go through another time. `never`: it will be refused again. */
  readonly again: 'later' | 'never';
  /** Our own side is suspect (policy, login, TLS, sender): the operator should look, the recipient did nothing wrong. */
  readonly alarm: boolean;
  /** SMTP reply code, when the other server answered. */
  readonly code: number | undefined;
  /** One line for the ledger. */
  readonly text: string;
}

/** Node and nodemailer have settled on these fields; nothing in it is trusted to be there. */
export interface SendError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
  readonly message?: string;
}

/** Failures of ours that no other recipient would escape. */
const OUR_FAULT = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'ECONFIG']);
/** nodemailer itself refused the address or the size; the server was never asked, so there is no answer of it. */
const NOT_SENDABLE = new Set(['EENVELOPE', 'EMESSAGE']);
/** nodemailer calls a certificate that cannot be trusted a broken socket; OpenSSL's words are all that tells. */
const UNTRUSTED = /\bcertificate\b/i;

/** Tells refusals apart (RFC 5321 section 4.2.1, RFC 3463). Anything not understood is worth another attempt. */
export function readRefusal(error: unknown): Refusal {
  const given = (error ?? {}) as SendError;
  const text = oneLine(given.response || given.message || 'no answer');
  const { responseCode: code } = given;
  if (code === undefined || code < 400) {
    const again = NOT_SENDABLE.has(given.code ?? '') && !given.response ? 'never' : 'later';
    const isUntrusted = given.command === 'CONN' && UNTRUSTED.test(given.message ?? '');
    return { again, alarm: OUR_FAULT.has(given.code ?? '') || isUntrusted, code, text };
  }
  return { ...judge(code, enhancedCode(code, given.response ?? ''), given), code, text };
}

function judge(
  code: number,
  enhanced: string,
  { command = '', code: kind = '' }: SendError,
): Pick<Refusal, 'again' | 'alarm'> {
  if (code < 500) return { again: 'later', alarm: OUR_FAULT.has(kind) };
  if (code === 503) return { again: 'later', alarm: false }; // the session lost its thread, not a word about the mail
  if (enhanced === '5.2.3' || enhanced === '5.3.4') return { again: 'never', alarm: false }; // too big
  // A full mailbox empties; a bare 552 predates the enhanced codes and nearly always means that (RFC 5321 4.5.3.1.10).
  if (enhanced === '5.2.2' || (code === 552 && enhanced === '')) return { again: 'later', alarm: false };
  // Refused before the recipient was named: it is us, and failing everybody's mail for it would lose it.
  if (!/^(RCPT|DATA)/.test(command)) return { again: 'later', alarm: true };
  if (enhanced === '5.1.7' || enhanced === '5.1.8') return { again: 'later', alarm: true }; // our own address is refused
  return { again: 'never', alarm: enhanced.startsWith('5.7.') };
}

/** `5.7.1` of "550 5.7.1 rejected"; empty when there is none or it contradicts the reply code (RFC 2034 section 4). */
export function enhancedCode(code: number, response: string): string {
  const found = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '';
  return found.startsWith(String(code)[0] ?? '?') ? found : '';
}
