import type { Tx } from '#platform';
import { UNDELIVERED } from './search-mails.js';

/** How many mails about one event did not arrive, and for whom the first of them were. */
export interface Undelivered {
  readonly eventId: string;
  readonly count: number;
  /** At most three. */
  readonly names: readonly string[];
}

/**
 * Mails about these events of which it became clear, from `since` on and before `until`, that they do not arrive: refused
 * at the door or sent back. What has arrived since is not among them. Reads only what did not arrive.
 */
export async function undeliveredIn(
  db: Tx,
  eventIds: readonly string[],
  { since, until }: { readonly since: Date; readonly until: Date },
): Promise<Undelivered[]> {
  return await db.query(
    `select subject_ids->>'event' as "eventId", count(*) as count,
            (array_agg(to_name order by seq) filter (where to_name <> ''))[1:3] as names
       from outgoing_mail
      where subject_ids->>'event' = any($1::text[]) and ${UNDELIVERED} and exists (
        select from mail_event e where e.mail_id = outgoing_mail.id and e.what in ('refused', 'bounced') and e.at >= $2 and e.at < $3)
      group by 1`,
    [eventIds, since, until],
  );
}
