import type { Database, Sweep, Tx } from '#platform';
import { forgetWhatCameIn, forgetWhatServersSaid } from './forget-received.js';

const DAY_MS = 86_400_000;
/** Mails of one transaction: short enough that nobody waits for it. */
const BATCH = 500;

export interface Retention {
  /** Whole days after the end of an event, or after a mail was written where that is later, or where it is about no event. */
  readonly days: number;
  /** Ids of all events that ended before a moment. Wired by the worker, because a mail knows no events. */
  endedBefore(db: Tx, moment: Date): Promise<readonly string[]>;
}

/**
 * Takes persons out of old mail: addresses, names, texts, what servers said, what came in. The rows stay, with their keys
 * and what became of them: so figures hold, and nothing that was mailed once is mailed again.
 */
export function retentionSweep(database: Database, retention: Retention): Sweep {
  return { name: 'mail.retention', everySeconds: 3600, run: (now) => forgetOldMail(database, retention, now) };
}

/** Mails about no event have this in the place of its id. */
const NO_EVENT = '';

async function forgetOldMail(database: Database, { days, endedBefore }: Retention, now: Date): Promise<void> {
  const before = new Date(now.getTime() - days * DAY_MS);
  const ended = await endedBefore(database.read, before);
  const due: { about: string }[] = await database.read.query(DUE, [ended, before]);
  for (const about of [...due.map((row) => row.about), NO_EVENT])
    while (await database.transaction((tx) => forgetBatch(tx, about, before)));
  while (await database.transaction((tx) => forgetWhatCameIn(tx, before, BATCH)));
  await database.transaction((tx) => forgetWhatServersSaid(tx, before));
}

/** Forgets the next mails about one event, in the order of the ledger. Answers whether there may be more. */
async function forgetBatch(tx: Tx, about: string, before: Date): Promise<boolean> {
  const mails: { id: string; seq: number; isFree: boolean }[] = await tx.query(next(about), [about, before]);
  // Whatever is too young, or in hand at this moment, and all behind it, waits for another turn.
  const kept = mails.findIndex(({ isFree }) => !isFree);
  const some = kept < 0 ? mails : mails.slice(0, kept);
  const last = some.at(-1);
  if (!last) return false;
  const ids = some.map(({ id }) => id);
  await tx.query(FORGET, [ids]);
  await tx.query('delete from mail_event where mail_id = any($1)', [ids]);
  await tx.query(
    `insert into mail_forgotten (about, through) values ($1, $2) on conflict (about) do update set through = excluded.through`,
    [about, last.seq],
  );
  return some.length === BATCH;
}

const DUE = `
  select about from unnest($1::text[]) as ended (about) left join mail_forgotten done using (about)
   where exists (select from outgoing_mail
                  where subject_ids->>'event' = about and seq > coalesce(done.through, 0) and created_at <= $2)`;

const next = (about: string) => `
  with next as (
    select id, seq, created_at from outgoing_mail
     where subject_ids->>'event' ${about === NO_EVENT ? 'is null' : '= $1'}
       and seq > coalesce((select through from mail_forgotten where about = $1), 0)
     order by seq limit ${BATCH}),
  free as (
    select id from outgoing_mail where id in (select id from next) and status <> 'sending' for update skip locked)
  select id, seq, created_at <= $2 and id in (select id from free) as "isFree" from next order by seq`;

/** What did not leave by now is of no use to anybody. */
const FORGET = `
  update outgoing_mail
     set to_address = '', to_name = '', facts = null, smtp_text = null, next_attempt_at = null,
         status = case when status in ('queued', 'withheld') then 'expired' else status end
   where id = any($1)`;
