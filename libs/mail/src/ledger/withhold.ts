import type { Tx } from '#platform';
import { subjectColumn } from './mail-entry.js';

/** Mails of one kind about one subject: all that one message, or one plan, wrote. */
export interface MailsAbout {
  readonly kind: string;
  /** Name of the subject, such as `message`, and its id. */
  readonly subject: string;
  readonly id: string;
}

/**
 * Stops whatever of these stands in line. A worker that is claiming some of them at this moment keeps those in hand: its
 * `MailKind.isStopped` says which it must not begin. Answers how many were stopped.
 */
export async function withholdUnsent(tx: Tx, about: MailsAbout): Promise<number> {
  const [, count] = await tx.query(
    `update outgoing_mail set status = 'withheld', next_attempt_at = null
      where ${of(about)} and status = 'queued'`,
    [about.id],
  );
  return count;
}

/** Lets what was stopped leave after all: as it was where it may have left before, else with facts gathered anew. Answers how many. */
export async function releaseWithheld(tx: Tx, about: MailsAbout, now: Date): Promise<number> {
  const [, count] = await tx.query(
    `update outgoing_mail set status = 'queued', next_attempt_at = $2, facts = case when attempts > 0 then facts end
      where ${of(about)} and status = 'withheld'`,
    [about.id, now],
  );
  return count;
}

/** How these mails stand. A mail that came back counts as bounced, and no longer as sent. */
export interface MailTally {
  readonly all: number;
  /** In line, or in the hands of a worker. */
  readonly waiting: number;
  readonly sent: number;
  readonly failed: number;
  readonly bounced: number;
  readonly withheld: number;
  /** Of no use any more when it was their turn, or to an address that nothing is sent to. */
  readonly dropped: number;
}

const count = (where: string) => `count(*) filter (where ${where})`;

/** Counts them. */
export async function tallyMails(tx: Tx, about: MailsAbout): Promise<MailTally> {
  const [tally] = await tx.query(
    `select count(*) as all, ${count(`status in ('queued', 'sending')`)} as waiting,
            ${count(`status in ('sent', 'caught') and bounced_at is null`)} as sent, ${count(`status = 'failed'`)} as failed,
            ${count(`status in ('sent', 'caught') and bounced_at is not null`)} as bounced,
            ${count(`status = 'withheld'`)} as withheld, ${count(`status in ('expired', 'suppressed')`)} as dropped
     from outgoing_mail where ${of(about)}`,
    [about.id],
  );
  return tally;
}

/** Literals of ours, checked: only so is the partial index of a kind found. */
function of({ kind, subject }: MailsAbout): string {
  return `kind = '${checked(kind)}' and ${subjectColumn(subject)} = $1`;
}

function checked(kind: string): string {
  if (!/^[a-z-]+$/.test(kind)) throw new Error(`"${kind}" is no kind of mail`);
  return kind;
}
