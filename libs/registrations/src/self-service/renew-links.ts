import { recordAudit } from '#identity';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { registrationMail } from '../mails/registration-mail.js';
import { bringNews, subjectsOf } from '../news/news.js';
import { isLive, mayCancel, type Registration } from '../registration.js';
import type { Deed } from './change-details.js';

export type LinksRenewed = {
  /** `not_live`: there is nothing any more that a new link would open. */
  readonly kind: 'renewed' | 'not_live';
};

/**
 * Takes the personal links of somebody back, because others know them, and mails new ones: from the COMMIT on the old
 * ones are found nowhere. Who has a place gets the invite with the new link too, one SEQUENCE further, so that the one in
 * their calendar keeps letting them in. Their own calendar feed ends too, and they can ask for another. The lock of the
 * event is held.
 */
export async function renewLinks(
  tx: Tx,
  { event, entries, now, actor }: Deed,
  registration: Registration,
): Promise<{ readonly outcome: LinksRenewed; readonly mails: readonly MailToQueue[] }> {
  const { id, status, linkVersion } = registration;
  if (!isLive(registration) || !mayCancel(event, actor, now)) return { outcome: { kind: 'not_live' }, mails: [] };
  await tx.query('update registration set link_version = link_version + 1 where id = $1', [id]);
  // Whoever reads somebody's mail knows the link of their calendar too, and with it everything they take part in.
  await tx.query('update contact set feed_version = feed_version + 1 where id = $1', [registration.contactId]);
  const subject = { kind: 'registration', id };
  await recordAudit(tx, [{ at: now, actor, action: 'registration.links_renewed', subject }]);
  if (status === 'confirmed')
    return { outcome: { kind: 'renewed' }, mails: await bringNews(tx, 'links-renewed', event, [id], entries) };
  const people = await subjectsOf(tx, [id]);
  const occurrence = `${linkVersion + 1}`;
  const mails = people.map((person) =>
    registrationMail('links-renewed', person, occurrence, entries.uid(id), event.endsAt),
  );
  return { outcome: { kind: 'renewed' }, mails };
}
