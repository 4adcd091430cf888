import fc from 'fast-check';
import type { Attends } from '../../places/places.js';
import type { World } from './world.js';

/** How many different people there are in a history. */
const PEOPLE = 7;

/** What somebody does. Persons are numbers; sessions are numbers of a round, from 1, and 0 is none. */
export type Step =
  | { readonly do: 'register'; readonly who: number; readonly attends: Attends; readonly choose: readonly Picks[] }
  /** Somebody registers several people with one form. */
  | {
      readonly do: 'together';
      readonly people: readonly number[];
      readonly accepts: number | undefined;
      readonly attends: Attends;
      readonly choose: readonly Picks[];
    }
  | { readonly do: 'swap'; readonly who: number; readonly choose: readonly Picks[] }
  | { readonly do: 'cancel' | 'back'; readonly who: number }
  /** Goes over to the other way of taking part, or waits for it with the place they have; or waits no more. */
  | { readonly do: 'wish' | 'unwish'; readonly who: number }
  | { readonly do: 'yes' | 'no'; readonly who: number }
  /** An organiser gives a place out of order: of the event (0) or of a session. */
  | { readonly do: 'give'; readonly who: number; readonly thing: number }
  | { readonly do: 'lapse' | 'mode' }
  | { readonly do: 'capacity'; readonly pool: number; readonly capacity: number | null };

/** Up to two choices in one round. */
type Picks = readonly [number, number];

const who = fc.integer({ min: 0, max: PEOPLE - 1 });
const pick = fc.constantFrom(0, 1, 1, 1, 2, 2, 3, 4);
const choose = fc.array(fc.tuple(pick, fc.constantFrom(0, 0, 0, 1, 2, 3)), { minLength: 3, maxLength: 3 });
const attends = fc.constantFrom('online' as const, 'on_site' as const);

const together = fc.record({
  do: fc.constant('together' as const),
  people: fc.uniqueArray(who, { minLength: 2, maxLength: 4 }),
  accepts: fc.constantFrom(undefined, 0, 1),
  attends,
  choose,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ do: fc.constant('register' as const), who, attends, choose }) },
  { weight: 3, arbitrary: together },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('swap' as const), who, choose }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'cancel' as const, 'back' as const), who }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('wish' as const, 'wish' as const, 'wish' as const, 'unwish' as const),
      who,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('lapse' as const, 'lapse' as const, 'mode' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give' as const), who, thing: fc.nat({ max: 6 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('capacity' as const),
      pool: fc.nat({ max: 12 }),
      capacity: fc.constantFrom(0, 1, 2, 3, 5, null),
    }),
  },
);

export const histories = fc.array(step, { maxLength: 60, size: 'max' });

/** Codes of the sessions that were picked: none twice, none that is not there. */
export function codesOf({ rounds }: World, choose: readonly Picks[]): string[] {
  return rounds.flatMap(({ max, sessions }, i) => {
    const picked = new Set((choose[i] ?? []).slice(0, max));
    return sessions.filter((_, n) => picked.has(n + 1)).map(({ code }) => code);
  });
}
