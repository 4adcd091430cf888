import { escapeLike, type Language, type Tx } from '#platform';
import type { Mailbox } from './mailbox.js';
import type { Outbox } from './outbox.js';

export type MailStatus = 'queued' | 'sending' | 'sent' | 'caught' | 'failed' | 'expired' | 'suppressed' | 'withheld';

/** A mail as a console page shows it. */
export interface MailEntry {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly to: Mailbox;
  readonly language: Language;
  readonly subjectIds: Readonly<Record<string, string>>;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly sentAt: Date | undefined;
  readonly nextAttemptAt: Date | undefined;
  readonly notAfter: Date | undefined;
  readonly smtpCode: number | undefined;
  /** What the other server answered last, or why the mail did not leave. */
  readonly smtpText: string | undefined;
  /** Place in the ledger; hand it back as `before` to read the next page. */
  readonly seq: number;
}

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
 * Queues a mail again that did not leave (failed, expired, withheld): "send again" in the console. It gathers fresh
 * facts, because nobody has seen the old ones. The caller writes the audit entry and nudges.
 * Answers false when the mail is not in such a state (any more).
 */
export async function sendAgain(tx: Tx, id: string, now: Date): Promise<boolean> {
  const [, count] = await tx.query(
    `update outgoing_mail set status = 'queued', attempts = 0, next_attempt_at = $2, facts = null,
            not_after = case when not_after > $2 then not_after end
      where id = $1 and status in ('failed', 'expired', 'withheld')`,
    [id, now],
  );
  return count === 1;
}

/**
 * Queues a mail once more that has left already: a new row with a new Message-ID, so that no mailbox takes it for one it
 * has, and with fresh facts, because what was true then may mislead now. The first row stays as it was.
 * @returns the id of the new mail; `undefined` when this one has not left, was repeated before, or is of no use any more.
 */
export async function queueOnceMore(tx: Tx, outbox: Outbox, id: string, now: Date): Promise<string | undefined> {
  const [row]: (Row & { order_key: string | null; priority: number })[] = await tx.query(
    `select ${COLUMNS}, order_key, priority from outgoing_mail
      where id = $1 and status in ('sent', 'caught') and (not_after is null or not_after > $2)`,
    [id, now],
  );
  if (!row) return undefined;
  const { key, kind, to, language, subjectIds, notAfter } = toEntry(row);
  const mail = { key: `${key}/again`, kind, to, language, subjectIds, priority: row.priority };
  const options = { ...(row.order_key && { orderKey: row.order_key }), ...(notAfter && { notAfter }) };
  const [made] = await outbox.queue(tx, [{ ...mail, ...options }], now);
  return made;
}

/** Mails about one subject, newest first; at most `limit`, older than `before` and in one `status` when given. */
export async function findMails(
  db: Tx,
  subject: 'event' | 'registration',
  id: string,
  { before, limit = 50, status }: { before?: number; limit?: number; status?: MailStatus } = {},
): Promise<MailEntry[]> {
  const rows: Row[] = await db.query(
    `select ${COLUMNS} from outgoing_mail
      where ${subjectColumn(subject)} = $1 and ($2::bigint is null or seq < $2) and ($4::text is null or status = $4)
      order by seq desc limit $3`,
    [id, before ?? null, Math.min(limit, 500), status ?? null],
  );
  return rows.map(toEntry);
}

/** What an organiser looks for among the mails of one event. */
export interface MailSearch {
  /** Place in the ledger where the page begins: only what is older. */
  readonly before?: number | undefined;
  readonly status: MailStatus | '';
  readonly kind: string;
  /** Part of a name or address; empty = everybody. */
  readonly q: string;
}

export interface MailPage {
  readonly mails: readonly MailEntry[];
  /** Hand it back as `before` to go on; absent when the ledger of this event holds nothing older. */
  readonly next: number | undefined;
}

const MAIL_PAGE = 50;
/** Mails looked through for one page: whoever looks for something rare presses on instead of waiting. */
const MOST_LOOKED_THROUGH = 20_000;

/** One page of the mails of an event that a search lets through, newest first. Never reads more than it says above. */
export async function searchMails(db: Tx, eventId: string, search: MailSearch): Promise<MailPage> {
  const q = search.q === '' ? null : `%${escapeLike(search.q)}%`;
  // Failed mails have an index of their own, so that one among a million is found at once.
  const looked = search.status === 'failed' ? `and status = 'failed'` : '';
  const rows: (Row & { lowest: number | null; looked: number })[] = await db.query(
    `with looked as materialized (
       select ${COLUMNS} from outgoing_mail where subject_ids->>'event' = $1 and ($2::bigint is null or seq < $2) ${looked}
       order by seq desc limit ${MOST_LOOKED_THROUGH}),
     reach as (select count(*) as looked, min(seq) as lowest from looked),
     found as (
       select * from looked where ($3 = '' or status = $3) and ($4 = '' or kind = $4)
         and ($5::text is null or to_address ilike $5 or to_name ilike $5)
       order by seq desc limit ${MAIL_PAGE + 1})
     select reach.looked, reach.lowest, found.* from reach left join found on true order by seq desc`,
    [eventId, search.before ?? null, search.status, search.kind, q],
  );
  const found = rows.filter((row) => row.id !== null);
  const mails = found.slice(0, MAIL_PAGE).map(toEntry);
  if (found.length > MAIL_PAGE) return { mails, next: mails.at(-1)?.seq };
  const [reach] = rows;
  return { mails, next: reach?.looked === MOST_LOOKED_THROUGH ? (reach.lowest ?? undefined) : undefined };
}

/** Mails that failed, whatever they were about, newest first; at most `limit`, older than `before` when given. */
export async function findFailedMails(
  db: Tx,
  { before, limit = 50 }: { before?: number | undefined; limit?: number } = {},
): Promise<MailEntry[]> {
  const rows: Row[] = await db.query(
    `select ${COLUMNS} from outgoing_mail where status = 'failed' and ($1::bigint is null or seq < $1) order by seq desc limit $2`,
    [before ?? null, Math.min(limit, 500)],
  );
  return rows.map(toEntry);
}

/** How many mails about an event did not arrive. Never more than a thousand: by then the number says nothing new. */
export async function countFailedMails(db: Tx, eventId: string): Promise<number> {
  const [{ failed }] = await db.query(
    `select count(*) as failed from (
       select 1 from outgoing_mail where subject_ids->>'event' = $1 and status = 'failed' limit 1000) as found`,
    [eventId],
  );
  return failed;
}

/** How many mails of the whole ledger did not arrive, and how many have been due since before that moment. */
export async function countTrouble(
  db: Tx,
  dueBefore: Date,
): Promise<{ readonly failed: number; readonly late: number }> {
  const [counts] = await db.query(
    `select count(*) filter (where status = 'failed') as failed,
            count(*) filter (where status = 'queued' and next_attempt_at < $1) as late
     from outgoing_mail where status in ('failed', 'queued')`,
    [dueBefore],
  );
  return counts;
}

/** One mail, or `undefined`. */
export async function findMail(db: Tx, id: string): Promise<MailEntry | undefined> {
  const [row]: Row[] = await db.query(`select ${COLUMNS} from outgoing_mail where id = $1`, [id]);
  return row && toEntry(row);
}

/** The name goes into SQL, where only a literal finds the expression index: so it is a word of ours, checked. */
function subjectColumn(subject: string): string {
  if (!/^[a-z_]+$/.test(subject)) throw new Error(`"${subject}" is no subject of a mail`);
  return `subject_ids->>'${subject}'`;
}

const COLUMNS = `id, kind, key, to_address, to_name, language, subject_ids, status, attempts, created_at, sent_at,
  next_attempt_at, not_after, smtp_code, smtp_text, seq`;

interface Row {
  id: string;
  kind: string;
  key: string;
  to_address: string;
  to_name: string;
  language: Language;
  subject_ids: Record<string, string>;
  status: MailStatus;
  attempts: number;
  created_at: Date;
  sent_at: Date | null;
  next_attempt_at: Date | null;
  not_after: Date | null;
  smtp_code: number | null;
  smtp_text: string | null;
  seq: number;
}

function toEntry(row: Row): MailEntry {
  return {
    id: row.id,
    kind: row.kind,
    key: row.key,
    to: { address: row.to_address, name: row.to_name },
    language: row.language,
    subjectIds: row.subject_ids,
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created_at,
    sentAt: row.sent_at ?? undefined,
    nextAttemptAt: row.next_attempt_at ?? undefined,
    notAfter: row.not_after ?? undefined,
    smtpCode: row.smtp_code ?? undefined,
    smtpText: row.smtp_text ?? undefined,
    seq: row.seq,
  };
}
