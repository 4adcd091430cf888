import { Postman } from '../delivery/postman.js';
import type { QueuedMail } from '../mail-kind.js';
import { type SmtpSink, startSmtpSink } from './smtp-sink.js';

let sink: SmtpSink;
let postman: Postman;

beforeEach(async () => {
  sink = await startSmtpSink();
  const config = { smtpUrl: sink.url, smtpConnections: 1, mailFrom: 'agenda@kring.test', mailCaughtAt: undefined };
  postman = Postman.open(config);
});
afterEach(async () => {
  postman.close();
  await sink.stop();
});

const mail: QueuedMail & { priority: number } = {
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
  priority: 1,
  createdAt: new Date('2027-03-01T09:00:00Z'),
};

it('reads an invite to its end wherever a line of it is broken off, also before two hyphens', async () => {
  // The letter that is not ASCII has it encoded in lines of 76, as the name of most communities does.
  const invites = Array.from({ length: 63 }, (_, i) => invite(`é${'x'.repeat(i)}--y`));
  for (const content of invites) {
    const calendar = { method: 'REQUEST', filename: 'invite.ics', content } as const;
    const raw = await postman.write(
      mail,
      { subject: 'Hoi', text: 'Dag\n', html: '<p>Dag</p>', calendar },
      mail.createdAt,
    );
    await postman.send(mail, raw, async () => true);
  }
  expect(sink.mails.map((one) => one.calendar?.content)).toEqual(invites);
});

/** A whole one: whatever a sink takes is judged by other programs afterwards. */
function invite(summary: string): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kring//Kring//EN', 'METHOD:REQUEST', 'BEGIN:VEVENT', 'UID:sink'],
    ...[
      'DTSTAMP:20270301T090000Z',
      'DTSTART:20270304T130000Z',
      'DTEND:20270304T140000Z',
      'ORGANIZER:mailto:agenda@kring.test',
    ],
    ...[`ATTENDEE:mailto:${mail.to.address}`, `SUMMARY:${summary}`, 'END:VEVENT', 'END:VCALENDAR'],
  ];
  return `${lines.join('\r\n')}\r\n`;
}
