import { type MailToQueue, PRIORITY } from '#mail';
import type { Language } from '#platform';

/** Kinds of mail about one registration. */
export type RegistrationMailKind =
  | 'confirmation'
  | 'waiting'
  | 'promoted'
  | 'already-registered'
  /** An organiser decides, and later did, or did not in time. */
  | 'requested'
  | 'declined'
  | 'request-lapsed'
  | 'cancelled'
  /** The person's own sessions are other ones now. */
  | 'programme'
  /** A session the person chose does not go on. */
  | 'session-cancelled'
  /** The event moved, was renamed or goes on somewhere else. */
  | 'changed'
  | 'event-cancelled'
  | 'event-restored'
  /** Others knew the links, so these are new. */
  | 'links-renewed'
  /** A place the other way came free, online or on site, and is theirs instead of the one they had. */
  | 'other-way';

/** The mail with which a registration begins, by how it stands. */
export const FIRST_MAIL = { confirmed: 'confirmation', waiting: 'waiting', pending: 'requested' } as const;

/** Kinds of mail about a place that is held for somebody. */
export type OfferMailKind = 'offer' | 'offer-lapsed';

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
 * "There is a place for you, until …": one mail for each offer, of no use once it has lapsed.
 * @param offer what is held, and until when.
 */
export function offerMail(
  subject: MailSubject,
  offer: { readonly id: string; readonly sessionId: string | null; readonly until: Date },
  orderKey: string,
): MailToQueue {
  const mail = { ...registrationMail('offer', subject, '', orderKey, offer.until), key: `offer/${offer.id}` };
  const about = { ...mail, subjectIds: { ...mail.subjectIds, offer: offer.id } };
  return offer.sessionId ? aboutSession(about, offer.sessionId) : about;
}

/** "The place went to the next in line": for who was held one at the event and did not answer. */
export function lapsedMail(subject: MailSubject, offerId: string, orderKey: string, startsAt: Date): MailToQueue {
  const mail = registrationMail('offer-lapsed', subject, '', orderKey, startsAt);
  return { ...mail, key: `offer-lapsed/${offerId}`, subjectIds: { ...mail.subjectIds, offer: offerId } };
}

/**
 * A row for the mail ledger.
 * @param occurrence what makes this occurrence of the kind unique for the registration: the same one is never sent twice.
 * @param orderKey mails with one key leave in the order in which they were queued.
 */
export function registrationMail(
  kind: RegistrationMailKind | OfferMailKind,
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
