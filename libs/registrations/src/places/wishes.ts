import { overlaps } from '#events';
import type { HeldPlace } from './session-places.js';

/** A place that is held only until there is room in one of the sessions hoped for in the same round. */
export interface KeptPlace {
  readonly sessionId: string;
  readonly until: readonly string[];
}

/**
 * What somebody's places mean: the sessions they wish for in the end, and what they keep until then.
 * @param places of one registration, oldest first, as `placesOf` gives them: what the waiting line takes away is the
 * oldest place of the round.
 */
export function wishesOf(places: readonly HeldPlace[]): {
  readonly wanted: ReadonlySet<string>;
  readonly kept: readonly KeptPlace[];
} {
  const kept = [...new Set(places.map((place) => place.roundId))].flatMap((roundId) =>
    keptIn(places.filter((place) => place.roundId === roundId)),
  );
  const wanted = places.filter((place) => !kept.some((one) => one.sessionId === place.sessionId));
  return { wanted: new Set(wanted.map((place) => place.sessionId)), kept };
}

/**
 * The wishes that go together now. They did when they were made; where the programme moved since, and two of different
 * rounds are at the same time, the one that begins first stands: nobody is let into two places at once.
 * @param places of one registration, as `placesOf` gives them.
 */
export function goingTogether(places: readonly HeldPlace[]): HeldPlace[] {
  const kept: HeldPlace[] = [];
  for (const place of places)
    if (!kept.some((other) => other.roundId !== place.roundId && overlaps(other, place))) kept.push(place);
  return kept;
}

function keptIn(round: readonly HeldPlace[]): KeptPlace[] {
  const [first] = round;
  if (!first) return [];
  const hoped = round.filter((place) => place.status === 'waiting').map((place) => place.sessionId);
  const held = round.filter((place) => place.status === 'confirmed');
  // More places than the round allows now that its limit was lowered: those stay, whatever comes.
  const surplus = Math.min(hoped.length, Math.max(0, held.length + hoped.length - first.maxChoices));
  return held.slice(0, surplus).map(({ sessionId }) => ({ sessionId, until: hoped }));
}
