const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** Whoever lived this long was healthy; a crash after it is a new story. */
const HEALTHY_MS = 60_000;

/** Crashes in a row, after one more that came `livedMs` after its start. */
export function crashesInARow(before: number, livedMs: number): number {
  return livedMs >= HEALTHY_MS ? 1 : before + 1;
}

/** Milliseconds to wait before the next try: half a second, then twice as long each time, at most half a minute. */
export function restartDelay(crashes: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (Math.min(crashes, 10) - 1));
}
