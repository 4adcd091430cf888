import type { Tx } from '#platform';

/**
 * Takes what was written to somebody out of the ledger: the text of mails that left or never will, and the name they
 * were for, what servers and calendars answered to it, and the history of each. That there was a mail, when and how it
 * went, stays; so does the fingerprint of what came in, or the same mail delivered again would be written down anew. A mail that is still to leave gathers its facts anew.
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
  const theirs = `(subject_ids->>'registration' = $2 or subject_ids->>'event' = $1 and subject_ids->>'invitation' = $3)`;
  const whose = [event, registration, invitation];
  await tx.query(
    `with forgotten as (
       update outgoing_mail set facts = null, to_name = '' where ${theirs} and status <> 'sending' returning id)
     delete from mail_event where mail_id in (select id from forgotten)`,
    whose,
  );
  await tx.query(`update inbound_mail set fields = '{}', subject_ids = '{}' where ${theirs}`, whose);
}
