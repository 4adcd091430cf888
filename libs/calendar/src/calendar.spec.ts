import fc from 'fast-check';
import { cleanLine, cleanText } from '#platform';
import { type CalendarItem, type Invitation, renderCalendar, renderInvitation } from './calendar.js';
import { readCalendar } from './testing.js';

const webinar: CalendarItem = {
  uid: '0190-ana@kring.test',
  sequence: 3,
  stamp: new Date('2027-03-01T09:00:00Z'),
  startsAt: new Date('2027-03-04T13:00:00Z'),
  endsAt: new Date('2027-03-04T14:30:00Z'),
  title: 'Kennisbasis; stand van zaken, en verder',
  description: 'Meedoen: https://kring.test/j/abc\n\nTot dan',
  location: 'https://kring.test/j/abc',
  url: 'https://kring.test/j/abc',
};

const invitation: Invitation = {
  ...webinar,
  organizer: { name: 'Netwerk Learning Communities', address: 'agenda@kring.test' },
  attendee: { name: 'Ana Yıldız', address: 'ana@example.org' },
  rsvp: false,
};

describe('an invitation', () => {
  it.each(['REQUEST', 'CANCEL'] as const)('says the same to a client as to us (%s)', (method) => {
    const content = renderInvitation(method, invitation);
    const read = readCalendar(content);
    const { organizer, attendee, rsvp, ...item } = invitation;
    expect(read).toEqual({
      method,
      name: undefined,
      entries: [
        {
          ...item,
          organizer,
          attendees: [{ ...attendee, rsvp }],
          status: method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
          isUtc: true,
        },
      ],
    });
  });

  it('writes UTC and nothing that needs a time zone', () => {
    const content = renderInvitation('REQUEST', invitation);
    expect(content).toContain('\r\nDTSTAMP:20270301T090000Z\r\n');
    expect(content).toContain('\r\nDTSTART:20270304T130000Z\r\n');
    expect(content).toContain('\r\nDTEND:20270304T143000Z\r\n');
    expect(content).not.toMatch(/TZID|VTIMEZONE|TIMEZONE/);
  });

  it('names who makes it and asks the one recipient for an answer only when told to', () => {
    const content = renderInvitation('REQUEST', { ...invitation, rsvp: true }).replaceAll('\r\n ', '');
    expect(content).toContain('PRODID:-//Kring//Kring//EN\r\n');
    expect(content.match(/ATTENDEE;[^\r]*/g)).toEqual([
      'ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Ana Yıldız":MAILTO:ana@example.org',
    ]);
  });

  it.each([
    ['line breaks', 'Hoi\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x'],
    ['a component', 'BEGIN:VEVENT'],
    ['quotes', 'Het "grote" webinar^n'],
    ['separators', 'a,b;c:d\\n\\'],
    ['bidi overrides', 'a\u202egnp.exe'],
    ['lone surrogates and NUL', 'a\ud800b\0c'],
    ['emoji', '👩‍👩‍👧‍👦'.repeat(300)],
  ])('stays one entry whatever people type: %s', (_, typed) => {
    const content = renderInvitation('REQUEST', {
      ...invitation,
      title: typed,
      description: typed,
      location: typed,
      attendee: { name: typed, address: 'ana@example.org' },
      organizer: { name: typed, address: 'agenda@kring.test' },
    });
    const { entries } = readCalendar(content);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      uid: webinar.uid,
      title: cleanLine(typed),
      description: cleanText(typed),
      location: cleanLine(typed),
      attendees: [{ address: 'ana@example.org', name: cleanLine(typed).replaceAll('"', '’').replaceAll('^', '') }],
    });
  });

  it('survives any text in any field', () => {
    const typed = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(typed, typed, typed, typed, (title, description, location, name) => {
        const content = renderInvitation('REQUEST', {
          ...invitation,
          title,
          description,
          location,
          attendee: { name, address: 'ana@example.org' },
        });
        const { entries } = readCalendar(content);
        expect(entries).toHaveLength(1);
        expect(entries[0]).toMatchObject({ title: cleanLine(title), description: cleanText(description) });
        expect(entries[0]?.attendees).toHaveLength(1);
      }),
    );
  });

  it('keeps links whole, although commas and semicolons would be escaped', () => {
    const content = renderInvitation('REQUEST', {
      ...invitation,
      url: 'https://kring.test/?a=1,2;b=é',
      location: 'https://x.test/a,b',
    });
    expect(readCalendar(content).entries[0]).toMatchObject({
      url: 'https://kring.test/?a=1%2C2%3Bb=%C3%A9',
      location: 'https://x.test/a%2Cb',
    });
  });

  it('falls back to the address of a person without a name', () => {
    const content = renderInvitation('REQUEST', {
      ...invitation,
      attendee: { name: ' "" ', address: 'ana@example.org' },
    });
    expect(readCalendar(content).entries[0]?.attendees[0]).toMatchObject({ name: '’’' });
    const unnamed = renderInvitation('REQUEST', { ...invitation, attendee: { name: '', address: 'ana@example.org' } });
    expect(readCalendar(unnamed).entries[0]?.attendees[0]).toMatchObject({ name: 'ana@example.org' });
  });

  it('writes an international domain as the envelope does', () => {
    const content = renderInvitation('REQUEST', {
      ...invitation,
      attendee: { name: 'Zoë', address: 'zoë@café.example' },
    });
    expect(readCalendar(content).entries[0]?.attendees[0]?.address).toBe('zoë@xn--caf-dma.example');
  });

  it.each([
    ['a UID with a line break', 'UID', { uid: 'a\r\nX-EVIL:1' }],
    ['a UID that is too long', 'UID', { uid: 'a'.repeat(256) }],
    ['an address with a line break', 'Not an address', { attendee: { name: '', address: 'a@b.nl\r\nX-EVIL:1' } }],
    ['an address with a quote', 'Not an address', { organizer: { name: '', address: '"a"@b.nl' } }],
    ['a link that runs', 'http(s) only', { url: 'javascript:alert(1)' }],
    ['an end before the start', 'ends after it starts', { endsAt: new Date('2027-03-04T12:00:00Z') }],
    ['no moment at all', 'years 1 to 9999', { startsAt: new Date(Number.NaN) }],
  ])('refuses %s', (_, why, wrong) => {
    expect(() => renderInvitation('REQUEST', { ...invitation, ...wrong })).toThrow(why);
  });
});

describe('a calendar', () => {
  it('lists entries without naming anybody', () => {
    const other = { ...webinar, uid: '0190-b@kring.test', title: 'Instrumenten' };
    const content = renderCalendar('Netwerk; A, B\\C\r\nX-EVIL:1', [webinar, other]);
    expect(content).not.toMatch(/ATTENDEE|ORGANIZER|^X-EVIL/m);
    const read = readCalendar(content);
    expect(read.method).toBe('PUBLISH');
    expect(read.name).toBe('Netwerk; A, B\\C X-EVIL:1');
    expect(read.entries.map((entry) => [entry.title, entry.status])).toEqual([
      [webinar.title, 'CONFIRMED'],
      ['Instrumenten', 'CONFIRMED'],
    ]);
  });

  it('says of an entry that is called off that it is', () => {
    const read = readCalendar(renderCalendar('Agenda', [{ ...webinar, isCancelled: true }, webinar]));
    expect(read.entries.map((entry) => entry.status)).toEqual(['CANCELLED', 'CONFIRMED']);
  });
});
