import { Inject, Injectable } from '@nestjs/common';
import { type Actor, recordAudit } from '#identity';
import { liftSuppression, type MailEntry, Outbox, queueOnceMore, sendAgain } from '#mail';
import { CLOCK, type Clock, Database, type Tx } from '#platform';

/** Mails that an organiser sends again; who wanted it is written down. */
@Injectable()
export class MailAttempts {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tries a mail again that did not arrive. @returns false when there is nothing to try. */
  async again(mailId: string, actor: Actor): Promise<boolean> {
    const queued = await this.#audited(mailId, actor, async (tx, now) =>
      (await sendAgain(tx, mailId, now)) ? mailId : undefined,
    );
    return queued !== undefined;
  }

  /**
   * Lets an address have mail again, and sends this mail to it. What else was stopped on its way there stays stopped: by now
   * it may say nothing new. @returns false when the address was not suppressed (any more).
   */
  async tryAddress({ id, to }: Pick<MailEntry, 'id' | 'to'>, actor: Actor): Promise<boolean> {
    const now = this.clock.now();
    const isLifted = await this.database.transaction(async (tx) => {
      if (!(await liftSuppression(tx, to.address, now))) return false;
      await recordAudit(tx, [{ at: now, actor, action: 'mail.address_tried_again', subject: { kind: 'mail', id } }]);
      await sendAgain(tx, id, now);
      return true;
    });
    if (isLifted) await this.outbox.nudge([id]);
    return isLifted;
  }

  /** Sends a mail that has left once more, as a new one. @returns its id, or `undefined` when that makes no sense (any more). */
  onceMore(mailId: string, actor: Actor): Promise<string | undefined> {
    return this.#audited(mailId, actor, (tx, now) => queueOnceMore(tx, this.outbox, mailId, now));
  }

  async #audited(mailId: string, actor: Actor, send: (tx: Tx, now: Date) => Promise<string | undefined>) {
    const now = this.clock.now();
    const queued = await this.database.transaction(async (tx) => {
      const id = await send(tx, now);
      if (id) {
        const subject = { kind: 'mail', id: mailId };
        const after = id === mailId ? {} : { after: { mail: id } };
        await recordAudit(tx, [{ at: now, actor, action: 'mail.sent_again', subject, ...after }]);
      }
      return id;
    });
    if (queued) await this.outbox.nudge([queued]);
    return queued;
  }
}
