import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, JobQueue, newId, type Tx } from '#platform';
import { CHUNK, deliverMails } from './mail.jobs.js';
import { type MailToQueue, PRIORITY } from './mail-kind.js';
import { type Mailbox, oneLine, readMailbox } from './mailbox.js';

/**
 * Where the rest of the house leaves its mails: `queue` writes rows in the caller's transaction, `nudge` after the
 * commit makes a worker send them at once instead of at its next sweep.
 */
@Injectable()
export class Outbox {
  /** The mailbox that all mail comes from; also the ORGANIZER of invites. */
  readonly sender: Mailbox;
  readonly #domain: string;
  #withholdsAll = false;
  #gathered = new Map<number, string[]>();
  #next: Promise<void> | undefined;
  #current: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'mailFrom'>,
    @Inject(JobQueue) private readonly jobs: Pick<JobQueue, 'nudge'>,
  ) {
    this.sender = readMailbox(config.mailFrom);
    this.#domain = this.sender.address.slice(this.sender.address.lastIndexOf('@') + 1);
  }

  /**
   * From now on whatever is queued here is withheld and no worker is called. For people who do not exist: what is written
   * to them can be read in the ledger, and never leaves.
   */
  withholdAll(): void {
    this.#withholdsAll = true;
  }

  /**
   * Writes mails in the ledger and answers the ids of those that are new: a key that is there already queues nothing,
   * whoever tries. Message-IDs are made here, before anything is sent, so that every repeat carries the same one.
   * Mails with one order key leave in the order given.
   */
  async queue(tx: Tx, mails: readonly MailToQueue[], now: Date): Promise<string[]> {
    if (mails.length === 0) return [];
    const rows = inLockOrder(mails).map((mail) => this.#row(mail, now));
    const inserted: { id: string }[] = await tx.query(INSERT, [JSON.stringify(rows), now]);
    return inserted.map((row) => row.id);
  }

  /**
   * Hints a worker, in chunks. Call it after the commit; a queue that is down is only a warning. While one hint is on its
   * way the next ones gather: under a rush a hint would otherwise cost as much as what it hints at.
   */
  nudge(ids: readonly string[], priority: number = PRIORITY.confirmation): Promise<void> {
    if (ids.length === 0 || this.#withholdsAll) return Promise.resolve();
    this.#gathered.set(priority, [...(this.#gathered.get(priority) ?? []), ...ids]);
    this.#next ??= this.#current.then(() => {
      const gathered = this.#gathered;
      this.#gathered = new Map();
      this.#next = undefined;
      this.#current = this.#hint(gathered);
      return this.#current;
    });
    return this.#next;
  }

  async #hint(gathered: ReadonlyMap<number, readonly string[]>): Promise<void> {
    for (const [priority, ids] of gathered) {
      const chunks = [];
      for (let from = 0; from < ids.length; from += CHUNK) chunks.push({ ids: ids.slice(from, from + CHUNK) });
      await this.jobs.nudge(deliverMails, chunks, priority);
    }
  }

  #row(mail: MailToQueue, now: Date) {
    const id = newId(now.getTime());
    return {
      id,
      key: mail.key,
      kind: mail.kind,
      to_address: mail.to.address,
      to_name: oneLine(mail.to.name, 200), // people type it; a control character would fail the whole transaction
      language: mail.language,
      subject_ids: mail.subjectIds,
      order_key: mail.orderKey,
      priority: mail.priority,
      not_after: mail.notAfter,
      message_id: `<${id}@${this.#domain}>`,
      status: mail.isWithheld || this.#withholdsAll ? 'withheld' : 'queued',
    };
  }
}

/** Two transactions that queue the same keys take them in one order, so that neither waits for the other in a circle. */
function inLockOrder(mails: readonly MailToQueue[]): MailToQueue[] {
  const rank = (mail: MailToQueue) => mail.orderKey ?? mail.key;
  return mails.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

const INSERT = `
  insert into outgoing_mail (id, key, kind, to_address, to_name, language, subject_ids, order_key, priority, not_after,
                             message_id, status, created_at, next_attempt_at)
  select id, key, kind, to_address, to_name, language, subject_ids, order_key, priority, not_after, message_id, status,
         $2::timestamptz, case when status = 'queued' then $2::timestamptz end
    from jsonb_to_recordset($1::jsonb) as mail (id uuid, key text, kind text, to_address text, to_name text, language text,
         subject_ids jsonb, order_key text, priority smallint, not_after timestamptz, message_id text, status text)
  on conflict (key) do nothing
  returning id`;
