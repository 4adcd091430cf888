import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { cleanLine } from '#platform';
import type { Message, QueuedMail } from '../mail-kind.js';
import { headerAddress } from '../testing.js';
import { writeMime } from './mime.js';
import { headerWords, quotedPrintable } from './mime-encoding.js';

const mail: QueuedMail = {
  id: '01900000-0000-7000-8000-000000000001',
  key: 'confirmation/1',
  kind: 'confirmation',
  to: { address: 'ana@example.org', name: 'Ana' },
  language: 'nl',
  subjectIds: {},
  orderKey: undefined,
  notAfter: undefined,
  messageId: '<01900000@kring.test>',
  attempts: 1,
  createdAt: new Date('2027-03-01T09:00:00Z'),
};
const message: Message = { subject: 'Hoi', text: 'Dag\n', html: '<p>Dag</p>' };
const at = new Date('2027-03-01T09:00:01Z');
const sender = { name: 'Kring', address: 'agenda@kring.test' };
const write = (some: Partial<Message> = {}, to = mail.to) =>
  writeMime({ ...mail, to }, { ...message, ...some }, at, sender);

/** What every server accepts: CRLF, 7 bits, short lines. */
function checkWire(raw: string): void {
  expect(raw.replaceAll('\r\n', '')).toMatch(/^[\t -~]*$/);
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThan(300);
}

it('is the same to the byte each time, with the date of the first', () => {
  expect(write()).toBe(write());
  expect(write()).toContain('\r\nDate: Mon, 01 Mar 2027 09:00:01 +0000\r\n');
});

it('says to a reader what we said, in any language', async () => {
  const typed = fc.string({ unit: 'grapheme', maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(typed, typed, typed, async (subject, name, body) => {
      const text = body.replace(/\r\n?/g, '\n');
      const raw = write({ subject, text, html: `<p>${body}</p>` }, { address: 'ana@example.org', name });
      checkWire(raw);
      const parsed = await simpleParser(raw);
      expect(parsed.subject ?? '').toBe(cleanLine(subject));
      expect(headerAddress(parsed.to)).toEqual({ address: 'ana@example.org', name: cleanLine(name) });
      expect(parsed.text?.replace(/\n+$/, '')).toBe(text.replace(/\n+$/, ''));
      expect(parsed.attachments).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it.each([
  ['a header', 'Hoi\r\nBcc: x@y.z'],
  ['an encoded word', '=?utf-8?B?QmNjOiB4QHkueg==?='],
  ['a boundary', '--=_alternative-01900000-0000-7000-8000-000000000001--'],
  ['a dot', '.\r\n.'],
])('cannot be bent by %s in what people type', async (_, typed) => {
  const raw = write(
    { subject: typed, text: typed, html: `<p>${typed}</p>` },
    { address: 'ana@example.org', name: typed },
  );
  checkWire(raw);
  const parsed = await simpleParser(raw);
  expect(parsed.subject).toBe(cleanLine(typed));
  expect(headerAddress(parsed.to).name).toBe(cleanLine(typed));
  expect(parsed.bcc).toBeUndefined();
  expect(parsed.text).toBe(typed.replaceAll('\r', ''));
  expect([...parsed.headers.keys()].toSorted()).toEqual([
    'auto-submitted',
    'content-language',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'to',
    'x-auto-response-suppress',
  ]);
});

it('carries an invite as a card and as a file, both naming the method', async () => {
  const content = `BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:${'é'.repeat(30)}\r\nEND:VCALENDAR\r\n`;
  const raw = write({ calendar: { method: 'CANCEL', content, filename: 'cancel.ics' } });
  checkWire(raw);
  expect(raw.match(/text\/calendar; charset=utf-8; method=CANCEL/g)).toHaveLength(2);
  expect(raw.indexOf('text/calendar')).toBeGreaterThan(raw.indexOf('text/html')); // the last alternative is the richest
  const { attachments } = await simpleParser(raw);
  expect(attachments.map((one) => [one.contentType, one.filename, one.content.toString()])).toContainEqual([
    'text/calendar',
    'cancel.ics',
    content,
  ]);
});

it('writes the address of an international domain as the envelope does', () => {
  const raw = write({}, { address: 'zoe@café.example', name: 'Zoë' });
  expect(raw).toContain('\r\nTo: =?utf-8?B?Wm/Dqw==?= <zoe@xn--caf-dma.example>\r\n');
});

it('takes headers of our own as they are, and nothing that is not one line', () => {
  const unsubscribe = {
    'List-Unsubscribe': '<https://kring.test/u/abc>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  expect(write({ headers: unsubscribe })).toContain(
    '\r\nList-Unsubscribe: <https://kring.test/u/abc>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n',
  );
  expect(() => write({ headers: { 'X-A': 'a\r\nBcc: x@y.z' } })).toThrow('one line');
  expect(() => write({ headers: { 'X-A: b\r\nBcc': 'x' } })).toThrow('name of a mail header');
});

it.each(['a@b.nl>, <x@y.z', 'a b@c.nl', 'a@b.nl\r\nBcc: x@y.z', '"a"@b.nl', 'nobody'])(
  'refuses the address %j',
  (address) => {
    expect(() => write({}, { address, name: '' })).toThrow('Not an address');
  },
);

it('never ends a line in a blank, nor makes one too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      for (const line of quotedPrintable(text).split('\r\n')) {
        expect(line.length).toBeLessThanOrEqual(76);
        expect(line).not.toMatch(/[\t ]$/);
      }
      for (const word of headerWords(text).split('\r\n ')) expect(word.length).toBeLessThanOrEqual(75);
    }),
  );
});
