import ICAL from 'ical.js';
import { checkWire, keepForJudges } from './wire.js';

/** One version of one entry, as a mail brings it: read strictly, because real clients drop what breaks the rules. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly url: string;
  readonly organizer: string;
  readonly attendee: string;
}

/**
 * Reads the calendar part of a mail.
 * @param method of the Content-Type; it must be that of the file (RFC 6047 section 2.4).
 * @throws when a client could not use it: RFC 5546 sections 3.2.2 (REQUEST) and 3.2.5 (CANCEL) say what must be there.
 */
export function readInvitation({ method, content }: { readonly method: string; readonly content: string }): Invitation {
  checkWire(content);
  const calendar = new ICAL.Component(ICAL.parse(content));
  if (calendar.getFirstPropertyValue('method') !== method) throw new Error('The mail and its file differ in METHOD');
  if (method !== 'REQUEST' && method !== 'CANCEL') throw new Error(`A client does nothing with METHOD:${method}`);
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  if (!event || others.length > 0) throw new Error(`One entry a mail, not ${others.length + (event ? 1 : 0)}`);
  const [attendee, ...guests] = event.getAllProperties('attendee');
  if (guests.length > 0) throw new Error('Somebody else is listed as a guest');
  if (method === 'CANCEL' && textOf(event, 'status') !== 'CANCELLED') throw new Error('A CANCEL without its status');
  const invitation: Invitation = {
    method,
    uid: needed(textOf(event, 'uid'), 'UID'),
    sequence: Number(needed(textOf(event, 'sequence'), 'SEQUENCE')),
    stamp: momentOf(event, 'dtstamp'),
    startsAt: momentOf(event, 'dtstart'),
    endsAt: momentOf(event, 'dtend'),
    title: needed(textOf(event, 'summary'), 'SUMMARY'),
    description: textOf(event, 'description'),
    location: textOf(event, 'location'),
    url: textOf(event, 'url'),
    organizer: mailboxOf(textOf(event, 'organizer'), 'ORGANIZER'),
    attendee: mailboxOf(String(attendee?.getFirstValue() ?? ''), 'ATTENDEE'),
  };
  keepForJudges(content);
  return invitation;
}

/**
 * The calendar of one person, kept by the mails that person gets and by nothing else. Written from RFC 5546 section
 * 2.1.5, and knowing nothing of the program that sends: UID says which entry, SEQUENCE which version, DTSTAMP which of
 * two mails about the same version. So the end does not depend on the order in which mails arrive.
 */
export class CalendarClient {
  /** The newest version by UID; a withdrawn one stays as a mark, or an older REQUEST that comes late would bring it back. */
  readonly #newest = new Map<string, Invitation>();

  constructor(private readonly address: string) {}

  /** Takes in what a mail brings. Answers whether the calendar heeds it. @throws when it is not this person's to heed */
  receive(invitation: Invitation): 'heeded' | 'ignored' {
    const { uid, attendee, organizer } = invitation;
    if (attendee !== this.address.toLowerCase()) throw new Error(`${this.address} got an invite for ${attendee}`);
    const held = this.#newest.get(uid);
    // Only who invited may change or withdraw (RFC 5546 section 6.1); another ORGANIZER is a stranger.
    if (held && held.organizer !== organizer)
      throw new Error(`${organizer} meddles with an entry of ${held.organizer}`);
    if (held && !obsoletes(invitation, held)) return 'ignored';
    this.#newest.set(uid, invitation);
    return 'heeded';
  }

  /** What the person sees, in the order of UIDs. */
  get entries(): Invitation[] {
    const shown = [...this.#newest.values()].filter(({ method }) => method === 'REQUEST');
    return shown.toSorted((a, b) => (a.uid < b.uid ? -1 : 1));
  }
}

/**
 * RFC 5546 section 2.1.5: a higher SEQUENCE obsoletes; with the same, a later DTSTAMP does. A withdrawal must raise
 * SEQUENCE (3.2.5); one that does not still counts, and only a higher SEQUENCE undoes it, as clients have it.
 */
function obsoletes(one: Invitation, other: Invitation): boolean {
  if (one.sequence !== other.sequence) return one.sequence > other.sequence;
  if (one.method !== other.method) return one.method === 'CANCEL';
  return one.stamp > other.stamp;
}

function textOf(event: ICAL.Component, name: string): string {
  return String(event.getFirstPropertyValue(name) ?? '');
}

function needed(value: string, name: string): string {
  if (!value) throw new Error(`${name} is missing`);
  return value;
}

/** RFC 5545 section 3.3.5, form 2: an instant in UTC. Another form would be another moment in another zone. */
function momentOf(event: ICAL.Component, name: string): Date {
  const value = event.getFirstPropertyValue(name);
  if (!(value instanceof ICAL.Time)) throw new Error(`${name} is missing`);
  if (value.zone !== ICAL.Timezone.utcTimezone) throw new Error(`${name} is not in UTC`);
  return value.toJSDate();
}

/** RFC 5545 section 3.3.3: a mailto address. Whatever its case, it is the same mailbox to a client. */
function mailboxOf(value: string, name: string): string {
  const [, mailbox] = /^mailto:(.+@.+)$/i.exec(value) ?? [];
  if (!mailbox) throw new Error(`${name} has no mailbox`);
  return mailbox.toLowerCase();
}
