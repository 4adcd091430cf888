import { overlaps } from '#events';
import type { Attends, PlacesLedger, SessionPlace } from '../places/places.js';
import type { HeldPlace } from '../places/session-places.js';

/** What becomes of somebody's sessions when they choose others. */
export interface Swap {
  /** Given up now. */
  readonly release: readonly HeldPlace[];
  /** Held or waited for from now on; those that were there already are not in it. */
  readonly enter: readonly SessionPlace[];
  /** Held still, in a round where another place is kept only until a hope comes true: that other one goes first. */
  readonly stay: readonly HeldPlace[];
}

/** A chosen session with the round it is in. */
export interface Choice {
  readonly sessionId: string;
  readonly roundId: string | null;
  readonly maxChoices: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * Decides a change of sessions, pure but for counting in `ledger`. Nobody loses a place by hoping for another: while
 * the wanted session is full, the one held in that round stays, until a place comes free; unless it is at the same time
 * as a session of another round that they have from now on, because nobody is in two places at once.
 * @returns `undefined` when a wanted session cannot be had this way any more.
 */
export function decideSwap(
  ledger: PlacesLedger,
  { attends, contactId: who }: { readonly attends: Attends; readonly contactId: string },
  status: 'confirmed' | 'waiting',
  held: readonly HeldPlace[],
  wanted: readonly Choice[],
): Swap | undefined {
  const joins = wanted.filter((choice) => !held.some((place) => place.sessionId === choice.sessionId));
  const enter: SessionPlace[] = [];
  for (const { sessionId } of joins) {
    const pool = ledger.find(sessionId, attends);
    if (!pool) return undefined;
    enter.push({ sessionId, status: status === 'waiting' ? 'wanted' : ledger.enter(pool, who) });
  }
  const statusOf = new Map([...held, ...enter].map((place) => [place.sessionId, place.status]));
  const leaving = held.filter((place) => !wanted.some((choice) => choice.sessionId === place.sessionId));
  const keep = new Set<HeldPlace>();
  for (const place of leaving) {
    if (place.status !== 'confirmed') continue;
    const inRound = wanted.filter((choice) => choice.roundId === place.roundId);
    const hoping = inRound.filter((choice) => statusOf.get(choice.sessionId) === 'waiting').length;
    const sure = inRound.filter((choice) => statusOf.get(choice.sessionId) === 'confirmed').length;
    const kept = [...keep].filter((other) => other.roundId === place.roundId).length;
    if (kept >= hoping || sure + kept >= place.maxChoices) continue;
    // Where the round has room for it beside what they hope for, it is theirs for good, and nothing takes it away later.
    const isForGood = sure + hoping < place.maxChoices;
    const isInTheWay = (choice: Choice) => isForGood || statusOf.get(choice.sessionId) === 'confirmed';
    if (!wanted.some((choice) => isInTheWay(choice) && clashes(choice, place))) keep.add(place);
  }
  const keptIn = new Set([...keep].map((place) => place.roundId));
  const stay = held.filter(
    (place) => place.status === 'confirmed' && !leaving.includes(place) && keptIn.has(place.roundId),
  );
  return { release: leaving.filter((place) => !keep.has(place)), enter, stay: isOldest(keep, stay) ? [] : stay };
}

function clashes(choice: Choice, place: HeldPlace): boolean {
  return choice.roundId !== place.roundId && overlaps(choice, place);
}

/** Whether what is kept for the time being came before what stays: what a line takes away is the oldest place. */
function isOldest(kept: ReadonlySet<HeldPlace>, stay: readonly HeldPlace[]): boolean {
  const inRound = (roundId: string | null) => stay.filter((place) => place.roundId === roundId);
  return [...kept].every((place) => inRound(place.roundId).every((other) => place.arrival < other.arrival));
}
