import type { Tx } from '#platform';
import type { EventDetails } from './event.entity.js';

/** Something to do once the transaction is committed, such as hinting the worker. Failing harms nothing. */
export type AfterCommit = () => Promise<void>;

/**
 * What libs above this one do in the same transaction as a change, while the event row is locked. The app wires them
 * with `Events.whenChanged`: the ladder forbids this lib to know them.
 */
export interface EventHooks {
  /** The event has just been made, still a draft: the place for its default reminder plans. */
  afterCreate?(tx: Tx, event: EventDetails, now: Date): Promise<AfterCommit | void>;
  /** Places may have come free: the place for promotion. */
  afterCapacityChange?(tx: Tx, event: EventDetails, now: Date): Promise<AfterCommit | void>;
  /** The start moved, and `startVersion` with it. */
  afterStartMove?(tx: Tx, event: EventDetails, now: Date): Promise<AfterCommit | void>;
  /** The event is cancelled; registrations keep their status. */
  afterCancel?(tx: Tx, event: EventDetails, now: Date): Promise<AfterCommit | void>;
}

/** Runs one hook of every lib that wired one, in the order of wiring. Gives back what to do after the COMMIT. */
export async function runHooks(
  hooks: readonly EventHooks[],
  name: keyof EventHooks,
  tx: Tx,
  event: EventDetails,
  now: Date,
): Promise<AfterCommit[]> {
  const later: AfterCommit[] = [];
  for (const hook of hooks) {
    const done = await hook[name]?.(tx, event, now);
    if (done) later.push(done);
  }
  return later;
}
