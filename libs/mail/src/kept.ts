import type { Tx } from '#platform';

/** Everything the ledger holds about one person at one event, and of their asking for links: whole rows, oldest first. */
export function mailsKept(
  tx: Tx,
  about: { readonly registration: string; readonly contact: string },
): Promise<Record<string, unknown>[]> {
  return tx.query(
    `select * from outgoing_mail
      where subject_ids->>'registration' = $1 or (kind = 'links' and subject_ids->>'contact' = $2) order by seq`,
    [about.registration, about.contact],
  );
}
