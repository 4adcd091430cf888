/** For tests only: reads calendar files the way clients do, through a foreign parser. */
import ICAL from 'ical.js';
import { checkWire, keepForJudges } from './testing/wire.js';

export { type PythonCalendar, type PythonEntry, readByPython } from './testing/by-python.js';
export { CalendarClient, type Invitation, readInvitation } from './testing/calendar-client.js';

/** One entry as a client understands it. */
export interface ReadEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly description: string;
  readonly location: string | undefined;
  readonly url: string | undefined;
  readonly status: string;
  readonly organizer: { name: string; address: string } | undefined;
  readonly attendees: readonly { name: string; address: string; rsvp: boolean }[];
  /** Every time in the entry is UTC, so no client has to guess a zone. */
  readonly isUtc: boolean;
}

export interface ReadCalendar {
  readonly method: string;
  readonly name: string | undefined;
  readonly entries: readonly ReadEntry[];
}

/** Parses strictly: what ical.js does not accept fails the test, and so does a wrong byte. */
export function readCalendar(content: string): ReadCalendar {
  checkWire(content);
  const root = new ICAL.Component(ICAL.parse(content));
  keepForJudges(content);
  return {
    method: String(root.getFirstPropertyValue('method')),
    name: unescapeText(root.getFirstPropertyValue('x-wr-calname') as string | null),
    entries: root.getAllSubcomponents('vevent').map(readEntry),
  };
}

/** ical.js leaves properties it has no type for as they are; clients read this one as TEXT. */
function unescapeText(value: string | null): string | undefined {
  return value?.replace(/\\([\\;,])/g, '$1');
}

function readEntry(entry: ICAL.Component): ReadEntry {
  const text = (name: string) => (entry.getFirstPropertyValue(name) as string | null) ?? undefined;
  const time = (name: string) => entry.getFirstPropertyValue(name) as ICAL.Time;
  const person = (property: ICAL.Property) => ({
    name: String(property.getParameter('cn')),
    address: String(property.getFirstValue()).replace(/^mailto:/i, ''),
  });
  const organizer = entry.getFirstProperty('organizer');
  const times = ['dtstamp', 'dtstart', 'dtend'].map(time);
  return {
    uid: text('uid') ?? '',
    sequence: Number(text('sequence')),
    stamp: time('dtstamp').toJSDate(),
    startsAt: time('dtstart').toJSDate(),
    endsAt: time('dtend').toJSDate(),
    title: text('summary') ?? '',
    description: text('description') ?? '',
    location: text('location'),
    url: text('url'),
    status: text('status') ?? '',
    organizer: organizer ? person(organizer) : undefined,
    attendees: entry
      .getAllProperties('attendee')
      .map((property) => ({ ...person(property), rsvp: property.getParameter('rsvp') === 'TRUE' })),
    isUtc: times.every((one) => one.zone === ICAL.Timezone.utcTimezone),
  };
}
