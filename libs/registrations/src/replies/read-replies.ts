import ICAL from 'ical.js';
import type { ParsedInbound } from '#mail';
import { normaliseAddress } from '#people';

/** What somebody's calendar says about one entry. Nothing in it is proved: anybody can write anything. */
export interface CalendarReply {
  readonly uid: string;
  /** Of the invite that is answered (RFC 5546 section 3.2.3). */
  readonly sequence: number;
  /** When it was answered, by the clock of who answers. */
  readonly stamp: Date;
  /** Who answers, as addresses are compared. A reply has one; whatever else stands there answers nothing. */
  readonly attendee: string;
  /** PARTSTAT in capitals, whichever it is. */
  readonly partstat: string;
}

/** Why a mail has no reply that can be read. */
export type NoReply = 'no_calendar' | 'too_long' | 'unreadable' | 'other_method';

/** Outlook's longest, with the invite quoted in it twice, has a tenth of this. */
const LONGEST = 128 * 1024;
/** An answer to an entry of ours is about one; some calendars add what they changed of others. */
const MOST = 20;
const TYPES = ['text/calendar', 'application/ics'];

/**
 * The answers in a mail: METHOD:REPLY of RFC 5546, beside the text or as an attachment. No time zone and no recurrence is
 * ever worked out, so nothing in the file can make this take long.
 */
export function readReplies({ parts }: Pick<ParsedInbound, 'parts'>): readonly CalendarReply[] | NoReply {
  const files = parts.filter(({ type }) => TYPES.includes(type));
  if (files.length === 0) return 'no_calendar';
  const read = files.map(({ text }) => (text.length > LONGEST ? 'too_long' : readFile(text)));
  // The same answer often comes twice, as a part and as an attachment.
  return read.find((one) => Array.isArray(one) && one.length > 0) ?? read[0] ?? 'no_calendar';
}

function readFile(text: string): readonly CalendarReply[] | NoReply {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text.trim()));
    if (String(calendar.getFirstPropertyValue('method')).toUpperCase() !== 'REPLY') return 'other_method';
    const replies = calendar.getAllSubcomponents('vevent').slice(0, MOST).flatMap(readEntry);
    return replies.length > 0 ? replies : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function readEntry(entry: ICAL.Component): CalendarReply[] {
  const attendees = entry.getAllProperties('attendee');
  const [attendee] = attendees;
  const [uid, stamp, sequence] = ['uid', 'dtstamp', 'sequence'].map((name) => raw(entry.getFirstProperty(name)));
  const address = normaliseAddress(raw(attendee).replace(/^mailto:/i, ''))?.email;
  const at = new Date(stamp ?? '');
  // RFC 5545 section 3.8.7.2: UTC. Any other time would need the time zones of a stranger to be worked out.
  if (!uid || !address || attendees.length !== 1 || !stamp?.endsWith('Z') || Number.isNaN(at.getTime())) return [];
  const partstat = String(attendee?.getFirstParameter('partstat') ?? '').toUpperCase();
  return [{ uid, sequence: Number.parseInt(sequence || '0', 10) || 0, stamp: at, attendee: address, partstat }];
}

/** The value as the parser has it before it makes anything of it. */
function raw(property: ICAL.Property | null | undefined): string {
  const value: unknown = property?.jCal[3];
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 1000) : '';
}
