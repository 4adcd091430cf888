import type { Database } from '#platform';
import type { SinkMail } from '../smtp-sink.js';

/** The ledger beside the mail server, after many a worker died. */
export interface Account {
  readonly kills: number;
  /** Mails that were in the hands of those who died: claimed, and not known to have left. */
  readonly left: number;
  /** Rows of the ledger, by status. */
  readonly ledger: Readonly<Record<string, number>>;
  /** Rows whose mail never came. */
  readonly lost: number;
  /** Arrivals beyond the first of each mail. */
  readonly repeats: number;
  /** Repeats that differ from the first in any byte, Message-ID included. */
  readonly altered: number;
  /** Arrivals that no row accounts for. */
  readonly strange: number;
  /** Mails that came, for the first time, before the last arrival of the one they have to wait for. */
  readonly overtaken: number;
}

interface Row {
  message_id: string;
  to_address: string;
  status: string;
  order_key: string | null;
}

export async function settle(
  database: Database,
  arrivals: readonly SinkMail[],
  told: Pick<Account, 'kills' | 'left'>,
): Promise<Account> {
  const rows: Row[] = await database.read.query(
    'select message_id, to_address, status, order_key from outgoing_mail order by seq',
  );
  const seen = new Map<string, Arrivals>();
  const owed = new Map(rows.map((row) => [row.message_id, row.to_address]));
  const count = { repeats: 0, altered: 0, strange: 0 };
  for (const [at, { raw, to, parsed }] of arrivals.entries()) {
    const id = parsed.messageId ?? '';
    const earlier = seen.get(id);
    if (owed.get(id) !== to) count.strange++;
    if (earlier) {
      count.repeats++;
      if (!raw.equals(earlier.raw)) count.altered++;
      earlier.last = at;
    } else seen.set(id, { raw, first: at, last: at });
  }
  const ledger: Record<string, number> = {};
  for (const { status } of rows) ledger[status] = (ledger[status] ?? 0) + 1;
  const lost = rows.filter((row) => !seen.has(row.message_id)).length;
  return { ...told, ledger, lost, ...count, overtaken: overtaken(rows, seen) };
}

interface Arrivals {
  readonly raw: Buffer;
  readonly first: number;
  last: number;
}

function overtaken(rows: readonly Row[], seen: ReadonlyMap<string, Arrivals>): number {
  const latest = new Map<string, number>();
  let count = 0;
  for (const { order_key: key, message_id: id } of rows) {
    const arrived = seen.get(id);
    if (!key || !arrived) continue;
    if (arrived.first < (latest.get(key) ?? -1)) count++;
    latest.set(key, Math.max(arrived.last, latest.get(key) ?? -1));
  }
  return count;
}
