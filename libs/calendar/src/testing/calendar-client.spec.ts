import fc from 'fast-check';
import { CalendarClient, type Invitation, readInvitation } from './calendar-client.js';

/** The calendar part of a mail to Ana; say only what matters. Written by hand: no code of the product made it. */
function aMail(method: 'REQUEST' | 'CANCEL' | 'PUBLISH', lines: Record<string, string | number> = {}) {
  const all = {
    UID: 'one@kring.example.org',
    SEQUENCE: 0,
    DTSTAMP: '20270301T090000Z',
    DTSTART: '20270401T130000Z',
    DTEND: '20270401T140000Z',
    SUMMARY: 'Kennisdag',
    ORGANIZER: 'mailto:agenda@kring.example.org',
    ATTENDEE: 'MAILTO:Ana@example.org',
    ...(method === 'CANCEL' ? { STATUS: 'CANCELLED' } : {}),
    ...lines,
  };
  const event = Object.entries(all).filter(([, value]) => value !== '');
  const content = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', `METHOD:${method}`, 'BEGIN:VEVENT'],
    ...event.map(([name, value]) => `${name}:${value}`),
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n');
  return { method, content };
}
const request = (sequence: number, lines: Record<string, string> = {}) =>
  readInvitation(aMail('REQUEST', { SEQUENCE: sequence, ...lines }));
const cancel = (sequence: number, lines: Record<string, string> = {}) =>
  readInvitation(aMail('CANCEL', { SEQUENCE: sequence, ...lines }));

/** "UID SEQUENCE title" of what the person sees after these mails, in this order. */
function seen(...mails: Invitation[]): string[] {
  const client = new CalendarClient('ana@example.org');
  for (const mail of mails) client.receive(mail);
  return client.entries.map(({ uid, sequence, title }) => `${uid.split('@')[0]} ${sequence} ${title}`);
}

describe('a simulated calendar client', () => {
  it('puts an entry in the calendar and changes it with a higher SEQUENCE', () => {
    expect(seen(request(0))).toEqual(['one 0 Kennisdag']);
    expect(seen(request(0), request(1, { SUMMARY: 'Themadag' }))).toEqual(['one 1 Themadag']);
  });

  it('ignores an older version that comes late', () => {
    expect(seen(request(2, { SUMMARY: 'Themadag' }), request(1))).toEqual(['one 2 Themadag']);
    expect(seen(request(2), cancel(1))).toEqual(['one 2 Kennisdag']);
  });

  it('goes by DTSTAMP where SEQUENCE says nothing', () => {
    const later = request(1, { SUMMARY: 'Later', DTSTAMP: '20270301T090001Z' });
    expect(seen(request(1), later)).toEqual(['one 1 Later']);
    expect(seen(later, request(1))).toEqual(['one 1 Later']);
  });

  it('takes a withdrawn entry away, also when the invite comes after it', () => {
    expect(seen(request(0), cancel(1))).toEqual([]);
    expect(seen(request(1), cancel(1))).toEqual([]);
    expect(seen(cancel(1), request(0))).toEqual([]);
  });

  it('brings a withdrawn entry back with a higher SEQUENCE only', () => {
    expect(seen(request(0), cancel(1), request(2))).toEqual(['one 2 Kennisdag']);
    expect(seen(request(0), cancel(1), request(1, { DTSTAMP: '20270302T090000Z' }))).toEqual([]);
  });

  it('keeps entries apart by their UID', () => {
    const other = request(0, { UID: 'two@kring.example.org' });
    expect(seen(request(0), other, cancel(1))).toEqual(['two 0 Kennisdag']);
  });

  it('ends up the same whatever the order of arrival', () => {
    const mails = [0, 1, 2, 3].flatMap((sequence) => [
      request(sequence),
      request(sequence, { DTSTAMP: '20270301T100000Z', SUMMARY: 'Later' }),
      cancel(sequence, { UID: 'two@kring.example.org' }),
      request(sequence, { UID: 'two@kring.example.org' }),
    ]);
    const some = fc.subarray(mails, { minLength: 1 });
    const twoOrders = some.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(fc.property(twoOrders, ([all, shuffled]) => expect(seen(...shuffled)).toEqual(seen(...all))));
  });

  it('refuses what is for somebody else, or from somebody else', () => {
    expect(() => seen(request(0, { ATTENDEE: 'mailto:bo@example.org' }))).toThrow('got an invite for bo@example.org');
    expect(() => seen(request(0), cancel(1, { ORGANIZER: 'mailto:mallory@example.net' }))).toThrow('meddles');
  });
});

describe('reading an invitation', () => {
  it('takes the moments as instants', () => {
    const { startsAt, endsAt } = request(0);
    expect([startsAt, endsAt]).toEqual([new Date('2027-04-01T13:00:00Z'), new Date('2027-04-01T14:00:00Z')]);
  });

  it.each([
    ['without a UID', { UID: '' }, 'UID is missing'],
    ['without a SEQUENCE', { SEQUENCE: '' }, 'SEQUENCE is missing'],
    ['without an ORGANIZER', { ORGANIZER: '' }, 'ORGANIZER has no mailbox'],
    ['without an ATTENDEE', { ATTENDEE: '' }, 'ATTENDEE has no mailbox'],
    ['at a time that floats', { DTSTART: '20270401T130000' }, 'dtstart is not in UTC'],
    ['without a DTSTAMP', { DTSTAMP: '' }, 'dtstamp is missing'],
  ])('refuses one %s', (_, lines, reason) => {
    expect(() => readInvitation(aMail('REQUEST', lines))).toThrow(reason);
  });

  it('refuses a file that is not what its mail says, or not to be acted on', () => {
    const { content } = aMail('REQUEST');
    expect(() => readInvitation({ method: 'CANCEL', content })).toThrow('differ in METHOD');
    expect(() => readInvitation(aMail('PUBLISH'))).toThrow('METHOD:PUBLISH');
    expect(() => readInvitation(aMail('CANCEL', { STATUS: 'CONFIRMED' }))).toThrow('without its status');
  });

  it('refuses two entries in one mail, and a list of guests', () => {
    const { method, content } = aMail('REQUEST');
    const [entry = ''] = /BEGIN:VEVENT[^]*END:VEVENT\r\n/.exec(content) ?? [];
    expect(() => readInvitation({ method, content: content.replace(entry, entry + entry) })).toThrow('One entry');
    const guest = content.replace('ATTENDEE', 'ATTENDEE:mailto:bo@example.org\r\nATTENDEE');
    expect(() => readInvitation({ method, content: guest })).toThrow('Somebody else');
  });
});
