import type { Tx } from '#platform';

/**
 * Takes out of the next mails that came in before a moment what was read in them. Their fingerprints stay, or the same mail
 * delivered again would be written down anew. Answers whether there may be more.
 */
export async function forgetWhatCameIn(tx: Tx, before: Date, most: number): Promise<boolean> {
  const [, count] = await tx.query(
    `update inbound_mail set fields = '{}', subject_ids = '{}'
      where id in (select id from inbound_mail where received_at <= $1 and (fields <> '{}' or subject_ids <> '{}')
                    order by received_at limit $2 for update skip locked)`,
    [before, most],
  );
  return count === most;
}

/** Takes the words of a server out of what stops mail to an address. The address must stay, or it would get mail again. */
export async function forgetWhatServersSaid(tx: Tx, before: Date): Promise<void> {
  await tx.query(`update mail_suppression set said = '' where at <= $1 and said <> ''`, [before]);
}
