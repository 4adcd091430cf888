import type { Refusal } from './refusal.js';

/** What became of one attempt, as it is written in the ledger. */
export interface Outcome {
  readonly id: string;
  /** Only the attempt that still holds the row may write: a slow sender whose row was taken over is not heard. */
  readonly attempts: number;
  readonly status: 'sent' | 'caught' | 'queued' | 'failed' | 'expired' | 'withheld';
  readonly sentAt?: Date;
  readonly nextAttemptAt?: Date;
  readonly smtpCode?: number | undefined;
  readonly smtpText?: string;
  /** When an attempt that did not get through was answered: a line in the history of the mail. */
  readonly happenedAt?: Date;
  /** Sending never began, so the attempt doesn't count. */
  readonly notBegun?: boolean;
}

const MINUTE = 60_000;
/** Minutes until the next attempt; the last one repeats. */
const WAITS = [1, 5, 15, 60];
/** With these waits about five days, as long as RFC 5321 section 4.5.4.1 asks a sender to keep trying. */
export const MOST_ATTEMPTS = 124;

/** What a refusal makes of a mail: another attempt, or a failure that a person can see. */
export function decideOutcome(
  mail: { readonly id: string; readonly attempts: number; readonly notAfter: Date | undefined },
  refusal: Refusal,
  now: Date,
  random: number,
): Outcome {
  const said = {
    id: mail.id,
    attempts: mail.attempts,
    smtpCode: refusal.code,
    smtpText: refusal.text,
    happenedAt: now,
  };
  if (refusal.again === 'never' || mail.attempts >= MOST_ATTEMPTS) return { ...said, status: 'failed' };
  const nextAttemptAt = nextAttempt(mail.attempts, now, random);
  // It was tried and will not arrive in time: a person should see that, not read that it was not needed.
  if (mail.notAfter && nextAttemptAt >= mail.notAfter) return { ...said, status: 'failed' };
  return { ...said, status: 'queued', nextAttemptAt };
}

/** Growing waits, spread by up to a fifth either way so that a thousand refused mails don't come back as one. */
export function nextAttempt(attempts: number, now: Date, random: number): Date {
  const minutes = WAITS[Math.min(attempts, WAITS.length) - 1] ?? 1;
  return new Date(now.getTime() + minutes * MINUTE * (0.8 + 0.4 * random));
}
