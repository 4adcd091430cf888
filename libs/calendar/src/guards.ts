import { domainToASCII } from 'node:url';
import { cleanLine } from '#platform';

/** UIDs are ours: printable ASCII, at most 255 octets, as RFC 7986 section 5.3 asks. ical-generator writes them raw. */
export function checkedUid(uid: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(uid)) throw new Error('A calendar UID must be 1 to 255 printable ASCII characters');
  return uid;
}

/**
 * A bare address fit for a mailto: it stands at the end of a content line, where nothing escapes it. The domain is
 * written in punycode, as in the envelope: clients compare the two.
 */
export function checkedAddress(address: string): string {
  const [, local, domain] = /^([^\p{Cc}\s<>"\\]+)@([^\p{Cc}\s<>"\\@]+)$/u.exec(address) ?? [];
  const ascii = domain && domainToASCII(domain);
  if (!local || !ascii) throw new Error('Not an address for a calendar entry');
  return `${local}@${ascii}`;
}

/**
 * A name for a CN parameter. Quotes cannot be written in one (RFC 5545 section 3.2), and a caret would start an escape
 * of RFC 6868 in some clients and not in others.
 */
export function personName(name: string): string {
  return cleanLine(name.replaceAll('"', '’').replaceAll('^', ''));
}

/** A calendar's name, escaped as TEXT (RFC 5545 section 3.3.11): ical-generator writes this one raw. */
export function calendarName(name: string): string {
  return cleanLine(name).replace(/[\\;,]/g, '\\$&');
}

/**
 * A link that survives both ways clients read it. ical-generator escapes URLs as if they were TEXT, so `,` and `;` must
 * not occur; percent-encoded they mean the same (RFC 3986 section 2.2).
 * @throws for anything but http(s).
 */
export function link(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error('A calendar entry links to http(s) only');
  return href.replaceAll(',', '%2C').replaceAll(';', '%3B');
}

/** A place: a link stays a link (many clients make it clickable), anything else is a line of text. */
export function place(location: string): string {
  return /^https?:\/\/\S+$/.test(location) && URL.canParse(location) ? link(location) : cleanLine(location);
}

/** A moment that can be written as UTC in RFC 5545 section 3.3.5, which knows years of four digits. */
export function instant(at: Date): Date {
  const year = at.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new RangeError('A calendar entry needs a moment in the years 1 to 9999');
  return at;
}
