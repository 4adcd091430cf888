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

/** What was noted afterwards about those mails, what came in about them, and why their address gets none: whole rows, oldest first. */
export async function answersKept(
  tx: Tx,
  about: { readonly registration: string; readonly contact: string },
): Promise<Record<'mail_event' | 'inbound_mail' | 'mail_suppression', Record<string, unknown>[]>> {
  return {
    mail_event: await tx.query(
      `select event.* from mail_event event join outgoing_mail mail on mail.id = event.mail_id
        where mail.subject_ids->>'registration' = $1 or (mail.kind = 'links' and mail.subject_ids->>'contact' = $2)
        order by event.id`,
      [about.registration, about.contact],
    ),
    inbound_mail: await tx.query(
      `select * from inbound_mail where subject_ids->>'registration' = $1 order by received_at, id`,
      [about.registration],
    ),
    mail_suppression: await tx.query(
      `select * from mail_suppression where address in (
         select lower(to_address) from outgoing_mail where subject_ids->>'registration' = $1) order by at`,
      [about.registration],
    ),
  };
}
