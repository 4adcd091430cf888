import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { cleanLine, cleanText } from '#platform';
import { calendarName, checkedAddress, checkedUid, instant, link, personName, place } from './guards.js';

/** Something with a beginning and an end. Texts are what people typed; instants are absolute. */
export interface CalendarItem {
  /** Immutable for life, the same in every invitation, cancellation and download. No personal data. */
  readonly uid: string;
  /** Kept with the row and raised on every change people must see (RFC 5546 section 2.1.4). */
  readonly sequence: number;
  /** When this version was made. */
  readonly stamp: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly description: string;
  readonly location?: string;
  readonly url?: string;
}

export interface CalendarPerson {
  readonly name: string;
  readonly address: string;
}

export interface Invitation extends CalendarItem {
  /** A mailbox of ours, fixed for the life of the entry. */
  readonly organizer: CalendarPerson;
  /** The one recipient. Nobody else is ever listed. */
  readonly attendee: CalendarPerson;
  /** Ask for an answer. Only sensible when the organizer's mailbox reads answers. */
  readonly rsvp: boolean;
}

/**
 * One entry for one person, to be mailed (RFC 5546, RFC 6047): REQUEST puts or updates it, CANCEL takes it away.
 * Everything is UTC: a webinar is an instant, and a time zone in the file is one more thing clients read differently.
 * @throws when the UID, an address or a moment cannot be written safely; texts are made safe instead.
 */
export function renderInvitation(method: 'REQUEST' | 'CANCEL', invitation: Invitation): string {
  const calendar = ical({ method: ICalCalendarMethod[method], prodId: PRODUCT });
  const entry = calendar.createEvent({
    ...entryOf(invitation),
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: named(invitation.organizer),
  });
  entry.createAttendee({
    ...named(invitation.attendee),
    rsvp: invitation.rsvp,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    type: ICalAttendeeType.INDIVIDUAL,
  });
  return write(calendar);
}

/** Entries to import or subscribe to: METHOD:PUBLISH, with nobody's name in it (RFC 5546 section 3.2.1). */
export function renderCalendar(name: string, items: readonly CalendarItem[]): string {
  const calendar = ical({ name: calendarName(name), method: ICalCalendarMethod.PUBLISH, prodId: PRODUCT });
  for (const item of items) calendar.createEvent({ ...entryOf(item), status: ICalEventStatus.CONFIRMED });
  return write(calendar);
}

const PRODUCT = { company: 'Kring', product: 'Kring', language: 'EN' };

/** No time zone, neither here nor on the calendar: ical-generator would then write floating times (its issue 644). */
function entryOf(item: CalendarItem): ICalEventData {
  const start = instant(item.startsAt);
  const end = instant(item.endsAt);
  if (end < start) throw new RangeError('A calendar entry ends after it starts'); // ical-generator would swap them silently
  return {
    id: checkedUid(item.uid),
    sequence: item.sequence,
    stamp: instant(item.stamp),
    start,
    end,
    summary: cleanLine(item.title),
    description: cleanText(item.description),
    transparency: ICalEventTransparency.OPAQUE,
    ...(item.location ? { location: place(item.location) } : {}),
    ...(item.url ? { url: link(item.url) } : {}),
  };
}

function named(person: CalendarPerson) {
  const email = checkedAddress(person.address);
  return { name: personName(person.name) || email, email };
}

/** Ends with a line end, as RFC 5545 section 3.1 asks of every content line; ical-generator leaves the last one off. */
function write(calendar: ICalCalendar): string {
  return `${calendar.toString().trimEnd()}\r\n`;
}
