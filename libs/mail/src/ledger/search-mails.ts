import { escapeLike, type Tx } from '#platform';
import { COLUMNS, type EntryRow, type MailEntry, type MailStatus, subjectColumn, toEntry } from './mail-entry.js';

/** Mails about one subject, newest first; at most `limit`, older than `before` and in one `status` when given. */
export async function findMails(
  db: Tx,
  subject: 'event' | 'registration',
  id: string,
  { before, limit = 50, status }: { before?: number; limit?: number; status?: MailStatus } = {},
): Promise<MailEntry[]> {
  const rows: EntryRow[] = await db.query(
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
  /** `failed` also finds what came back later: it did not arrive either. */
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

/** Sent once more, and then it arrived as far as anybody knows: see `queueOnceMore`. */
const ARRIVED_LATER = `exists (
  select from outgoing_mail again where again.status in ('sent', 'caught') and again.bounced_at is null
     and again.key = any(array[outgoing_mail.key || '/again', outgoing_mail.key || '/again/again']))`;

/** Of `outgoing_mail` under its own name. The first part as the partial index says it, so that PostgreSQL finds it. */
export const UNDELIVERED = `((status = 'failed' or bounced_at is not null) and not ${ARRIVED_LATER})`;

const MAIL_PAGE = 50;
/** Mails looked through for one page: whoever looks for something rare presses on instead of waiting. */
const MOST_LOOKED_THROUGH = 20_000;

/** One page of the mails of an event that a search lets through, newest first. Never reads more than it says above. */
export async function searchMails(db: Tx, eventId: string, search: MailSearch): Promise<MailPage> {
  const q = search.q === '' ? null : `%${escapeLike(search.q)}%`;
  // They have an index of their own, so that one among a million is found at once.
  const looked = search.status === 'failed' ? `and ${UNDELIVERED}` : '';
  const rows: (EntryRow & { lowest: number | null; looked: number })[] = await db.query(
    `with looked as materialized (
       select ${COLUMNS} from outgoing_mail where subject_ids->>'event' = $1 and ($2::bigint is null or seq < $2) ${looked}
       order by seq desc limit ${MOST_LOOKED_THROUGH}),
     reach as (select count(*) as looked, min(seq) as lowest from looked),
     found as (
       select * from looked where ($3 in ('', 'failed') or status = $3) and ($4 = '' or kind = $4)
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

/** Mails that failed or came back, whatever they were about, newest first; at most `limit`, older than `before` when given. */
export async function findFailedMails(
  db: Tx,
  { before, limit = 50 }: { before?: number | undefined; limit?: number } = {},
): Promise<MailEntry[]> {
  const rows: EntryRow[] = await db.query(
    `select ${COLUMNS} from outgoing_mail where ${UNDELIVERED} and ($1::bigint is null or seq < $1) order by seq desc limit $2`,
    [before ?? null, Math.min(limit, 500)],
  );
  return rows.map(toEntry);
}

/** How many mails about each of these events did not arrive. None: not in the map. Reads only what did not arrive. */
export async function countFailedMails(db: Tx, eventIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows: { event: string; failed: number }[] = await db.query(
    `select subject_ids->>'event' as event, count(*) as failed from outgoing_mail
      where subject_ids->>'event' = any($1::text[]) and ${UNDELIVERED} group by 1`,
    [eventIds],
  );
  return new Map(rows.map(({ event, failed }) => [event, failed]));
}

/** How many mails of the whole ledger did not arrive, and how many have been due since before that moment. */
export async function countTrouble(
  db: Tx,
  dueBefore: Date,
): Promise<{ readonly failed: number; readonly late: number }> {
  const [counts] = await db.query(
    `select count(*) filter (where ${UNDELIVERED}) as failed,
            count(*) filter (where status = 'queued' and next_attempt_at < $1) as late
     from outgoing_mail where status = 'queued' or ${UNDELIVERED}`,
    [dueBefore],
  );
  return counts;
}

/** One mail, or `undefined`. */
export async function findMail(db: Tx, id: string): Promise<MailEntry | undefined> {
  const [row]: EntryRow[] = await db.query(`select ${COLUMNS} from outgoing_mail where id = $1`, [id]);
  return row && toEntry(row);
}
