import { setTimeout as pause } from 'node:timers/promises';
import type { SinkMail, SmtpSink } from '#mail/testing';
import type { RunningKring } from '../../journeys/support/kring.js';
import type { Rush } from './load.js';

/** Longer than a dead worker's lease, and than the first wait after a broken line. */
const LAPSE_MS = 90_000;
/** As long as this nothing moved: whoever lives has nothing in hand. */
const QUIET_MS = 3000;

/** The ledger beside the mail server, for one rush. */
export interface MailCount {
  /** Rows, by status. */
  readonly ledger: Readonly<Record<string, number>>;
  /** Rows by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Rows whose mail never reached the server. */
  readonly lost: number;
  /** Arrivals beyond the first of each row. */
  readonly repeats: number;
  /** Repeats that differ from the first in any byte, headers included. */
  readonly altered: number;
  /** Arrivals with a Message-ID that the ledger does not know, or at somebody else's address. */
  readonly strange: number;
}

/** Mails that reached the server for the visitors of a rush. */
export const arrivals = (sink: SmtpSink, { slug }: Rush): SinkMail[] =>
  sink.mails.filter((mail) => mail.to.startsWith(`${slug}.`));

/** Mails that a worker holds, or held when it died. */
export async function inHand(kring: RunningKring, { id }: Rush): Promise<number> {
  const [row] = await kring.rows<{ n: number }>(
    `select count(*)::int as n from outgoing_mail where subject_ids->>'event' = $1 and status = 'sending'`,
    [id],
  );
  return row?.n ?? 0;
}

export async function countMails(kring: RunningKring, sink: SmtpSink, rush: Rush): Promise<MailCount> {
  const rows = await kring.rows<{ kind: string; status: string; to_address: string; message_id: string }>(
    `select kind, status, to_address, message_id from outgoing_mail where subject_ids->>'event' = $1`,
    [rush.id],
  );
  const owed = new Map(rows.map((row) => [row.message_id, row.to_address]));
  const first = new Map<string, SinkMail>();
  const count = { repeats: 0, altered: 0, strange: 0 };
  for (const mail of arrivals(sink, rush)) {
    const id = mail.parsed.messageId ?? '';
    const earlier = first.get(id);
    if (owed.get(id) !== mail.to) count.strange++;
    else if (!earlier) first.set(id, mail);
    else {
      count.repeats++;
      if (!mail.raw.equals(earlier.raw)) count.altered++;
    }
  }
  const by = (column: 'kind' | 'status') =>
    Object.fromEntries(
      [...new Set(rows.map((row) => row[column]))].map((value) => [
        value,
        rows.filter((row) => row[column] === value).length,
      ]),
    );
  return { ledger: by('status'), kinds: by('kind'), lost: rows.length - first.size, ...count };
}

/**
 * Waits until the ledger owes nobody anything. When nothing moves any more although something is owed, the clock moves
 * past leases and waits: real time would do the same, later. @throws after `seconds`, with what is owed.
 */
export async function untilAllLeft(kring: RunningKring, rush: Rush, seconds = 90): Promise<void> {
  let state = '';
  let movedAt = Date.now();
  for (const end = Date.now() + seconds * 1000; ; await pause(100)) {
    const owed = await kring.rows<{ status: string; n: number }>(
      `select status, count(*)::int as n from outgoing_mail
        where subject_ids->>'event' = $1 and status in ('queued', 'sending') group by status order by status`,
      [rush.id],
    );
    if (owed.length === 0) return;
    const seen = JSON.stringify(owed);
    if (Date.now() > end) throw new Error(`still owed: ${seen}`);
    if (seen !== state) movedAt = Date.now();
    state = seen;
    if (Date.now() - movedAt < QUIET_MS) continue;
    kring.moveClockTo(new Date(kring.now().getTime() + LAPSE_MS));
    movedAt = Date.now() + 5000; // the sweeps look every five seconds
  }
}
