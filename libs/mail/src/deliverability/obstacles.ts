import type { Tx } from '#platform';
import { comparedAddress, mailFamily } from './mail-family.js';

/** What stands in the way of mails, read for a whole claim at once. */
export interface Obstacles {
  isSuppressed(address: string): boolean;
  /** When mail may go to the domain of this address again; in the past when it may, a little at a time. */
  slowedUntil(address: string): Date | undefined;
}

interface Row {
  readonly family: string | null;
  readonly address: string | null;
  readonly until: Date | null;
}

export async function findObstacles(tx: Tx, addresses: readonly string[]): Promise<Obstacles> {
  const rows: Row[] = await tx.query(
    `select address, null as family, null::timestamptz as until from mail_suppression
      where address = any($1) and lifted_at is null
     union all select null, family, resume_at from mail_pace where family = any($2)`,
    [[...new Set(addresses.map(comparedAddress))], [...new Set(addresses.map(mailFamily))]],
  );
  const suppressed = new Set(rows.map((row) => row.address));
  const slowed = new Map(rows.map((row) => [row.family, row.until ?? undefined]));
  return {
    isSuppressed: (address) => rows.length > 0 && suppressed.has(comparedAddress(address)),
    slowedUntil: (address) => (rows.length > 0 ? slowed.get(mailFamily(address)) : undefined),
  };
}
