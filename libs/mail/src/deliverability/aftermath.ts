import type { Database, Logger } from '#platform';
import type { ClaimedMail } from '../delivery/claimed-mail.js';
import type { Outcome } from '../delivery/outcome.js';
import type { Refusal } from '../delivery/refusal.js';
import { noteMailEvent } from '../ledger/history.js';
import { Alarms } from './alarms.js';
import type { Pacing } from './pacing.js';
import type { RefusalEffects } from './refusal-effects.js';
import { proveAddress, suppress } from './suppression.js';

/**
 * What an answer to one mail means for others: an address gets no more mail, a domain is slowed, an operator is told. It is
 * written after the outcome of the mail; where that fails, the next mail brings the same answer.
 */
export class Aftermath {
  readonly #alarms: Alarms;

  constructor(
    private readonly database: Database,
    private readonly pacing: Pacing,
    private readonly log: Logger,
  ) {
    this.#alarms = new Alarms(database);
  }

  /** The server took the mail. What was asked for from a suppressed address has arrived as far as anybody knows. */
  async took({ to, isTrial }: ClaimedMail, now: Date): Promise<void> {
    await this.#quietly(async () => {
      await this.pacing.took(to.address);
      await this.#alarms.took(to.address, now);
      if (isTrial) await this.database.transaction((tx) => proveAddress(tx, to.address, now));
    });
  }

  /** The outcome, put off further where its domain asked for less: nothing of that domain leaves until then. */
  async delayed(
    { to }: ClaimedMail,
    outcome: Outcome,
    refusal: Refusal,
    effects: RefusalEffects,
    now: Date,
  ): Promise<Outcome> {
    if (!effects.asksSlower) return outcome;
    try {
      const until = await this.pacing.slow(to.address, refusal.text, now);
      const isLater = outcome.nextAttemptAt && outcome.nextAttemptAt < until;
      return isLater ? { ...outcome, nextAttemptAt: until } : outcome;
    } catch (error) {
      this.log.warn({ err: error }, 'could not slow a domain down');
      return outcome;
    }
  }

  async refused({ id, to }: ClaimedMail, refusal: Refusal, effects: RefusalEffects, now: Date): Promise<void> {
    const { noSuchAddress: code } = effects;
    const { text } = refusal;
    await this.#quietly(async () => {
      await this.#alarms.refused(to.address, refusal, effects, now);
      if (!code) return;
      await this.database.transaction(async (tx) => {
        const cause = { address: to.address, reason: 'refused', code, said: text, mail: id } as const;
        if (await suppress(tx, cause, now))
          await noteMailEvent(tx, { mailId: id, at: now, what: 'suppressed', code, text });
      });
    });
  }

  /** A lost database is told by whoever records the mail itself. */
  async #quietly(write: () => Promise<void>): Promise<void> {
    await write().catch((error) =>
      this.log.warn({ err: error }, 'could not write what an answer means for other mails'),
    );
  }
}
