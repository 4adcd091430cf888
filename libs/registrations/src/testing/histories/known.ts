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
const join = (who: number, attends: 'online' | 'on_site', pick = 0): Step => {
  return { do: 'register', who, attends, choose: first(pick) };
};
const wish = (who: number): Step => ({ do: 'wish', who });

/** Two places on site; the first session has one each way, the second is for everybody. */
const withSessions: World = {
  ...twoWays,
  places: [1, 2],
  rounds: [{ max: 1, sessions: sessions.map((one, i) => (i === 0 ? { ...one, places: [1, 1] } : one)) }],
};
const choose = (who: number, pick: number): Step => ({ do: 'swap', who, choose: first(pick) });

/**
 * Chance hardly ever makes these, so every run begins with them: three people who each wait for what the next one has; two
 * who each wait for the other's way of taking part, with and without somebody before them; two who wait for one place that
 * way; one who goes over and gets the session they waited for beside another; one who is passed over since their place
 * would not do for the sessions of whom they would change with; one who changes places only once a session that was held
 * for them is not any more; and one who waits for it between two who have no place.
 */
export const KNOWN: [World, Step[]][] = [
  [world, [0, 1, 2].flatMap(register).concat([0, 1, 2].map(swap))],
  [twoWays, [join(0, 'online'), join(1, 'on_site'), wish(0), wish(1)]],
  [twoWays, [join(0, 'online'), join(1, 'on_site'), join(2, 'on_site'), wish(0), wish(1)]],
  [
    { ...twoWays, places: [1, 2] },
    [join(0, 'online'), ...[1, 2].map((who) => join(who, 'on_site')), ...[1, 2, 0].map(wish)],
  ],
  [
    { ...twoWays, places: [2, 1] },
    [...[0, 1].map((who) => join(who, 'online')), join(2, 'on_site'), ...[0, 1].map(wish), { do: 'cancel', who: 2 }],
  ],
  [{ ...withSessions, places: [2, 1] }, [join(0, 'online', 1), join(1, 'online', 2), choose(1, 1), wish(1)]],
  [withSessions, [join(0, 'online', 1), join(1, 'on_site'), join(2, 'on_site', 1), ...[1, 0, 2].map(wish)]],
  [
    { ...twoWays, mode: 'offer' },
    [
      ...[join(0, 'online', 1), join(1, 'on_site', 1), wish(1)],
      ...[{ do: 'capacity', pool: 2, capacity: null } as const, wish(0), { do: 'lapse' } as const],
      ...[join(2, 'online'), { do: 'lapse' } as const],
    ],
  ],
  ...(['auto', 'offer'] as const).map((mode): [World, Step[]] => [
    { ...twoWays, mode },
    [
      ...[join(0, 'online'), join(1, 'on_site'), join(2, 'on_site'), wish(0), join(3, 'on_site')],
      ...[{ do: 'cancel', who: 1 } as const, { do: 'yes', who: 2 } as const, { do: 'cancel', who: 2 } as const],
      ...[{ do: 'yes', who: 0 } as const, { do: 'cancel', who: 0 } as const],
    ],
  ]),
];
