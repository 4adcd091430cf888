import type { Tx } from '#platform';
import { oneLine } from '../mailbox.js';
import { comparedAddress } from './mail-family.js';

/** Why nothing goes to an address any more. */
export interface Suppression {
  readonly address: string;
  /** A server said at once that nobody lives there, or sent a mail back later, or the reader called it spam. */
  readonly reason: 'refused' | 'bounced' | 'bounced_often' | 'complained';
  /** The status of RFC 3463, such as `5.1.1`. */
  readonly code: string;
  /** What the other server said, on one line. */
  readonly said: string;
  readonly at: Date;
}

export type SuppressionCause = Pick<Suppression, 'address' | 'reason' | 'code'> & {
  readonly said?: string;
  /** The mail that was refused or came back. */
  readonly mail?: string;
};

/** From now on nothing goes to this address but what is asked for from there. False when that was so already. */
export async function suppress(tx: Tx, cause: SuppressionCause, now: Date): Promise<boolean> {
  const address = comparedAddress(cause.address);
  const rows: unknown[] = await tx.query(
    `insert into mail_suppression as old (address, reason, code, said, mail_id, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (address) do update set reason = excluded.reason, code = excluded.code, said = excluded.said,
                                         mail_id = excluded.mail_id, at = excluded.at, lifted_at = null
       where old.lifted_at is not null
     returning address`,
    [address, cause.reason, cause.code, oneLine(cause.said ?? ''), cause.mail ?? null, now],
  );
  return rows.length === 1;
}

/** The address gets mail again. False when it was not suppressed. The caller writes who decided so. */
export async function liftSuppression(tx: Tx, address: string, now: Date): Promise<boolean> {
  const [, count] = await tx.query(
    'update mail_suppression set lifted_at = $2 where address = $1 and lifted_at is null',
    [comparedAddress(address), now],
  );
  return count === 1;
}

/** A mail that was asked for from this address has arrived: somebody lives there. A complaint is not answered by that. */
export async function proveAddress(tx: Tx, address: string, now: Date): Promise<void> {
  await tx.query(
    `update mail_suppression set lifted_at = $2 where address = $1 and lifted_at is null and reason <> 'complained'`,
    [comparedAddress(address), now],
  );
}

/** Why an address gets no mail; `undefined` for one that does. */
export async function findSuppression(db: Tx, address: string): Promise<Suppression | undefined> {
  const [row]: Suppression[] = await db.query(
    'select address, reason, code, said, at from mail_suppression where address = $1 and lifted_at is null',
    [comparedAddress(address)],
  );
  return row;
}
