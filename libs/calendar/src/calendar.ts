import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalEvent,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { cleanLine, cleanText } from '#platform';
import { fold } from './fold.js';
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
  /** Called off: it stays in calendars that have it, struck out. Only in a list; an invitation says CANCEL. */
  readonly isCancelled?: boolean;
}

export interface CalendarPerson {
  readonly name: string;
  readonly address: string;
}

export interface Invitation extends Omit<CalendarItem, 'isCancelled'> {
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
  const entry = ical().createEvent({
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
  return write(method, [], [entry]);
}

/**
 * Entries to import or subscribe to: METHOD:PUBLISH, with nobody's name in it (RFC 5546 section 3.2.1).
 * @param refreshHours how often a subscription is worth another look (RFC 7986 section 5.7); left out for a file to keep.
 */
export function renderCalendar(name: string, items: readonly CalendarItem[], refreshHours?: number): string {
  const title = calendarName(name);
  const refresh = refreshHours
    ? [`REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`, `X-PUBLISHED-TTL:PT${refreshHours}H`]
    : [];
  const calendar = ical();
  const entries = items.map((item) => {
    const status = item.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;
    return calendar.createEvent({ ...entryOf(item), status });
  });
  return write('PUBLISH', [`NAME:${title}`, `X-WR-CALNAME:${title}`, ...refresh], entries);
}

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

/**
 * The calendar around its entries. ical-generator could write this too, but it folds character by character with an
 * encoder for each, which costs four times as much as everything else, and leaves the last line end off.
 */
function write(
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH',
  about: readonly string[],
  entries: readonly ICalEvent[],
): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kring//Kring//EN', `METHOD:${method}`, ...about];
  const lines = [...head, ...entries.flatMap((entry) => entry.toString().trimEnd().split('\r\n')), 'END:VCALENDAR'];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
