import type { Clock, Database, Logger } from '#platform';
import { type ClaimedMail, claimMails } from './claim.js';
import { Lanes } from './lanes.js';
import { Leases } from './leases.js';
import { CHUNK } from './mail.jobs.js';
import type { MailKinds, Message } from './mail-kind.js';
import { decideOutcome, type Outcome } from './outcome.js';
import type { Postman } from './postman.js';
import { Recorder } from './recorder.js';
import { type Refusal, readRefusal } from './refusal.js';

/** How long a stopping process waits for servers that are in the middle of a mail; "npm start" gives it three seconds in all. */
const FAREWELL_MS = 2_500;

/**
 * Sends what the ledger says is due: claim, render, hand over, record. Any number of processes may do so at once.
 * At least once, said openly: a process that dies between the server's "250" and the record repeats that mail, with
 * the same Message-ID and the same content.
 */
export class Delivery {
  readonly #leases: Leases;
  readonly #recorder: Recorder;
  readonly #lanes: Lanes;
  readonly #inHand = new Set<Promise<number>>();
  #stopping = false;

  constructor(
    private readonly database: Database,
    private readonly kinds: MailKinds,
    private readonly postman: Postman,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {
    this.#leases = new Leases(database, clock, log);
    this.#recorder = new Recorder(database, log);
    // More lanes than connections: while the records of some mails are being written, others use the connections. Each
    // lane is one mail that a crash may repeat, so no more of them than keep the connections busy.
    this.#lanes = new Lanes(postman.connections * 4);
  }

  /** Sends these mails as far as they are due; those that wait for each other's order leave in that order. */
  async deliver(ids: readonly string[]): Promise<void> {
    for (let taken = -1; taken !== 0; ) taken = await this.#deliverChunk(ids);
  }

  /** Sends whatever is due, most urgent first, until nothing is. Answers how many mails were taken in hand. */
  async deliverDue(): Promise<number> {
    // Two at once: the next chunk is gathered and rendered while the last mails of this one wait for their server.
    const counts = await Promise.all([this.#deliverUntilNone(), this.#deliverUntilNone()]);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Begins nothing new, finishes what is in hand, and gives the rest back to the ledger. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const patience = setTimeout(() => this.postman.close({ force: true }), FAREWELL_MS);
    await Promise.allSettled(this.#inHand);
    clearTimeout(patience);
    this.postman.close();
  }

  async #deliverUntilNone(): Promise<number> {
    let total = 0;
    for (let taken = -1; taken !== 0; total += taken) taken = await this.#deliverChunk();
    return total;
  }

  /** One claim and all that follows from it. Answers how many mails it took in hand. */
  async #deliverChunk(ids?: readonly string[]): Promise<number> {
    if (this.#stopping) return 0;
    const work = this.#claimAndSend(ids);
    this.#inHand.add(work);
    return await work.finally(() => this.#inHand.delete(work));
  }

  async #claimAndSend(ids?: readonly string[]): Promise<number> {
    const now = this.clock.now();
    const options = { ...(ids ? { ids } : {}), limit: CHUNK, now, leaseUntil: this.#leases.until(now) };
    const { mails, taken } = await this.database.transaction((tx) => claimMails(tx, this.kinds, options, this.log));
    this.#leases.hold(mails);
    await Promise.all(mails.map((mail) => this.#lanes.run(mail.priority, () => this.#attempt(mail))));
    return taken;
  }

  async #attempt(mail: ClaimedMail): Promise<void> {
    try {
      if (!this.#leases.holds(mail.id)) return; // another worker has it, or will: its lease lapsed
      await this.#recorder.record(await this.#send(mail));
    } finally {
      this.#leases.letGo(mail.id);
    }
  }

  async #send(mail: ClaimedMail): Promise<Outcome> {
    const now = this.clock.now();
    const attempt = { id: mail.id, attempts: mail.attempts };
    if (this.#stopping) return { ...attempt, status: 'queued', nextAttemptAt: now, notBegun: true };
    if (mail.notAfter && mail.notAfter <= now)
      return { ...attempt, status: 'expired', smtpText: 'too late to be of use' };
    const message = this.#render(mail, now);
    if (!message) return decideOutcome(mail, NOT_WRITTEN, now, Math.random());
    try {
      const receipt = await this.postman.send(mail, message, new Date(mail.frozen?.at ?? now));
      return {
        ...attempt,
        status: this.postman.handedOver,
        sentAt: this.clock.now(),
        smtpCode: receipt.code,
        smtpText: receipt.text,
      };
    } catch (error) {
      const refusal = readRefusal(error);
      this.#tell(mail, refusal);
      return decideOutcome(mail, refusal, this.clock.now(), Math.random());
    }
  }

  /** A fault in our own words is no reason to lose a mail: it is tried again, and a repaired program sends it. */
  #render(mail: ClaimedMail, now: Date): Message | undefined {
    if (!mail.frozen) return undefined;
    try {
      return this.kinds.get(mail.kind).render(mail.frozen.facts, mail, now);
    } catch (error) {
      this.log.error({ err: error, kind: mail.kind, mail: mail.id }, 'a mail could not be written');
      return undefined;
    }
  }

  #tell(mail: ClaimedMail, refusal: Refusal): void {
    const about = { mail: mail.id, kind: mail.kind, code: refusal.code, answer: refusal.text };
    if (refusal.alarm)
      this.log.error(
        { ...about, alarm: 'mail' },
        'the mail server refuses us, not the recipient: look at SMTP_URL, MAIL_FROM and our reputation',
      );
    else if (refusal.again === 'never') this.log.warn(about, 'a mail cannot be delivered; the console shows it');
    else this.log.info(about, 'a mail was put off');
  }
}

const NOT_WRITTEN: Refusal = {
  again: 'later',
  alarm: false,
  code: undefined,
  text: 'the mail could not be written: see the log of the worker',
};
