import { recordAudit } from '#identity';
import { forgetFact, forgetGroupMails } from '#mail';
import type { Tx } from '#platform';
import { NAMELESS } from '../registration.js';

/**
 * Takes the name of who sent the forms of these groups away: here, in the mails that told it to the others, and in the
 * mail to them. The others stay registered, each by their own link. The event is locked.
 */
export async function forgetSender(tx: Tx, groups: readonly string[], now: Date): Promise<void> {
  const [forgotten]: [{ id: string; eventId: string }[], number] = await tx.query(
    `update registration_group set name = $2, form_hash = '', removed_at = $3
     where id = any($1::uuid[]) and removed_at is null returning id, event_id as "eventId"`,
    [groups, NAMELESS, now],
  );
  const ids = forgotten.map(({ id }) => id);
  if (ids.length === 0) return;
  const members: { id: string }[] = await tx.query('select id from registration where group_id = any($1::uuid[])', [
    ids,
  ]);
  await forgetFact(
    tx,
    members.map(({ id }) => id),
    ['together', 'by'],
  );
  await forgetGroupMails(
    tx,
    forgotten.map(({ eventId }) => eventId),
    ids,
  );
  await recordAudit(
    tx,
    ids.map((id) => ({
      ...{ at: now, actor: { kind: 'participant' as const }, action: 'registration_group.sender_removed' },
      subject: { kind: 'registration_group', id },
    })),
  );
}

/** The groups of an event that somebody sent the form of. */
export async function groupsSentBy(tx: Tx, eventId: string, contactId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    'select id from registration_group where event_id = $1 and contact_id = $2',
    [eventId, contactId],
  );
  return rows.map(({ id }) => id);
}
