import type { Tx } from '#platform';

/**
 * Takes what was written to somebody out of the ledger: the text of mails that left or never will, and the name they
 * were for. That there was a mail, when and how it went, stays. A mail that is still to leave gathers its facts anew.
 * @param about which mails: those with this subject, such as `{ registration: id }`.
 */
export async function forgetFacts(tx: Tx, about: { readonly registration: string }): Promise<void> {
  await tx.query(
    `update outgoing_mail set facts = null, to_name = ''
      where subject_ids->>'registration' = $1 and status <> 'sending'`,
    [about.registration],
  );
}
