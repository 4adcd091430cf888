import type { Tx } from '#platform';

/**
 * What happened to a mail that its row cannot say. `put_off` and `refused`: one attempt. `bounced`: sent back after it
 * left. `delayed`: a server on the way still tries. `answered`: by a machine that did not say why. `complained`: marked
 * as spam. `suppressed`: since then nothing goes to that address. `again`: an organiser had it sent again.
 */
export type MailEventKind =
  | 'put_off'
  | 'refused'
  | 'bounced'
  | 'delayed'
  | 'answered'
  | 'complained'
  | 'suppressed'
  | 'again';

export interface MailEvent {
  readonly mailId: string;
  readonly at: Date;
  readonly what: MailEventKind;
  /** Which attempt; absent for what came in afterwards. */
  readonly attempt: number | undefined;
  /** SMTP reply code, or the status of RFC 3463: `550`, `5.2.2`. Empty when none was given. */
  readonly code: string;
  /** What the other side said, on one line: text of strangers. */
  readonly text: string;
}

/** Lines that came in about one mail, at most: whoever knows its address may write to it for ever. */
const MOST_NOTES = 20;
/** Shown of one mail, at most. */
const MOST_SHOWN = 40;

/** Adds a line to the history of a mail, unless it has too many already. */
export async function noteMailEvent(tx: Tx, event: Omit<MailEvent, 'attempt'>): Promise<void> {
  const { mailId, at, what, code, text } = event;
  await tx.query(
    `insert into mail_event (mail_id, at, what, code, text) select $1, $2, $3, $4, $5
      where (select count(*) from mail_event where mail_id = $1 and attempt is null) < ${MOST_NOTES}`,
    [mailId, at, what, code, text],
  );
}

/** Histories of mails, each oldest first; of one that has a long history the latest lines. */
export async function findMailEvents(db: Tx, mails: readonly string[]): Promise<Map<string, MailEvent[]>> {
  const found = new Map<string, MailEvent[]>();
  if (mails.length === 0) return found;
  const rows: MailEventRow[] = await db.query(
    `select * from (
       select *, row_number() over (partition by mail_id order by id desc) as nth from mail_event where mail_id = any($1)
     ) as latest where nth <= ${MOST_SHOWN} order by id`,
    [mails],
  );
  for (const row of rows) found.set(row.mail_id, [...(found.get(row.mail_id) ?? []), toEvent(row)]);
  return found;
}

interface MailEventRow {
  mail_id: string;
  at: Date;
  what: MailEventKind;
  attempt: number | null;
  code: string | null;
  text: string;
}

function toEvent(row: MailEventRow): MailEvent {
  const { at, what, text } = row;
  return { mailId: row.mail_id, at, what, attempt: row.attempt ?? undefined, code: row.code ?? '', text };
}
