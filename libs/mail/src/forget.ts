import type { Tx } from '#platform';

/**
 * Takes what was written to somebody out of the ledger: the text of mails that left or never will, and the name they
 * were for. That there was a mail, when and how it went, stays. A mail that is still to leave gathers its facts anew.
 * @param about which mails: of this event, those with one of these subjects.
 */
export async function forgetFacts(
  tx: Tx,
  {
    event,
    registration,
    invitation,
  }: Readonly<Record<'event' | 'registration', string>> & { invitation: string | null },
): Promise<void> {
  await tx.query(
    `update outgoing_mail set facts = null, to_name = ''
      where (subject_ids->>'registration' = $2 or subject_ids->>'event' = $1 and subject_ids->>'invitation' = $3)
        and status <> 'sending'`,
    [event, registration, invitation],
  );
}
