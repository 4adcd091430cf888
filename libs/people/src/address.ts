import { domainToASCII, domainToUnicode } from 'node:url';

/** An e-mail address in the two forms we need. */
export interface Address {
  /** For comparing: lower case, punycode domain without a trailing dot. */
  readonly email: string;
  /** For sending and showing: as the person wrote it, trimmed; never more than an address, so it may stand in a header. */
  readonly asTyped: string;
}

// The strict part of RFC 5321's Mailbox: no quoted local part, no address literal, no comment. Anything else that a
// library might still accept is a way to smuggle a second recipient.
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

// `domainToASCII` reads a host as a browser does: it drops line ends, decodes `%61` and cuts at `/`, `?` and `#`. What it
// would mend or cut must not be kept "as typed": nobody could ever mail it.
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002\uff0e\uff61-]+$/u;
const AROUND = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** Reads an address as a person typed it. `undefined` when mail could not be sent to it. */
export function normaliseAddress(typed: string): Address | undefined {
  const text = typed.replace(AROUND, ''); // what programs that people copy from put around it cannot be seen
  const at = text.lastIndexOf('@');
  const [local, shown] = [text.slice(0, at), text.slice(at + 1).replace(/\.$/, '')];
  if (at < 1 || local.length > 64 || !LOCAL.test(local) || !TYPED_DOMAIN.test(shown)) return undefined;
  const domain = domainToASCII(shown).toLowerCase();
  if (!DOMAIN.test(domain)) return undefined;
  if (local.length + domain.length > 253) return undefined; // RFC 5321 section 4.5.3.1.3: a path has 256 octets with its brackets
  const asTyped = shown.toLowerCase() === domain ? shown : domainToUnicode(domain);
  return { email: `${local.toLowerCase()}@${domain}`, asTyped: `${local}@${asTyped}` };
}

/** An address as people read it: its domain in their own letters, however it was typed. Mail goes to what was typed. */
export function readableAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return /(?:^|\.)xn--/i.test(domain) ? address.slice(0, at + 1) + (domainToUnicode(domain) || domain) : address;
}
