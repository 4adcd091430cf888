import { lockEvent } from '#events';
import type { Actor } from '#identity';
import { type Outbox, PRIORITY, releaseWithheld, withholdUnsent } from '#mail';
import type { Clock, Database, JobQueue, Sweep, Tx } from '#platform';
import { countAudience } from '../audience/audience.queries.js';
import { audienceChoices, isChoice } from '../audience/audience-choices.js';
import { auditMessage } from './message-audit.js';
import { endIfDone, queueChunk } from './message-queue.js';
import { getMessage, mailsOf, unfinished } from './message-rows.js';
import { sealOfPress } from './message-seal.js';
import { sendMessage } from './messages.jobs.js';
import { WrittenMessage } from './written-message.entity.js';

export interface PressOutcome {
  /**
   * `sending`: it goes out from now on. `already`: somebody pressed before. `restated`: it is not what the page said, and
   * nothing was sent. `audience_gone`: the session, group or question it is about is no longer there.
   */
  readonly kind: 'sending' | 'already' | 'restated' | 'nobody' | 'audience_gone';
}

/** Sends what organisers write once to many: the press, the queueing after it, and a stop for whoever sees a mistake. */
export class Messages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly jobs: Pick<JobQueue, 'nudge'>,
    private readonly chunk = 500,
  ) {}

  /**
   * Sends a draft. Under the lock of the event, so that the count it agrees to is the count that goes; and of the message,
   * so that of two who press one does. The mails themselves are written afterwards, a chunk at a time.
   * @param seen `sealOfPress` of what the page said.
   */
  async press(eventId: string, id: string, seen: string, actor: Actor): Promise<PressOutcome> {
    const kind = await this.database.transaction(async (tx) => {
      const event = await lockEvent(tx, eventId);
      const message = await getMessage(tx, eventId, id, 'lock');
      const now = this.clock.now();
      if (message.status !== 'draft') return 'already' as const;
      if (!isChoice(await audienceChoices(tx, event), message.audience)) return 'audience_gone' as const;
      const count = await countAudience(tx, { event, audience: message.audience, now });
      if (sealOfPress(message, count) !== seen) return 'restated' as const;
      if (count.people === 0) return 'nobody' as const;
      const { people, off } = count;
      await tx.update(WrittenMessage, { id }, { status: 'sending', pressedAt: now, people, switchedOff: off });
      await auditMessage(tx, message, actor, 'sent', now, { people });
      return 'sending' as const;
    });
    if (kind === 'sending') await this.jobs.nudge(sendMessage, [{ id }]);
    return { kind };
  }

  /**
   * Holds back whatever has not left; what a worker has in hand may leave still. Pressing twice stops once.
   * @returns how many were in line and are held back; `undefined` when it was not going out, or had left by then.
   */
  async stop(eventId: string, id: string, actor: Actor): Promise<number | undefined> {
    return await this.database.transaction(async (tx) => {
      const message = await getMessage(tx, eventId, id, 'lock');
      const now = this.clock.now();
      if (message.status !== 'sending' || (await endIfDone(tx, id, now))) return undefined;
      await tx.update(WrittenMessage, { id }, { status: 'stopped', stoppedAt: now });
      const held = await withholdUnsent(tx, mailsOf(id));
      await auditMessage(tx, message, actor, 'stopped', now, { held });
      return held;
    });
  }

  /** Sends the rest of what was stopped, to each once. Who came after the first press is still not in it. */
  async resume(eventId: string, id: string, actor: Actor): Promise<'sending' | 'not_stopped'> {
    const kind = await this.database.transaction(async (tx) => {
      const message = await getMessage(tx, eventId, id, 'lock');
      if (message.status !== 'stopped') return 'not_stopped' as const;
      const now = this.clock.now();
      await tx.update(WrittenMessage, { id }, { status: 'sending', stoppedAt: null });
      const released = await releaseWithheld(tx, mailsOf(id), now);
      await auditMessage(tx, message, actor, 'resumed', now, { released });
      return 'sending' as const;
    });
    if (kind === 'sending') await this.jobs.nudge(sendMessage, [{ id }]);
    return kind;
  }

  /** Queues whoever has not been queued, a chunk a transaction: a crash, or a stop between two, harms none of those before. */
  async run(id: string): Promise<void> {
    for (let isMore = true; isMore; ) {
      const queued = await this.database.transaction((tx) => this.#queueChunk(tx, id));
      await this.outbox.nudge(queued.ids, PRIORITY.bulk);
      isMore = queued.isMore;
    }
  }

  #queueChunk(tx: Tx, id: string) {
    return queueChunk(tx, this.outbox, id, { now: this.clock.now(), limit: this.chunk });
  }

  /** Goes on with what no job or a worker that died left behind, and closes what has been sent. */
  get sweep(): Sweep {
    return { name: 'messages', everySeconds: 5, run: () => this.sendDue() };
  }

  /** @throws {AggregateError} after every message had its turn: one that fails holds up no other. */
  async sendDue(): Promise<void> {
    const failures: unknown[] = [];
    for (const { id, status } of await unfinished(this.database.read)) {
      try {
        if (status === 'sending') await this.run(id);
        await this.database.transaction((tx) => endIfDone(tx, id, this.clock.now()));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} messages could not be sent on`);
  }
}
