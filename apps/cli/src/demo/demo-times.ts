import { toInstant, toWallTime } from '#platform';
import type { DemoEvent } from './demo-event.js';

export const DEMO_ZONE = 'Europe/Amsterdam';
const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
const QUARTER = 15 * MINUTE;
/** Working groups meet on Tuesdays and Thursdays, not at weekends. */
const NOT_AT_WEEKENDS: Readonly<Record<number, number>> = { 6: -2, 0: 2 };

type When = Pick<DemoEvent, 'on'>;

export function startOf({ on }: When, now: Date): Date {
  if ('day' in on) return wall(on.day, on.start, now);
  return new Date(Math.ceil((now.getTime() + on.inMinutes * MINUTE - QUARTER / 2) / QUARTER) * QUARTER);
}

export function endOf({ on }: When, now: Date): Date {
  return 'day' in on ? wall(on.day, on.end, now) : new Date(startOf({ on }, now).getTime() + 60 * MINUTE);
}

/** How many people were in the network by then: it began small, and some 75 join a year. */
export function membersBy(at: Date, now: Date): number {
  return Math.round(Math.min(180, Math.max(90, 180 + ((at.getTime() - now.getTime()) / DAY) * 0.2)));
}

function wall(day: number, time: string, now: Date): Date {
  const far = new Date(now.getTime() + day * DAY);
  const weekday = new Date(`${toWallTime(far, DEMO_ZONE).slice(0, 10)}T12:00Z`).getUTCDay();
  const near = new Date(far.getTime() + (NOT_AT_WEEKENDS[weekday] ?? 0) * DAY);
  return toInstant(`${toWallTime(near, DEMO_ZONE).slice(0, 10)}T${time}`, DEMO_ZONE);
}
