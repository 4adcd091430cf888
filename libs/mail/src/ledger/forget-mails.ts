import type { Tx } from '#platform';
import { forgetWhere } from './forget.js';
import { subjectColumn } from './mail-entry.js';

/**
 * Takes what was written about one subject of an event out of the ledger: the text, the name it was for and what servers
 * answered, at once or later. That there was a mail stays. One that is still to leave gathers its facts anew, and finds none.
 */
export async function forgetMailsAbout(
  tx: Tx,
  { event, subject, id }: { readonly event: string; readonly subject: string; readonly id: string },
): Promise<void> {
  await forgetWhere(tx, `subject_ids->>'event' = $1 and ${subjectColumn(subject)} = $2`, [event, id]);
  // What came back about them: its fingerprint stays, or the same mail delivered again would be written down anew.
  await tx.query(
    `update inbound_mail set fields = '{}', subject_ids = '{}' where about_id in (
       select id from outgoing_mail where subject_ids->>'event' = $1 and ${subjectColumn(subject)} = $2)`,
    [event, id],
  );
}
