import type { Step } from './steps.js';
import type { World } from './world.js';

const sessions = ['A1', 'B1', 'C1'].map((code) => ({
  ...{ code, early: 0, late: 0, forMembers: null },
  places: [1] as const,
}));
const world: World = { places: [null], waitingCapacity: null, mode: 'auto', rounds: [{ max: 1, sessions }] };
const first = (pick: number) => [[pick, 0] as const, [0, 0] as const, [0, 0] as const];
const register = (who: number): Step => ({ do: 'register', who, attends: 'online', choose: first(who + 1) });
const swap = (who: number): Step => ({ do: 'swap', who, choose: first(((who + 1) % 3) + 1) });

/** One place each way; nobody chooses a session. */
const twoWays: World = { ...world, places: [1, 1] };
const join = (who: number, attends: 'online' | 'on_site'): Step => ({ do: 'register', who, attends, choose: first(0) });
const wish = (who: number): Step => ({ do: 'wish', who });

/**
 * Chance hardly ever makes these, so every run begins with them: three people who each wait for what the next one has; two
 * who each wait for the other's way of taking part, with and without somebody before them; and one who waits for it between two who have no place.
 */
export const KNOWN: [World, Step[]][] = [
  [world, [0, 1, 2].flatMap(register).concat([0, 1, 2].map(swap))],
  [twoWays, [join(0, 'online'), join(1, 'on_site'), wish(0), wish(1)]],
  [twoWays, [join(0, 'online'), join(1, 'on_site'), join(2, 'on_site'), wish(0), wish(1)]],
  ...(['auto', 'offer'] as const).map((mode): [World, Step[]] => [
    { ...twoWays, mode },
    [
      ...[join(0, 'online'), join(1, 'on_site'), join(2, 'on_site'), wish(0), join(3, 'on_site')],
      ...[{ do: 'cancel', who: 1 } as const, { do: 'yes', who: 2 } as const, { do: 'cancel', who: 2 } as const],
      ...[{ do: 'yes', who: 0 } as const, { do: 'cancel', who: 0 } as const],
    ],
  ]),
];
