import type { Tx } from '#platform';
import { forgetWhere, lockMails } from './forget.js';

/**
 * Takes one thing out of the text of mails about these registrations, and leaves the rest: a name of somebody else, who
 * had it erased. Also out of one that is in hand at this moment; one that is still to leave gathers its facts anew.
 * @param path of the fact, such as `together`, `by`
 */
export async function forgetFact(tx: Tx, registrations: readonly string[], path: readonly string[]): Promise<void> {
  const ids = await lockMails(tx, `subject_ids->>'registration' = any($1::text[])`, [registrations]);
  await tx.query(
    `update outgoing_mail set facts = jsonb_set(facts, $2::text[], 'null') where id = any($1) and facts #> $2::text[] is not null`,
    [ids, ['facts', ...path]], // they are kept beside when they were gathered: see `Frozen`
  );
}

/** Takes the text of the mails about groups of an event, and the name they were for, out of the ledger. */
export async function forgetGroupMails(tx: Tx, events: readonly string[], groups: readonly string[]): Promise<void> {
  const which = `subject_ids->>'event' = any($1::text[]) and subject_ids->>'group' = any($2::text[])`;
  const ids = await forgetWhere(tx, which, [events, groups]);
  await tx.query(`update inbound_mail set fields = '{}', subject_ids = '{}' where about_id = any($1)`, [ids]);
}
