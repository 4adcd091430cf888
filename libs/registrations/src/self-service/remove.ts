import { recordAudit } from '#identity';
import { forgetFacts, type MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { forgetRemembered } from '../answers/remembered.js';
import { forgetSender, groupsSentBy } from '../group/forget-sender.js';
import { cancelRegistration } from '../places/cancellation.js';
import type { Move } from '../places/waiting-line.js';
import { isLive, NAMELESS, type Registration } from '../registration.js';

export type Removal = {
  /** `seen`: somebody took part with this registration, so it is not only words that a stranger typed. */
  readonly kind: 'removed' | 'seen';
};

/**
 * "This was not me": somebody else typed this address. Cancels, and takes away everything that was typed about the
 * person, with the fingerprint of the form, here and in mails that left; a mail that must still leave says it without a name. What stays is that there
 * was a registration, the address that the withdrawal of the invite goes to, and what was mailed when.
 * The lock of the event is held.
 */
export async function remove(
  tx: Tx,
  move: Move,
  registration: Registration,
): Promise<{ readonly outcome: Removal; readonly mails: readonly MailToQueue[] }> {
  const { id } = registration;
  if (registration.removedAt) return { outcome: { kind: 'removed' }, mails: [] };
  if (await wasSeen(tx, id)) return { outcome: { kind: 'seen' }, mails: [] };
  await tx.query(
    `update registration set name = $2, organisation = '', role = '', sector = '', region = '', time_zone = null,
            listed_consent_at = null, decline_reason = '', request_hash = '', removed_at = $3 where id = $1`,
    [id, NAMELESS, move.now],
  );
  await tx.query('delete from answer where registration_id = $1', [id]);
  // The address stays on the list, as it stays here: who was asked once is not asked again by the same list.
  const [[invitation]]: [{ id: string }[], number] = await tx.query(
    `update invitation set name = '' where id = (select invitation_id from registration where id = $1) returning id`,
    [id],
  );
  await forgetRemembered(tx, registration, move.now);
  await forgetSender(tx, await groupsSentBy(tx, registration.eventId, registration.contactId), move.now);
  await forgetFacts(tx, { event: registration.eventId, registration: id, invitation: invitation?.id ?? null });
  const actor = { kind: 'participant' } as const;
  const removed = { ...registration, name: NAMELESS };
  const mails = isLive(registration) ? await cancelRegistration(tx, move, removed, actor) : [];
  await tx.query(`update registration set left_sessions = '{}' where id = $1`, [id]);
  await recordAudit(tx, [
    { at: move.now, actor, action: 'registration.removed', subject: { kind: 'registration', id } },
  ]);
  return { outcome: { kind: 'removed' }, mails };
}

async function wasSeen(tx: Tx, id: string): Promise<boolean> {
  const seen = await tx.query('select 1 from presence_observation where registration_id = $1 limit 1', [id]);
  return seen.length > 0;
}
