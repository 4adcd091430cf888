import type { Tx } from '#platform';
import type { Outbox } from '../outbox.js';
import { noteMailEvent } from './history.js';
import { COLUMNS, type EntryRow, subjectColumn, toEntry } from './mail-entry.js';

/** Which mails a change makes pointless: those about one subject (of these kinds), or those with these order keys. */
export type Unsent =
  | { readonly subject: string; readonly ids: readonly string[]; readonly kinds?: readonly string[] }
  | { readonly orderKeys: readonly string[]; readonly kinds?: readonly string[] };

/**
 * Expires mails that have not left: a later change made a newer one, or nothing to say. A mail being sent at this very
 * moment is not touched. Answers how many expired.
 */
export async function expireUnsent(tx: Tx, which: Unsent): Promise<number> {
  const [where, values] =
    'orderKeys' in which ? ['order_key', which.orderKeys] : [subjectColumn(which.subject), which.ids];
  const [, count] = await tx.query(
    `update outgoing_mail set status = 'expired', next_attempt_at = null
      where ${where} = any($1) and status = 'queued' and ($2::text[] is null or kind = any($2))`,
    [values, which.kinds ?? null],
  );
  return count;
}

/**
 * Order keys under which a mail of these kinds is queued that nobody has tried to send yet: it will gather its facts
 * when it leaves, so it will say what is true then. Locked until the caller commits: a worker that claimed one now would
 * freeze what was true before, and the caller writes no other mail.
 */
export async function findUnsent(
  tx: Tx,
  { orderKeys, kinds }: { readonly orderKeys: readonly string[]; readonly kinds: readonly string[] },
): Promise<Set<string>> {
  const rows: { key: string }[] = await tx.query(
    `select order_key as key from outgoing_mail
      where order_key = any($1) and kind = any($2) and status = 'queued' and facts is null
        for update`,
    [orderKeys, kinds],
  );
  return new Set(rows.map((row) => row.key));
}

/**
 * Queues a mail again that did not leave (failed, expired, withheld, suppressed): "send again" in the console. It gathers
 * fresh facts, because nobody has seen the old ones. The caller writes the audit entry and nudges.
 * Answers false when the mail is not in such a state (any more), or is so old that it was forgotten for whom it was.
 */
export async function sendAgain(tx: Tx, id: string, now: Date): Promise<boolean> {
  const queued = await tx.query(
    `with queued as (
       update outgoing_mail set status = 'queued', attempts = 0, next_attempt_at = $2, facts = null,
              not_after = case when not_after > $2 then not_after end
        where id = $1 and status in ('failed', 'expired', 'withheld', 'suppressed') and to_address <> '' returning id)
     insert into mail_event (mail_id, at, what) select id, $2, 'again' from queued returning mail_id`,
    [id, now],
  );
  return queued.length === 1;
}

/**
 * Queues a mail once more that has left already: a new row with a new Message-ID, so that no mailbox takes it for one it
 * has, and with fresh facts, because what was true then may mislead now. The first row stays as it was.
 * @returns the id of the new mail; `undefined` when this one has not left, was repeated before, or is of no use any more.
 */
export async function queueOnceMore(tx: Tx, outbox: Outbox, id: string, now: Date): Promise<string | undefined> {
  const [row]: (EntryRow & { order_key: string | null; priority: number })[] = await tx.query(
    `select ${COLUMNS}, order_key, priority from outgoing_mail
      where id = $1 and status in ('sent', 'caught') and to_address <> '' and (not_after is null or not_after > $2)`,
    [id, now],
  );
  if (!row) return undefined;
  const { key, kind, to, language, subjectIds, notAfter } = toEntry(row);
  const mail = { key: `${key}/again`, kind, to, language, subjectIds, priority: row.priority };
  const options = { ...(row.order_key && { orderKey: row.order_key }), ...(notAfter && { notAfter }) };
  const [made] = await outbox.queue(tx, [{ ...mail, ...options }], now);
  if (made) await noteMailEvent(tx, { mailId: id, at: now, what: 'again', code: '', text: '' });
  return made;
}
