import type { Database, Logger, Sweep, Tx } from '#platform';
import { forgetTrouble } from './deliverability/forget-trouble.js';
import type { Delivery } from './delivery/delivery.js';
import type { MailKinds } from './mail-kind.js';

/** What keeps the promise of the ledger when jobs, queue or workers are lost. */
export function mailSweeps(database: Database, delivery: Delivery, kinds: MailKinds, log: Logger): Sweep[] {
  return [
    { name: 'mail.due', everySeconds: 5, run: async () => void (await delivery.deliverDue()) },
    {
      name: 'mail.leases',
      everySeconds: 5,
      run: async (now) => {
        const mails = await delivery.takeBack(now);
        if (mails > 0) log.warn({ mails }, 'a worker left mails in its hands; they are queued again');
      },
    },
    {
      name: 'mail.expiry',
      everySeconds: 30,
      run: async (now) => {
        await database.transaction((tx) => expireLate(tx, now));
        await tellUnknownKinds(database.read, kinds, now, log);
      },
    },
    {
      name: 'mail.trouble',
      everySeconds: 3600,
      run: (now) => database.transaction((tx) => forgetTrouble(tx, now)),
    },
  ];
}

/** Mails nobody can use any more are closed: expired when they were never tried, failed when they were. Answers how many. */
export async function expireLate(tx: Tx, now: Date): Promise<number> {
  const [, count] = await tx.query(
    `update outgoing_mail set status = case when attempts > 0 then 'failed' else 'expired' end, next_attempt_at = null, smtp_text = coalesce(smtp_text, 'too late to be of use')
      where status = 'queued' and not_after <= $1`,
    [now],
  );
  return count;
}

/** A mail whose kind no worker knows would wait without a word, for instance after a downgrade. */
async function tellUnknownKinds(db: Tx, kinds: MailKinds, now: Date, log: Logger): Promise<void> {
  const unknown = await db.query(
    `select kind, count(*) as mails from outgoing_mail
      where status = 'queued' and next_attempt_at <= $1 and not kind = any($2) group by kind`,
    [now, kinds.names],
  );
  for (const { kind, mails } of unknown) log.warn({ kind, mails }, 'mails wait for a worker that knows their kind');
}
