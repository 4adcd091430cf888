import type { Tx } from '#platform';

const DAY = 86_400_000;
/** The longest wait between two attempts is 72 minutes: who asked for less a day ago is tried at full pace. */
const PACE_DAYS = 1;
/** Alarms older than a day are shown to nobody. */
const ALARM_DAYS = 7;
/** An address that gets mail again: who lifted that stands in the audit trail, and its row serves nothing. */
const LIFTED_DAYS = 30;

/**
 * Forgets trouble that is over: a domain that was slowed long ago would be paced for ever where few mails go, and what
 * servers said may name people.
 */
export async function forgetTrouble(tx: Tx, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  await tx.query('delete from mail_pace where resume_at < $1', [before(PACE_DAYS)]);
  await tx.query('delete from mail_alarm where seen_at < $1', [before(ALARM_DAYS)]);
  await tx.query('delete from mail_suppression where lifted_at < $1', [before(LIFTED_DAYS)]);
}
