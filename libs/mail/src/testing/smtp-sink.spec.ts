import type { QueuedMail } from '../mail-kind.js';
import { Postman } from '../postman.js';
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

it('reads an invite to its end wherever a line of it is broken off, also before two hyphens', async () => {
  // The letter that is not ASCII has it encoded in lines of 76, as the name of most communities does.
  const lines = Array.from({ length: 80 }, (_, i) => `BEGIN:VEVENT\r\nSUMMARY:é${'x'.repeat(i)}--y\r\nEND:VEVENT\r\n`);
  for (const content of lines) {
    const calendar = { method: 'REQUEST', filename: 'invite.ics', content } as const;
    await postman.send(mail, { subject: 'Hoi', text: 'Dag\n', html: '<p>Dag</p>', calendar }, mail.createdAt);
  }
  expect(sink.mails.map((one) => one.calendar?.content)).toEqual(lines);
});
