import { historyAround } from './history.js';
import { play, type Seen } from './play.js';
import { changesOfClocks, ZONES } from './wall.js';

/** Zones that keep one time all year come along with a moment of no meaning. */
let places: { readonly zone: string; readonly at: number }[] | undefined;

/**
 * Whatever the zone, however often the start moves, whoever comes late and however long the workers slept: nobody is
 * reminded twice, nobody missed, nobody after the start, and everybody at the right time by the clock on their wall. Case
 * after case goes through every change of clocks of every zone from 2026 to 2028.
 * @throws {Error} with the number of the case and its history
 */
export function runReminders({ cases, seed }: { readonly cases: number; readonly seed: number }): Seen {
  places ??= placesOfTheWorld();
  const seen: Seen = {
    histories: 0,
    mails: 0,
    sweeps: 0,
    reschedules: 0,
    ofSessions: 0,
    skipped: 0,
    doubled: 0,
    late: 0,
    zones: new Set(),
  };
  for (let i = 0; i < cases; i++) {
    // Strided, so that a short run sees the whole world too.
    const place = places[(i * 7919 + seed) % places.length] as (typeof places)[number];
    const history = historyAround(place, seeded(seed * 1_000_003 + i));
    try {
      play(history, seen);
    } catch (error) {
      throw new Error(`case ${i} of seed ${seed}: ${(error as Error).message}\n${JSON.stringify(history)}`, {
        cause: error,
      });
    }
  }
  return seen;
}

/** A place is a zone and one of its changes of clocks. */
export function placesOfTheWorld(): { readonly zone: string; readonly at: number }[] {
  const changes = changesOfClocks();
  const having = new Set(changes.map(({ zone }) => zone));
  const others = ZONES.filter((zone) => !having.has(zone)).map((zone) => ({
    zone,
    at: Date.parse('2027-02-10T11:30Z'),
  }));
  return [...changes, ...others];
}

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32: neighbouring seeds differ at once). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
