import type { SinkMail, SmtpSink } from '#mail/testing';
import { until } from '#platform/testing';
import type { RunningKring } from '../../journeys/support/kring.js';
import type { Rush } from './load.js';

/** Longer than a dead worker's lease, and than the first wait after a broken line. */
const LAPSE_MS = 90_000;
/** A worker that lives renews its leases three times in this time. */
const SIGN_OF_LIFE_MS = 35_000;

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

/** Waits until the ledger owes nobody anything. @throws when something stays, with what is owed */
export async function untilAllLeft(kring: RunningKring, rush: Rush): Promise<void> {
  let owed: Owed[] = [];
  await until(
    async () => (owed = await owedTo(kring, rush)).length === 0,
    () => `nothing is owed: ${JSON.stringify(owed)}`,
  );
}

/**
 * The same, for mails that somebody died with: when no living worker holds any, the clock moves past leases and waits.
 * Real time would do the same, later. A worker that lives is never overtaken: its leases are younger than that.
 */
export async function untilAllLeftByTheLiving(kring: RunningKring, rush: Rush): Promise<void> {
  let state = '';
  let still = 0;
  await until(async () => {
    const owed = await owedTo(kring, rush);
    const seen = JSON.stringify(owed);
    still = seen === state ? still + 1 : 0;
    state = seen;
    // Each look is at least 20 ms, and more where the machine is slow: so this is awake time, not a clock's.
    if (still * 20 >= SIGN_OF_LIFE_MS) {
      kring.moveClockTo(new Date(kring.now().getTime() + LAPSE_MS));
      still = 0;
    }
    return owed.length === 0;
  }, 'nothing is owed');
}

interface Owed {
  readonly status: string;
  readonly n: number;
  readonly leases: string | null;
}

/** What is still to leave, with a sign of life of those who have it in hand. */
function owedTo(kring: RunningKring, rush: Rush): Promise<Owed[]> {
  return kring.rows<Owed>(
    `select status, count(*)::int as n, string_agg(lease_until::text, ' ' order by id) as leases from outgoing_mail
      where subject_ids->>'event' = $1 and status in ('queued', 'sending') group by status order by status`,
    [rush.id],
  );
}
