import { calendarDays, toInstant, toWallTime } from '#platform';

/** A chart and its table stay readable with this many; more days are taken together. */
const MOST_POINTS = 40;

/**
 * Moments at which to count: midnights where the event is, in even steps from the day of `first`, and `last` itself.
 * There are always two or more, in order.
 */
export function growthMoments(first: Date, last: Date, timeZone: string): Date[] {
  const days = Math.max(1, calendarDays(first, last, timeZone));
  const step = Math.ceil(days / MOST_POINTS);
  const date = toWallTime(first, timeZone).slice(0, 10);
  const moments: Date[] = [];
  for (let day = 0; ; day += step) {
    const midnight = toInstant(`${addDays(date, day)}T00:00`, timeZone);
    if (midnight >= last) return [...moments, ...(moments.length === 0 ? [first] : []), last];
    moments.push(midnight);
  }
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
