import type { QueuedMail } from '../mail-kind.js';

/** A mail this process may send now. */
export interface ClaimedMail extends QueuedMail {
  readonly priority: number;
  /** Frozen at the first attempt; `undefined` when they could not be gathered this time. */
  readonly frozen: Frozen | undefined;
  /** Nothing else goes to this address any more; this was asked for from there. */
  readonly isTrial: boolean;
}

/** What a mail says, as the ledger keeps it from the first attempt on. */
export interface Frozen {
  /** ISO instant at which the facts were gathered: the Date header of every repeat. */
  readonly at: string;
  readonly facts: unknown;
}

/** A row of the ledger as `toClaimed` reads it. */
export interface DueRow {
  id: string;
  key: string;
  kind: string;
  to_address: string;
  to_name: string;
  language: QueuedMail['language'];
  subject_ids: Record<string, string>;
  order_key: string | null;
  priority: number;
  not_after: Date | null;
  message_id: string;
  attempts: number;
  created_at: Date;
  facts: Frozen | null;
}

export function toClaimed(row: DueRow): ClaimedMail {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    to: { address: row.to_address, name: row.to_name },
    language: row.language,
    subjectIds: row.subject_ids,
    orderKey: row.order_key ?? undefined,
    notAfter: row.not_after ?? undefined,
    messageId: row.message_id,
    attempts: row.attempts + 1,
    createdAt: row.created_at,
    priority: row.priority,
    frozen: row.facts ?? undefined,
    isTrial: false,
  };
}
