import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Logger } from '#platform';
import type { Outcome } from './outcome.js';

/** How long a lost database is waited for: beyond it the leases lapse and the mails are repeated. */
const PATIENCE_MS = 30_000;

/**
 * Writes outcomes in the ledger. While one UPDATE is on its way the next outcomes gather, so a busy worker pays one
 * commit for many mails and an idle one waits for nobody. Whoever records, waits: so what a crash can repeat is never
 * more than what was in hand.
 */
export class Recorder {
  #gathered: Outcome[] = [];
  #next: Promise<void> | undefined;
  #current: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** Resolves when the outcome is written, or refused because another worker has the row now. */
  record(outcome: Outcome): Promise<void> {
    this.#gathered.push(outcome);
    this.#next ??= this.#current.then(() => {
      const batch = this.#gathered;
      this.#gathered = [];
      this.#current = this.#write(batch);
      this.#next = undefined;
      return this.#current;
    });
    return this.#next;
  }

  async #write(batch: readonly Outcome[]): Promise<void> {
    // Mails that went well need no line of history: their row says it, and they pay for nothing more.
    const statement = batch.some(({ happenedAt }) => happenedAt) ? RECORD_AND_TELL : RECORD;
    const rows = JSON.stringify(batch.toSorted((a, b) => (a.id < b.id ? -1 : 1))); // locks in one order for everybody
    for (const started = performance.now(); ; await pause(500)) {
      try {
        const written: { id: string }[] = await this.database.read.query(statement, [rows]); // its own transaction
        if (written.length < batch.length) this.#tellLost(batch, written);
        return;
      } catch (error) {
        if (performance.now() - started < PATIENCE_MS) continue;
        this.log.error(
          { err: error, mails: batch.length },
          'could not record what became of mails; they will be repeated',
        );
        return;
      }
    }
  }

  #tellLost(batch: readonly Outcome[], written: readonly { id: string }[]): void {
    const known = new Set(written.map((row) => row.id));
    const mails = batch.filter((outcome) => !known.has(outcome.id)).map((outcome) => outcome.id);
    this.log.warn({ mails }, 'another worker took these mails over; what became of them here is not recorded');
  }
}

/** What was taken is sent, also when it was queued again meanwhile: until somebody claims it anew nobody repeats it. */
const UPDATE = `
  update outgoing_mail mail
     set status = o.status, lease_until = null, is_doubted = false, sent_at = o."sentAt", next_attempt_at = o."nextAttemptAt",
         attempts = case when o."notBegun" then mail.attempts - 1 else mail.attempts end,
         smtp_code = case when o."smtpText" is null then mail.smtp_code else o."smtpCode" end,
         smtp_text = coalesce(o."smtpText", mail.smtp_text)
    from jsonb_to_recordset($1::jsonb) as o (id uuid, attempts smallint, status text, "sentAt" timestamptz,
         "nextAttemptAt" timestamptz, "smtpCode" smallint, "smtpText" text, "happenedAt" timestamptz, "notBegun" boolean)
   where mail.id = o.id and mail.attempts = o.attempts
     and (mail.status = 'sending' or mail.status = 'queued' and o.status in ('sent', 'caught'))`;

const RECORD = `with written as (${UPDATE} returning mail.id) select id from written`;

/**
 * The same, and what was answered to an attempt that did not get through, in one statement: a history that disagrees
 * with its row cannot be. Of a mail that is tried for days the first and the last three attempts stay.
 */
const RECORD_AND_TELL = `
  with written as (${UPDATE} returning mail.id, mail.attempts, mail.status, o."happenedAt", o."smtpCode", o."smtpText"),
       told as (insert into mail_event (mail_id, at, what, attempt, code, text)
                select id, "happenedAt", case when status = 'failed' then 'refused' else 'put_off' end, attempts,
                       "smtpCode", coalesce("smtpText", '')
                  from written where "happenedAt" is not null),
       folded as (delete from mail_event event using written
                   where event.mail_id = written.id and event.attempt > 3 and event.attempt <= written.attempts - 3)
  select id from written`;
