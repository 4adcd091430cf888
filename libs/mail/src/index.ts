/** Mail as a ledger: rows say what must be sent, once each, to whom and why it did or did not arrive. */

export { findAlarms, type MailAlarm } from './deliverability/alarms.js';
export { openDkimKey } from './deliverability/dkim-key.js';
export { findSuppression, liftSuppression, type Suppression, suppress } from './deliverability/suppression.js';
export { unsubscribeHeaders } from './deliverability/unsubscribe.js';
export { Delivery } from './delivery/delivery.js';
export { type MailServerVisit, type TestMail, visitMailServer } from './delivery/mail-server.js';
export { Postman, type Receipt } from './delivery/postman.js';
export { type InboundAddress, InboundAddresses, type InboundPurpose } from './inbound/address.js';
export { Bounces, type SwitchOff } from './inbound/bounces.js';
export { type InboundHandler, InboundHandlers, type InboundKind, type InboundOutcome } from './inbound/handler.js';
export { maildirSweep } from './inbound/maildir.js';
export type { InboundPart, ParsedInbound } from './inbound/parsed.js';
export { Inbound, type Received } from './inbound/receive.js';
export { SmtpListener } from './inbound/smtp-listener.js';
export { forgetFacts } from './ledger/forget.js';
export { forgetFact, forgetGroupMails } from './ledger/forget-fact.js';
export { forgetMailsAbout } from './ledger/forget-mails.js';
export { findMailEvents, type MailEvent, type MailEventKind } from './ledger/history.js';
export { answersKept, mailsKept } from './ledger/kept.js';
export { expireUnsent, findUnsent, queueOnceMore, sendAgain, type Unsent } from './ledger/ledger.js';
export type { MailEntry, MailStatus } from './ledger/mail-entry.js';
export { type Preview, type PreviewedLetter, previewMail } from './ledger/preview.js';
export { type Retention, retentionSweep } from './ledger/retention.js';
export {
  countFailedMails,
  countTrouble,
  findFailedMails,
  findMail,
  findMails,
  type MailPage,
  type MailSearch,
  searchMails,
} from './ledger/search-mails.js';
export { type Undelivered, undeliveredIn } from './ledger/undelivered.queries.js';
export { type MailTally, releaseWithheld, tallyMails, withholdUnsent } from './ledger/withhold.js';
export type { Letter, LetterPart, LetterPiece } from './letter/letter.js';
export { writeLetter } from './letter/write-letter.js';
export { deliverMails } from './mail.jobs.js';
export { MailModule } from './mail.module.js';
export { type MailKind, MailKinds, type MailToQueue, type Message, PRIORITY, type QueuedMail } from './mail-kind.js';
export { mailSweeps } from './mail-sweeps.js';
export { type Mailbox, readMailbox } from './mailbox.js';
export { Outbox } from './outbox.js';
