import fc from 'fast-check';
import type { EventDetails } from '#events';

/** Later than any history lasts: once it has begun no line moves. */
export const STARTS_AT = new Date('2027-09-02T12:00:00Z');
export const ENDS_AT = new Date('2027-09-02T18:00:00Z');
export const BEGINS_AT = new Date('2027-01-04T09:00:00Z');
const HOUR = 3_600_000;

/** Capacities of one pool for everybody, or of two: online and on site. Null is no limit. */
export type Capacities = readonly [number | null] | readonly [number | null, number | null];

export interface SessionPlan {
  /** `A1`: the first session of the first round. */
  readonly code: string;
  /** Halves of an hour before its round begins, and after it ends: then it clashes with sessions of another round. */
  readonly early: number;
  readonly late: number;
  readonly places: Capacities;
  /** For how many hours of the history its places go to members first; null is not at all. */
  readonly forMembers: number | null;
}

export interface RoundPlan {
  readonly max: number;
  readonly sessions: readonly SessionPlan[];
}

/** An event of a history: its places, rounds and sessions, and what it does when a place comes free. */
export interface World {
  readonly places: Capacities;
  readonly waitingCapacity: number | null;
  readonly mode: EventDetails['waitlistMode'];
  readonly rounds: readonly RoundPlan[];
}

// Few people, fewer places: only then do lines form, and only in lines can anything go wrong.
const ofSession = fc.constantFrom(1, 1, 1, 1, 2, 2, 3, null);
const ofEvent = fc.constantFrom(3, 5, 8, 8, null);
const ofWay = fc.constantFrom(1, 2, 3, 3, 5, null);
const capacities = (one: fc.Arbitrary<number | null>, apart = one, weight = 1): fc.Arbitrary<Capacities> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(one) as fc.Arbitrary<Capacities> },
    { weight, arbitrary: fc.tuple(apart, apart) as fc.Arbitrary<Capacities> },
  );
const stretch = fc.constantFrom(0, 0, 0, 0, 0, 1);

const forMembers = fc.constantFrom(null, null, null, 3, 30);

const rounds = fc
  .array(
    fc.record({
      max: fc.constantFrom(1, 1, 2),
      sessions: fc.array(fc.record({ early: stretch, late: stretch, places: capacities(ofSession), forMembers }), {
        minLength: 2,
        maxLength: 4,
      }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((plans) =>
    plans.map(({ max, sessions }, round) => ({
      max,
      sessions: sessions.map((session, i) => ({ ...session, code: `${'ABCD'[i]}${round + 1}` })),
    })),
  );

export const worlds: fc.Arbitrary<World> = fc.record({
  places: capacities(ofEvent, ofWay, 2),
  waitingCapacity: fc.constantFrom(null, null, null, 2),
  mode: fc.constantFrom('auto' as const, 'offer' as const),
  rounds,
});

/** When a round is, on the day of the event. */
export function roundTimes(round: number): { readonly startsAt: Date; readonly endsAt: Date } {
  const startsAt = new Date(STARTS_AT.getTime() + (1 + round) * HOUR);
  return { startsAt, endsAt: new Date(startsAt.getTime() + HOUR) };
}

export function sessionTimes(round: number, { early, late }: Pick<SessionPlan, 'early' | 'late'>) {
  const { startsAt, endsAt } = roundTimes(round);
  return {
    startsAt: new Date(startsAt.getTime() - (early * HOUR) / 2),
    endsAt: new Date(endsAt.getTime() + (late * HOUR) / 2),
  };
}
