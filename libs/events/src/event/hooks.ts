import type { Tx } from '#platform';
import type { EventDetails } from './event.entity.js';
import type { EventNews } from './event-news.js';

/** Something to do once the transaction is committed, such as hinting the worker. Failing harms nothing. */
export type AfterCommit = () => Promise<void>;

/** What a hook leaves for after the COMMIT, if anything. */
type Hooked = Promise<AfterCommit | void>;

/**
 * What libs above this one do in the same transaction as a change, while the event row is locked. The app wires them
 * with `Events.whenChanged`: the ladder forbids this lib to know them.
 */
export interface EventHooks {
  /** The event has just been made, still a draft, perhaps after another: the place for its reminder plans. */
  afterCreate?(tx: Tx, event: EventDetails, now: Date, copyOf: EventDetails | undefined): Hooked;
  /** Places may have come free: the place for promotion. */
  afterCapacityChange?(tx: Tx, event: EventDetails, now: Date): Hooked;
  /** The start moved, and `startVersion` with it. */
  afterStartMove?(tx: Tx, event: EventDetails, now: Date): Hooked;
  /** The end moved and the start did not, or the times of what has begun were put right. */
  afterEndMove?(tx: Tx, event: EventDetails, now: Date): Hooked;
  /** A published event that is still to come, or going on, changed in a way that people must know. Not called for a draft. */
  afterNews?(tx: Tx, event: EventDetails, now: Date, news: EventNews): Hooked;
  /** The event is cancelled; registrations keep their status. */
  afterCancel?(tx: Tx, event: EventDetails, now: Date): Hooked;
  /** A cancelled event that is not over goes on again. What changed meanwhile is no news apart: this tells it all. */
  afterRestore?(tx: Tx, event: EventDetails, now: Date): Hooked;
  /** Sessions of such an event are at another time or place, or have another title. Once for all: people may be in more. */
  afterSessionNews?(tx: Tx, event: EventDetails, sessionIds: readonly string[], now: Date): Hooked;
  /** A session of such an event does not go on. */
  afterSessionCancel?(tx: Tx, event: EventDetails, sessionId: string, now: Date): Hooked;
  /** Most sessions of a round that one person holds, waits for or wishes: its limit may not sink below that. */
  mostChosen?(tx: Tx, roundId: string): Promise<number>;
  /** How many people ask for a place and have no answer yet. */
  peopleAsking?(tx: Tx, eventId: string): Promise<number>;
}

/** Which hook to run, and with what. */
export type Hook = (hook: EventHooks) => Hooked | undefined;

/** Runs one hook of every lib that wired one, in the order of wiring. Gives back what to do after the COMMIT. */
export async function runHooks(hooks: readonly EventHooks[], run: Hook): Promise<AfterCommit[]> {
  const later: AfterCommit[] = [];
  for (const hook of hooks) {
    const done = await run(hook);
    if (done) later.push(done);
  }
  return later;
}
