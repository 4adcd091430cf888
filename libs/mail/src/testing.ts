/** For tests only: an outbox without a queue behind it, and a mail server that misbehaves when told to. */
import { Outbox } from './outbox.js';

export { sendBare } from './testing/bare-nodemailer.js';
export { makeDkimKeys } from './testing/dkim-keys.js';
export { type NoteWorld, noteKind, noteMail } from './testing/notes.js';
export { complaintReport, postfixReport } from './testing/returned-mail.js';
export {
  type Arrival,
  headerAddress,
  type SinkAnswer,
  type SinkMail,
  SmtpSink,
  startSmtpSink,
} from './testing/smtp-sink.js';

/** An outbox whose nudges go nowhere. Rows are real; its sender is `agenda@kring.test`. */
export function testOutbox(): Outbox {
  return new Outbox({ mailFrom: 'Kring <agenda@kring.test>' }, { nudge: async () => undefined });
}
