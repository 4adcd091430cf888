import fc from 'fast-check';
import {
  absenceNote,
  complaintReport,
  exchangeReport,
  gmailReport,
  plainReport,
  postfixReport,
} from '../testing/returned-mail.js';
import { decideBounce } from './bounce.js';
import { placesOfSender, readComplaint } from './complaint.js';
import { readDeliveryReport } from './delivery-report.js';
import { parseInbound } from './parse-inbound.js';

const read = (raw: Buffer | string) => parseInbound(Buffer.from(raw), '');
const ALL = [postfixReport(), exchangeReport(), gmailReport(), plainReport(), absenceNote(), complaintReport('a@b.c')];

/** Everything that is read in a mail. */
function readAll(raw: Buffer) {
  const mail = read(raw);
  const reports = readDeliveryReport(mail);
  return [mail, reports && decideBounce(reports, 'ana@example.org'), readComplaint(mail), placesOfSender(mail)];
}

describe('notifications of servers', () => {
  it('are read as Postfix writes them', () => {
    expect(readDeliveryReport(read(postfixReport()))).toEqual([
      {
        action: 'failed',
        status: '5.1.1',
        addresses: ['ana@example.org', 'ana@example.org'],
        said: '550 5.1.1 <ana@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
      },
    ]);
  });

  it('are read as Exchange writes them', () => {
    expect(readDeliveryReport(read(exchangeReport()))).toMatchObject([
      { action: 'failed', status: '5.2.2', addresses: ['ana@example.org', 'ana@example.org'] },
    ]);
    expect(read(exchangeReport()).subject).toBe('Niet te bezorgen: Je bent aangemeld – café');
  });

  it('are read as Gmail writes them, with a reason of several lines on one', () => {
    const said =
      'The recipient server did not accept our requests to connect. Learn more at https://support.example/answer [mail.example.org. 192.0.2.1: timed out]';
    expect(readDeliveryReport(read(gmailReport()))).toEqual([
      { action: 'delayed', status: '4.4.1', addresses: ['ana@example.org'], said },
    ]);
  });

  it('say more in their diagnostic than in a status of zeros', () => {
    const status = (given: string, said: string) =>
      readDeliveryReport(read(postfixReport({ status: given, said })))?.[0]?.status;
    expect(status('5.0.0', '550 5.1.1 unknown')).toBe('5.1.1');
    expect(status('5.0.0 (permanent failure)', 'no idea')).toBe('5.0.0');
    expect(status('5.2.2', '550 5.1.1 unknown')).toBe('5.2.2');
    expect(status('5.0.0', 'relay 4.2.2 said no')).toBe('5.0.0');
    expect(status('gone', 'gone')).toBe('5.0.0');
  });

  it('are read with bare line ends too, and when the end is missing', () => {
    const bare = postfixReport().toString().replaceAll('\r\n', '\n');
    expect(readDeliveryReport(read(bare))).toHaveLength(1);
    const cut = bare.slice(0, bare.indexOf('Content-Description: Undelivered Message'));
    expect(readDeliveryReport(read(cut))).toHaveLength(1);
  });

  it('are none when a mail only talks about one', () => {
    for (const raw of [plainReport(), absenceNote(), complaintReport()])
      expect(readDeliveryReport(read(raw))).toBeUndefined();
  });
});

it('knows what a machine wrote', () => {
  expect([absenceNote(), postfixReport()].map((raw) => read(raw).isAutomatic)).toEqual([true, true]);
  const says = (line: string) => read(`${line}\r\n\r\nHoi`).isAutomatic;
  expect(['Auto-Submitted: no', 'Precedence: list', 'X-Auto: yes'].map(says)).toEqual([false, false, false]);
  expect(['AUTO-SUBMITTED: Auto-Generated', 'Precedence: Junk'].map(says)).toEqual([true, true]);
});

it('reads a complaint, and where its sender may stand', () => {
  const mail = read(complaintReport('bounces+abc@in.kring.test', 'Abuse'));
  expect(readComplaint(mail)).toEqual({ type: 'abuse', reporter: 'SomeGenerator/1.0' });
  expect(placesOfSender(mail)[0]).toBe('<bounces+abc@in.kring.test>');
});

describe('mail made to hurt', () => {
  it('is never a reason to throw, wherever a mail is cut, doubled or bent', () => {
    const bend = fc.record({
      base: fc.constantFrom(...ALL),
      at: fc.nat(4000),
      drop: fc.nat(400),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc
          .constantFrom('\r\n\r\n', '--', ';', '"', '\0', 'boundary=', '=?x?B?', '=\r\n', 'Action: failed\r\n')
          .map((text) => Buffer.from(text)),
      ),
    });
    fc.assert(
      fc.property(bend, ({ base, at, drop, put }) => {
        readAll(Buffer.concat([base.subarray(0, at), put, base.subarray(at + drop)]));
      }),
      { numRuns: 1000 },
    );
  });

  it('is never a reason to throw when it is only bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void readAll(Buffer.from(bytes))));
  });

  it('is read to a depth and a number of parts, and no further', () => {
    const nest = (levels: number): string =>
      levels === 0
        ? 'Content-Type: text/plain\r\n\r\ndeep'
        : `Content-Type: multipart/mixed; boundary=b${levels}\r\n\r\n--b${levels}\r\n${nest(levels - 1)}\r\n--b${levels}--\r\n`;
    expect(read(nest(5)).parts).toMatchObject([{ text: 'deep' }]);
    expect(read(nest(2000)).parts).toEqual([]);
    const many = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}`;
    expect(read(many).parts.length).toBeLessThan(60);
  });

  it('is read in a time that grows with its size, not with its malice', () => {
    const size = 1_000_000;
    const hard = [
      `Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${' '.repeat(size)}`,
      `Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'= '.repeat(size / 2)}`,
      `Subject: ${'=?utf-8?Q?'.repeat(size / 10)}`,
      `Subject: ${' '.repeat(size)}x`,
      `Content-Type: ${'; '.repeat(size / 2)}`,
      `Content-Type: text/plain; a="${'\\'.repeat(size)}`,
      'A: b\r\n'.repeat(size / 6),
      `X:\r\n${' \r\n'.repeat(size / 3)}`,
      `Content-Type: multipart/mixed; boundary=-\r\n\r\n${'-'.repeat(size)}`,
      `Content-Type: message/delivery-status\r\n\r\n${'\n \n'.repeat(size / 3)}`,
      `Content-Type: message/delivery-status\r\n\r\n${'Action: failed\n\n'.repeat(size / 16)}`,
      `From: ${'a@'.repeat(size / 2)}`,
    ];
    for (const raw of hard) readAll(Buffer.from(raw));
  });
});
