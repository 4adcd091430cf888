import type { Tx } from '#platform';

/** Mails whose worker gave no sign of life any more are queued again. Answers how many. */
export async function takeBackLapsed(tx: Tx, now: Date): Promise<number> {
  const [, count] = await tx.query(
    `update outgoing_mail set status = 'queued', lease_until = null, is_doubted = false, next_attempt_at = $1
      where id in (select id from outgoing_mail where status = 'sending' and lease_until <= $1 order by id for update skip locked)`,
    [now],
  );
  return count;
}

/**
 * Gives lapsed leases `graceMs` more, once each, when no worker looked at them for longer than `unseenMs`: whatever kept
 * all of them from looking (a stall of the machine, a clock that leapt) kept the owners from renewing, and those live.
 */
export async function doubtLapsed(
  tx: Tx,
  now: Date,
  { unseenMs, graceMs }: Readonly<Record<'unseenMs' | 'graceMs', number>>,
): Promise<void> {
  const at = now.getTime();
  await tx.query(
    `update outgoing_mail set lease_until = $2, is_doubted = true
      where id in (select id from outgoing_mail where status = 'sending' and lease_until <= $1 and not is_doubted
                    order by id for update skip locked)
        and exists (select from sweep_run where name = 'mail.leases' and ran_at < $3)`,
    [now, new Date(at + graceMs), new Date(at - unseenMs)],
  );
}
