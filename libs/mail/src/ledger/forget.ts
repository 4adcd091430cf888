import type { Tx } from '#platform';

/**
 * Takes what was written to somebody out of the ledger: the text of their mails and the name they were for, what servers
 * and calendars answered to it, and the history of each. That there was a mail, when and how it went, stays; so does the
 * fingerprint of what came in, or the same mail delivered again would be written down anew. A mail that is still to leave
 * gathers its facts anew.
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
  await forgetWhere(tx, theirs, whose);
  await tx.query(`update inbound_mail set fields = '{}', subject_ids = '{}' where ${theirs}`, whose);
}

/**
 * Empties these mails, also one that is in hand at this moment: whoever sends it knows what it says. Locked in one order
 * for everybody, and first: what comes in about them meanwhile is written before, and goes too, or finds nothing to add to.
 * Answers which they were.
 */
export async function forgetWhere(tx: Tx, which: string, values: readonly unknown[]): Promise<string[]> {
  const ids = await lockMails(tx, which, values);
  await tx.query(`update outgoing_mail set facts = null, to_name = '', smtp_text = null where id = any($1)`, [ids]);
  await tx.query('delete from mail_event where mail_id = any($1)', [ids]);
  return ids;
}

/** Whoever has one in hand writes down its facts first; in one order, so that no two wait for each other. */
export async function lockMails(tx: Tx, which: string, values: readonly unknown[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select id from outgoing_mail where ${which} order by id for no key update`,
    [...values],
  );
  return rows.map(({ id }) => id);
}
