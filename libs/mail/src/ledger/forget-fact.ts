import type { Tx } from '#platform';

/**
 * Takes one thing out of the text of mails about these registrations, and leaves the rest: a name of somebody else, who
 * had it erased. A mail that is still to leave gathers its facts anew.
 * @param path of the fact, such as `together`, `by`
 */
export async function forgetFact(tx: Tx, registrations: readonly string[], path: readonly string[]): Promise<void> {
  await tx.query(
    `update outgoing_mail set facts = jsonb_set(facts, $2::text[], 'null')
     where subject_ids->>'registration' = any($1::text[]) and facts #> $2::text[] is not null and status <> 'sending'`,
    [registrations, path],
  );
}

/** Takes the text of the mails about a group, and the name they were for, out of the ledger. */
export async function forgetGroupMails(tx: Tx, groups: readonly string[]): Promise<void> {
  await tx.query(
    `with forgotten as (
       update outgoing_mail set facts = null, to_name = ''
       where subject_ids->>'group' = any($1::text[]) and status <> 'sending' returning id)
     delete from mail_event where mail_id in (select id from forgotten)`,
    [groups],
  );
}
