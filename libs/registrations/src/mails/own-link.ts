import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { subjectsOf } from '../news/news.js';
import { isLive, type Registration } from '../registration.js';
import { FIRST_MAIL, registrationMail } from './registration-mail.js';

/** An organiser mails somebody their link at most this often, however often they press. */
const PAUSE_MINUTES = 10;

/**
 * The mail with which a registration began, once more and as things stand now: personal link, and the invite for who has
 * a place. For somebody who lost theirs and asks an organiser. Nothing for a registration that is over.
 */
export async function ownLinkMail(tx: Tx, registration: Registration, now: Date): Promise<MailToQueue[]> {
  const [subject] = await subjectsOf(tx, [registration.id]);
  if (!subject || !isLive(registration)) return [];
  const kind = FIRST_MAIL[registration.status as keyof typeof FIRST_MAIL];
  const slot = Math.floor(now.getTime() / (PAUSE_MINUTES * 60_000));
  const [entry] = await tx.query('select uid from calendar_entry where registration_id = $1 and session_id is null', [
    registration.id,
  ]);
  return [registrationMail(kind, subject, `asked-${slot}`, entry?.uid ?? registration.id)];
}
