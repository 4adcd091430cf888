import type { EventDetails } from '#events';
import type { Tx } from '#platform';
import type { MailSubject } from '../mails/registration-mail.js';
import { STANDING_ANSWER } from './answers.queries.js';
import type { Answer, AnsweredEntry } from './decide-reply.js';

/** A calendar entry that an answer came to, and whom to ask about it. */
export interface MailedEntry extends AnsweredEntry, Omit<MailSubject, 'address'> {
  readonly typedAddress: string;
  readonly standing: Answer | null;
  readonly startsAt: Date;
  readonly eventStatus: EventDetails['status'];
  /** They want no other mails of this event than those they need. */
  readonly isMailOff: boolean;
}

/** Locked, so that of two answers at once the second is held against the first. */
export async function lockEntry(tx: Tx, id: string): Promise<MailedEntry | undefined> {
  await tx.query('select 1 from calendar_entry where id = $1 for update', [id]);
  const [row] = await tx.query(
    `select entry.uid, entry.sequence, entry.partstat_at as "partstatAt", ${STANDING_ANSWER} as standing, r.status,
            r.id as "registrationId", r.event_id as "eventId", r.name, r.language, c.email as address,
            c.email_as_typed as "typedAddress", e.starts_at as "startsAt", e.ends_at as "endsAt", e.status as "eventStatus",
            r.mail_off_at is not null as "isMailOff"
     from calendar_entry entry join registration r on r.id = entry.registration_id
     join contact c on c.id = r.contact_id join event e on e.id = r.event_id where entry.id = $1`,
    [id],
  );
  return row;
}

/** Writes an answer that counts beside the entry. */
export async function noteAnswer(tx: Tx, id: string, answer: Answer, at: Date, now: Date): Promise<void> {
  await tx.query('update calendar_entry set partstat = $2, partstat_at = $3, answered_at = $4 where id = $1', [
    id,
    answer,
    at,
    now,
  ]);
}
