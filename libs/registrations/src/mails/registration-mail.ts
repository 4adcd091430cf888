import { type MailToQueue, PRIORITY } from '#mail';
import type { Language } from '#platform';

/** Kinds of mail about one registration. */
export type RegistrationMailKind =
  | 'confirmation'
  | 'waiting'
  | 'promoted'
  | 'already-registered'
  | 'cancelled'
  /** The person's own sessions are other ones now. */
  | 'programme'
  /** A session the person chose does not go on. */
  | 'session-cancelled'
  /** The event moved, was renamed or goes on somewhere else. */
  | 'changed'
  | 'event-cancelled'
  | 'event-restored';

/** Whom a mail is about and for. */
export interface MailSubject {
  readonly registrationId: string;
  readonly eventId: string;
  readonly address: string;
  readonly name: string;
  readonly language: Language;
}

/** The same mail, about one session: it names it, and says so when it is read back. */
export function aboutSession(mail: MailToQueue, sessionId: string): MailToQueue {
  return { ...mail, subjectIds: { ...mail.subjectIds, session: sessionId } };
}

/**
 * A row for the mail ledger.
 * @param occurrence what makes this occurrence of the kind unique for the registration: the same one is never sent twice.
 * @param orderKey mails with one key leave in the order in which they were queued.
 */
export function registrationMail(
  kind: RegistrationMailKind,
  subject: MailSubject,
  occurrence: string,
  orderKey: string,
  notAfter?: Date,
): MailToQueue {
  return {
    key: `${kind}/${subject.registrationId}/${occurrence}`,
    kind,
    to: { address: subject.address, name: subject.name },
    language: subject.language,
    subjectIds: { registration: subject.registrationId, event: subject.eventId },
    orderKey,
    priority: kind === 'cancelled' ? PRIORITY.change : PRIORITY.confirmation,
    ...(notAfter ? { notAfter } : {}),
  };
}
