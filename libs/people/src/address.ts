import { domainToASCII } from 'node:url';

/** An e-mail address in the two forms we need. */
export interface Address {
  /** For comparing: lower case, punycode domain without a trailing dot. */
  readonly email: string;
  /** For sending and showing: as the person wrote it, trimmed. */
  readonly asTyped: string;
}

// The strict part of RFC 5321's Mailbox: no quoted local part, no address literal, no comment. Anything else that a
// library might still accept is a way to smuggle a second recipient.
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/** Reads an address as a person typed it. `undefined` when mail could not be sent to it. */
export function normaliseAddress(typed: string): Address | undefined {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = domainToASCII(text.slice(at + 1).replace(/\.$/, '')).toLowerCase();
  if (at < 1 || local.length > 64 || !LOCAL.test(local) || !DOMAIN.test(domain)) return undefined;
  if (local.length + domain.length > 253) return undefined; // RFC 5321 section 4.5.3.1.3: a path has 256 octets with its brackets
  return { email: `${local.toLowerCase()}@${domain}`, asTyped: `${local}@${text.slice(at + 1).replace(/\.$/, '')}` };
}
