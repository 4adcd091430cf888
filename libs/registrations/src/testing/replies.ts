import type { ParsedInbound } from '#mail';

/** An answer as a test gives it. */
export interface ReplyWishes {
  readonly uid: string;
  readonly attendee: string;
  readonly partstat?: string;
  readonly sequence?: number;
  /** Compact UTC, as calendars write it. */
  readonly stamp?: string;
}

const known = (wishes: ReplyWishes) => ({ partstat: 'ACCEPTED', sequence: 0, stamp: '20270301T100000Z', ...wishes });
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

/** As Outlook and Exchange write it: a zone of their own with its rules, quoted names, X-MICROSOFT lines, folds. */
export function outlookReply(wishes: ReplyWishes): string {
  const { uid, attendee, partstat, sequence, stamp } = known(wishes);
  return lines(
    'BEGIN:VCALENDAR',
    'METHOD:REPLY',
    'PRODID:Microsoft Exchange Server 2010',
    'VERSION:2.0',
    'BEGIN:VTIMEZONE',
    'TZID:W. Europe Standard Time',
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    `ATTENDEE;PARTSTAT=${partstat};CN="Voorbeeld, Ana (Afd. Beleid; 'Zuid')":mailto:`,
    ` ${attendee}`,
    'COMMENT;LANGUAGE=nl-NL:Ik kan die dag niet\\, sorry.\\n\\nVan: Netwerk\\nEND:VEVENT',
    `UID:${uid.slice(0, 30)}`,
    ` ${uid.slice(30)}`,
    'SUMMARY;LANGUAGE=nl-NL:Geweigerd: Voorjaarswebinar',
    'DTSTART;TZID=W. Europe Standard Time:20270304T140000',
    'DTEND;TZID=W. Europe Standard Time:20270304T153000',
    'CLASS:PUBLIC',
    'PRIORITY:5',
    `DTSTAMP:${stamp}`,
    'TRANSP:OPAQUE',
    'STATUS:CONFIRMED',
    `SEQUENCE:${sequence}`,
    'LOCATION;LANGUAGE=nl-NL:https://kring.example.org/j/abc',
    'X-MICROSOFT-CDO-APPT-SEQUENCE:0',
    'X-MICROSOFT-CDO-OWNERAPPTID:0',
    'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
    'X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY',
    'X-MICROSOFT-CDO-ALLDAYEVENT:FALSE',
    'END:VEVENT',
    'END:VCALENDAR',
  );
}

/** As Google Calendar writes it: UTC, one ATTENDEE with a guest count, ORGANIZER in full. */
export function googleReply(wishes: ReplyWishes): string {
  const { uid, attendee, partstat, sequence, stamp } = known(wishes);
  return lines(
    'BEGIN:VCALENDAR',
    'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    'DTSTART:20270304T130000Z',
    'DTEND:20270304T143000Z',
    `DTSTAMP:${stamp}`,
    'ORGANIZER;CN=Netwerk Voorbeeld:mailto:agenda@kring.example.org',
    `UID:${uid}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${partstat};CN=Ana V`,
    ` oorbeeld;X-NUM-GUESTS=0:mailto:${attendee}`,
    'CREATED:20270101T090000Z',
    'DESCRIPTION:',
    'LAST-MODIFIED:20270301T100000Z',
    'LOCATION:',
    `SEQUENCE:${sequence}`,
    'STATUS:CONFIRMED',
    'SUMMARY:Voorjaarswebinar',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  );
}

/** As Apple Calendar writes it: EMAIL parameters, lower-case words, MAILTO in capitals, Apple's own lines. */
export function appleReply(wishes: ReplyWishes): string {
  const { uid, attendee, partstat, sequence, stamp } = known(wishes);
  return lines(
    'BEGIN:VCALENDAR',
    'CALSCALE:GREGORIAN',
    'PRODID:-//Apple Inc.//macOS 15.1//EN',
    'VERSION:2.0',
    'METHOD:reply',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTEND:20270304T143000Z',
    'DTSTART:20270304T130000Z',
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp}`,
    `ATTENDEE;CN=Ana Voorbeeld;CUTYPE=INDIVIDUAL;EMAIL=${attendee};PARTSTAT=${partstat.toLowerCase()}:MAILTO:${attendee.toUpperCase()}`,
    'ORGANIZER;CN=Netwerk Voorbeeld;EMAIL=agenda@kring.example.org:mailto:agenda@kring.example.org',
    'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC',
    'SUMMARY:Voorjaarswebinar',
    'END:VEVENT',
    'END:VCALENDAR',
  );
}

/** A mail with this calendar file in it. */
export function replyMail(file: string, type = 'text/calendar'): ParsedInbound {
  return {
    envelopeFrom: 'ana@example.org',
    from: 'ana@example.org',
    subject: 'Geweigerd: Voorjaarswebinar',
    messageId: '<1@example.org>',
    isAutomatic: false,
    type: 'multipart/alternative',
    parameters: {},
    headers: new Map(),
    parts: [
      { type: 'text/plain', parameters: {}, text: 'Ik kan niet.' },
      { type, parameters: { method: 'REPLY' }, text: file },
    ],
  };
}
