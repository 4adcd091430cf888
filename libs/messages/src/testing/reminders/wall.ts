/** Clocks on walls, asked of Intl and of nothing of ours: what the property test of reminders goes by. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock in this zone shows, as `2027-03-28T02:30`. */
export function wallOf(at: number, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, hourCycle: 'h23', ...parts });
    clocks.set(timeZone, clock);
  }
  return clock.format(at).replace(' ', 'T');
}

/** Milliseconds by which the wall is ahead of UTC; whole minutes, as all zones have had for a century. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / MINUTE) * MINUTE;
  return Date.parse(`${wallOf(minute, timeZone)}Z`) - minute;
}

/** Every instant at which the wall shows this: none when it is skipped, two when it is doubled. */
export function instantsOf(wall: string, timeZone: string): number[] {
  const asIfUtc = Date.parse(`${wall}Z`);
  const near = [-26, -3, 0, 3, 26].map((hours) => offsetAt(asIfUtc + hours * HOUR, timeZone));
  const possible = [...new Set(near)].map((offset) => asIfUtc - offset);
  return possible.filter((at) => wallOf(at, timeZone) === wall).sort((a, b) => a - b);
}

/** The instant a wall time means: the first (or last) of two; a skipped one moves forward by as much as the clock does. */
export function meantBy(wall: string, timeZone: string, doubled: 'earlier' | 'later' = 'earlier'): number {
  const instants = instantsOf(wall, timeZone);
  const one = doubled === 'earlier' ? instants[0] : instants.at(-1);
  const asIfUtc = Date.parse(`${wall}Z`);
  return one ?? asIfUtc - offsetAt(asIfUtc - 26 * HOUR, timeZone);
}

/** The instant so many days away, at the same time on the wall; seconds are kept. */
export function daysAway(at: number, days: number, timeZone: string): number {
  const wall = new Date(Date.parse(`${wallOf(at, timeZone)}Z`) + days * 24 * HOUR).toISOString().slice(0, 16);
  return meantBy(wall, timeZone) + (at % MINUTE);
}

export const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

/** No zone changes its clocks twice within so many days; Morocco comes nearest, around Ramadan. */
const STEP = 5 * 24 * HOUR;

/** Every change of clocks from 2026 to 2028, in the whole world. */
export function changesOfClocks(): { readonly zone: string; readonly at: number }[] {
  const [from, to] = [Date.parse('2026-01-01Z'), Date.parse('2029-01-01Z')];
  return ZONES.flatMap((zone) => {
    const found: { zone: string; at: number }[] = [];
    for (let day = from, offset = offsetAt(from, zone); day < to; day += STEP) {
      const earlier = offset;
      offset = offsetAt(day + STEP, zone);
      if (offset === earlier) continue;
      let [before, after] = [day, day + STEP];
      while (after - before > MINUTE) {
        const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
        if (offsetAt(middle, zone) === earlier) before = middle;
        else after = middle;
      }
      found.push({ zone, at: after });
    }
    return found;
  });
}
