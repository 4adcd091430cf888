import { type Actor, type AuditEntry, recordAudit } from '#identity';
import type { Clock, Database, Tx } from '#platform';
import { Event, type EventDetails } from './event.entity.js';
import { laterThan } from './event-changes.js';
import { type AfterCommit, type EventHooks, type Hook, runHooks } from './hooks.js';

/** Whether a change that people must be told of is made at once, or first answered with `asks`. */
export type Telling = 'tell' | 'ask';

/** One transaction about an event. */
export interface Work {
  readonly tx: Tx;
  readonly now: Date;
  /** Lets the libs above take part, here and now in this transaction. */
  run(hook: Hook): Promise<void>;
  /** Asks the libs above for a number, and takes the highest answer; 0 where nobody knows. */
  ask(question: (hook: EventHooks) => Promise<number> | undefined): Promise<number>;
  /** Writes down what was done to an event or a part of it. */
  audit(actor: Actor, action: string, subject: AuditEntry['subject'], change?: Change): Promise<void>;
}

/** What changed, as the audit keeps it. */
export type Change = Pick<AuditEntry, 'before' | 'after'>;

/** How every verb about events is done: one transaction, the hooks of the libs above in it, the rest after its COMMIT. */
export class EventWork {
  readonly #hooks: EventHooks[] = [];

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  wire(hooks: EventHooks): void {
    this.#hooks.push(hooks);
  }

  async do<T>(verb: (work: Work) => Promise<T>): Promise<T> {
    let later: AfterCommit[] = [];
    const outcome = await this.db.transaction((tx) => {
      later = []; // a deadlock starts the work again
      return verb(this.#work(tx, later));
    });
    await Promise.allSettled(later.map((run) => run()));
    return outcome;
  }

  #work(tx: Tx, later: AfterCommit[]): Work {
    const now = this.clock.now();
    return {
      tx,
      now,
      run: async (hook) => void later.push(...(await runHooks(this.#hooks, hook))),
      ask: async (question) =>
        Math.max(0, ...(await Promise.all(this.#hooks.map(async (hook) => (await question(hook)) ?? 0)))),
      audit: (actor, action, subject, change = {}) => recordAudit(tx, [{ at: now, actor, action, subject, ...change }]),
    };
  }
}

/** Writes columns of an event. Whoever opened a form of it before can tell. */
export async function saveEvent(
  { tx, now }: Work,
  event: EventDetails,
  columns: Partial<Event>,
): Promise<EventDetails> {
  const written = { ...columns, updatedAt: laterThan(event.updatedAt, now) };
  await tx.update(Event, { id: event.id }, written);
  return { ...event, ...written };
}

/** People may be told of what happens to it: shown to the public, and not over. */
export function isLive(event: Pick<EventDetails, 'status' | 'endsAt'>, now: Date): boolean {
  return event.status === 'published' && event.endsAt > now;
}
