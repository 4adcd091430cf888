import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Database, Logger } from '#platform';
import { Aftermath } from '../deliverability/aftermath.js';
import { Pacing } from '../deliverability/pacing.js';
import { Rate } from '../deliverability/rate.js';
import { readEffects } from '../deliverability/refusal-effects.js';
import { CHUNK } from '../mail.jobs.js';
import type { MailKinds, Message } from '../mail-kind.js';
import { claimMails } from './claim.js';
import type { ClaimedMail } from './claimed-mail.js';
import { Lanes } from './lanes.js';
import { Leases, type LeaseTimes } from './leases.js';
import { decideOutcome, type Outcome } from './outcome.js';
import type { Postman } from './postman.js';
import { Recorder } from './recorder.js';
import { type Refusal, readRefusal } from './refusal.js';

/** How long a stopping process waits for servers that are in the middle of a mail; "npm start" gives it three seconds in all. */
const FAREWELL_MS = 2_500;

/** With a rate a sweep ends after so long, so that everybody sees that it still gets its turn. */
const LONGEST_SWEEP_MS = 5 * 60_000;

export interface DeliveryOptions {
  /** Mails a second that all workers together may send; `undefined`: as fast as the mail server takes them. */
  readonly rate?: number | undefined;
  /** How long a claim holds; a test has less patience. */
  readonly lease?: LeaseTimes | undefined;
  /** Waits so many milliseconds; a test moves its clock instead. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/**
 * Sends what the ledger says is due: claim, render, hand over, record. Any number of processes may do so at once.
 * At least once, said openly: a process that dies between the server's "250" and the record repeats that mail, with
 * the same Message-ID and the same content.
 */
export class Delivery {
  readonly #leases: Leases;
  readonly #recorder: Recorder;
  readonly #lanes: Lanes;
  readonly #pacing: Pacing;
  readonly #rate: Rate;
  readonly #aftermath: Aftermath;
  readonly #pause: (ms: number) => Promise<unknown>;
  readonly #inHand = new Set<Promise<unknown>>();
  #stopping = false;

  constructor(
    private readonly database: Database,
    private readonly kinds: MailKinds,
    private readonly postman: Postman,
    private readonly clock: Clock,
    private readonly log: Logger,
    options: DeliveryOptions = {},
  ) {
    this.#leases = new Leases(database, clock, log, options.lease);
    this.#recorder = new Recorder(database, log);
    // More lanes than connections: while the records of some mails are being written, others use the connections. Each
    // lane is one mail that a crash may repeat, so no more of them than keep the connections busy.
    this.#lanes = new Lanes(postman.connections * 4);
    this.#pacing = new Pacing(database, Math.max(1, postman.connections - 1));
    this.#rate = new Rate(database, options.rate);
    this.#aftermath = new Aftermath(database, this.#pacing, log);
    this.#pause = options.pause ?? ((ms) => pause(ms));
  }

  /**
   * Sends these mails as far as they are due; those that wait for each other's order leave in that order. What the rate
   * does not let go is left to the sweep: a job that waited would keep others from their turn.
   */
  async deliver(ids: readonly string[]): Promise<void> {
    for (let taken: number | 'wait' = -1; typeof taken === 'number' && taken !== 0; )
      taken = await this.#deliverChunk(ids);
  }

  /** Sends whatever is due, most urgent first, until nothing is. Answers how many mails were taken in hand. */
  async deliverDue(): Promise<number> {
    // Two at once: the next chunk is gathered and rendered while the last mails of this one wait for their server.
    const counts = await Promise.all([this.#deliverUntilNone(), this.#deliverUntilNone()]);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Queues again what a dead worker left in its hands, and answers how many mails that were. */
  takeBack(now: Date): Promise<number> {
    return this.#leases.takeBack(now);
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
    const until = this.clock.now().getTime() + LONGEST_SWEEP_MS;
    for (let total = 0; ; ) {
      const taken = await this.#deliverChunk();
      if (taken === 0) return total;
      if (taken !== 'wait') total += taken;
      else if (this.clock.now().getTime() > until) return total;
      else await this.#pause(this.#rate.waitMs);
    }
  }

  /** One claim and all that follows from it. Answers how many mails it took in hand; `wait` when the rate lets none go. */
  async #deliverChunk(ids?: readonly string[]): Promise<number | 'wait'> {
    if (this.#stopping) return 0;
    const work = this.#claimAndSend(ids);
    this.#inHand.add(work);
    return await work.finally(() => this.#inHand.delete(work));
  }

  async #claimAndSend(ids?: readonly string[]): Promise<number | 'wait'> {
    const limit = await this.#rate.take(CHUNK, this.clock.now());
    if (limit === 0) return 'wait';
    const lease = this.#leases.begin();
    const options = { ...(ids ? { ids } : {}), limit, now: lease.askedAt.wall, leaseUntil: lease.until };
    const { mails, taken, slowed } = await this.database.transaction((tx) =>
      claimMails(tx, this.kinds, options, this.log),
    );
    this.#leases.hold(mails, lease);
    for (const address of slowed) this.#pacing.watch(address);
    await this.#rate.giveBack(limit - mails.length);
    await Promise.all(mails.map((mail) => this.#attempt(mail)));
    return taken;
  }

  async #attempt(mail: ClaimedMail): Promise<void> {
    const leave = await this.#pacing.enter(mail.to.address, mail.priority);
    await this.#lanes.run(mail.priority, async () => {
      try {
        const done = (await this.#leases.confirm(mail)) && (await this.#send(mail));
        leave();
        if (!done) return; // another worker has it, or will: its lease lapsed
        const [outcome, after] = done;
        await this.#recorder.record(outcome);
        await after?.();
      } finally {
        leave();
        this.#leases.letGo(mail);
      }
    });
  }

  /** Answers what became of the mail, and what that means for others, to be written after it; nothing when it is not ours. */
  async #send(mail: ClaimedMail): Promise<[Outcome, after?: () => Promise<void>] | undefined> {
    const now = this.clock.now();
    const attempt = { id: mail.id, attempts: mail.attempts };
    if (this.#stopping) return [{ ...attempt, status: 'queued', nextAttemptAt: now, notBegun: true }];
    if (mail.notAfter && mail.notAfter <= now)
      return [{ ...attempt, status: 'expired', smtpText: 'too late to be of use' }];
    const held = this.#pacing.heldUntil(mail.to.address, now);
    if (held) return [{ ...attempt, status: 'queued', nextAttemptAt: held, notBegun: true }];
    if (await this.#isStopped(mail)) return [{ ...attempt, status: 'withheld', notBegun: true }];
    const message = this.#render(mail, now);
    if (!message) return [decideOutcome(mail, NOT_WRITTEN, now, Math.random())];
    try {
      const raw = await this.postman.write(mail, message, new Date(mail.frozen?.at ?? now));
      const receipt = await this.postman.send(mail, raw, () => this.#leases.confirm(mail));
      if (!receipt) return undefined;
      const { code: smtpCode, text: smtpText } = receipt;
      const sentAt = this.clock.now();
      const sent = { ...attempt, status: this.postman.handedOver, sentAt, smtpCode, smtpText };
      return [sent, () => this.#aftermath.took(mail, sentAt)];
    } catch (error) {
      return await this.#refused(mail, error);
    }
  }

  /** Nobody who can answer is no reason to hold back: what stopped it is in the same ledger as what follows. */
  async #isStopped(mail: ClaimedMail): Promise<boolean> {
    const kind = this.kinds.get(mail.kind);
    return (await kind.isStopped?.(this.database.read, mail).catch(() => false)) ?? false;
  }

  async #refused(mail: ClaimedMail, error: unknown): Promise<[Outcome, () => Promise<void>]> {
    const refusal = readRefusal(error);
    this.#tell(mail, refusal);
    const now = this.clock.now();
    const effects = readEffects(error);
    const outcome = decideOutcome(mail, refusal, now, Math.random());
    return [
      await this.#aftermath.delayed(mail, outcome, refusal, effects, now),
      () => this.#aftermath.refused(mail, refusal, effects, now),
    ];
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
