import fc from 'fast-check';
import { appleReply, googleReply, outlookReply, replyMail } from '../testing/replies.js';
import { type CalendarReply, readReplies } from './read-replies.js';

const uid = '0190a000-0000-7000-8000-000000000001@kring.example.org';
const wishes = { uid, attendee: 'ana@example.org', partstat: 'DECLINED', sequence: 2 };
const said = { uid, attendee: 'ana@example.org', partstat: 'DECLINED', sequence: 2 };
const read = (file: string) => readReplies(replyMail(file));
const dialects = { outlookReply, googleReply, appleReply };

describe('an answer', () => {
  it.each(Object.entries(dialects))('is read as %s writes it', (_, write) => {
    expect(read(write(wishes))).toEqual([{ ...said, stamp: new Date('2027-03-01T10:00:00Z') }]);
  });

  it('is read from an attachment as well', () => {
    expect(readReplies(replyMail(googleReply(wishes), 'application/ics'))).toMatchObject([said]);
  });

  it('is read when it comes twice, or beside a file that is none', () => {
    const mail = replyMail(googleReply(wishes));
    const { parts } = mail;
    const broken = { type: 'application/ics', parameters: {}, text: 'BEGIN:VCALENDAR' };
    expect(readReplies({ parts: [broken, ...parts, ...parts] })).toMatchObject([said]);
  });

  it('is read among others', () => {
    const [one, other] = [googleReply(wishes), googleReply({ ...wishes, uid: 'other@example.org' })];
    const both = one.replace('END:VCALENDAR\r\n', other.slice(other.indexOf('BEGIN:VEVENT')));
    expect(read(both)).toMatchObject([said, { ...said, uid: 'other@example.org' }]);
  });

  it('is read with bare line ends, and an empty line before it', () => {
    expect(read(`\n${googleReply(wishes).replaceAll('\r\n', '\n')}`)).toMatchObject([said]);
  });
});

describe('no answer', () => {
  const of = (change: (file: string) => string) => read(change(googleReply(wishes)));

  it.each([
    ['a mail without a calendar', readReplies({ parts: [] }), 'no_calendar'],
    ['an invite', of((file) => file.replace('METHOD:REPLY', 'METHOD:REQUEST')), 'other_method'],
    ['a counter-proposal', of((file) => file.replace('METHOD:REPLY', 'METHOD:COUNTER')), 'other_method'],
    ['half a file', of((file) => file.slice(0, 200)), 'unreadable'],
    [
      'a list of people',
      of((file) => file.replace('END:VEVENT', 'ATTENDEE:mailto:bo@example.org\r\nEND:VEVENT')),
      'unreadable',
    ],
    ['nobody', of((file) => file.replace(/^ATTENDEE.*\r\n .*\r\n/m, '')), 'unreadable'],
    ['no moment', of((file) => file.replace(/^DTSTAMP.*\r\n/m, '')), 'unreadable'],
    [
      'a moment without a zone',
      of((file) => file.replace('DTSTAMP:20270301T100000Z', 'DTSTAMP:20270301T100000')),
      'unreadable',
    ],
    ['text', read('Ik kom niet.'), 'unreadable'],
  ])('is %s', (_, found, why) => {
    expect(found).toBe(why);
  });
});

// Each would take until the end of the test's time, if anything in it were worked out.
describe('a file that is made to hurt', () => {
  const reply = (more: string) => googleReply(wishes).replace('BEGIN:VEVENT\r\n', `BEGIN:VEVENT\r\n${more}\r\n`);

  it('is not read when it is longer than any answer', () => {
    expect(read(reply(`DESCRIPTION:${'x'.repeat(1_000_000)}`))).toBe('too_long');
  });

  it.each([
    ['a rule that never ends', 'RRULE:FREQ=SECONDLY\r\nEXRULE:FREQ=SECONDLY'],
    ['a rule with a million parts', `RRULE:FREQ=SECONDLY;BYSECOND=${Array.from({ length: 20_000 }, (_, n) => n % 60)}`],
    ['a zone that needs a rule', 'DTSTART;TZID=Bom:20270304T140000'],
    ['dates without end', `RDATE:${Array.from({ length: 6000 }, () => '20270304T140000Z').join(',')}`],
    ['parameters without end', `X-A${';B=C'.repeat(20_000)}:x`],
    ['folds without end', `X-A:${'\r\n x'.repeat(20_000)}`],
    ['quotes without end', `X-A;B="${'"'.repeat(50_000)}:x`],
  ])('takes no time with %s', (_, more) => {
    const found = read(reply(more));
    expect(found === 'unreadable' || (found as CalendarReply[])[0]?.uid === uid).toBe(true);
  });

  it('takes no time with components in components', () => {
    read('BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n'.repeat(3000));
    read(googleReply(wishes).replace('BEGIN:VEVENT\r\n', `BEGIN:VEVENT\r\n${'BEGIN:VALARM\r\n'.repeat(5000)}`));
  });

  it('never throws, whatever the bytes', () => {
    const file = googleReply(wishes);
    const cut = fc.tuple(fc.nat(file.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(cut, ([at, length, put]) => {
        read(file.slice(0, at) + put + file.slice(at + length));
      }),
    );
  });
});
