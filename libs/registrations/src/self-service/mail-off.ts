import type { Tx } from '#platform';

/**
 * Switches the reminders and messages of one event off for one person, or on again. What must be known goes on: that
 * they have a place, that something changed, that it is off. Doing it twice does it once.
 */
export async function switchMail(tx: Tx, registrationId: string, to: 'on' | 'off', now: Date): Promise<void> {
  await tx.query(
    `update registration set mail_off_at = case when $2 then coalesce(mail_off_at, $3::timestamptz) end where id = $1`,
    [registrationId, to === 'off', now],
  );
}
