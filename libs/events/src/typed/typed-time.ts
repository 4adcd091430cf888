import { type Doubled, isTimeZone, toInstant, type WallTime, wallTimeFate } from '#platform';
import type { EventProblemCode } from './event-problems.js';

/** A wall time as a form sends it; browsers add seconds when a step asks for them. */
const WALL_TIME = /^(\d{4})-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;

/** What is wrong with a typed wall time, if anything. Says nothing about a zone that is itself unknown. */
export function wallTimeProblem(wall: string, timeZone: string, doubled: Doubled | ''): EventProblemCode | undefined {
  const year = Number(WALL_TIME.exec(wall)?.[1]);
  if (Number.isNaN(year)) return 'time-malformed';
  if (!isTimeZone(timeZone)) return undefined;
  try {
    const fate = wallTimeFate(wall, timeZone);
    if (year < 2000 || year > 2100) return 'time-out-of-range';
    return fate === 'doubled' && doubled === '' ? 'time-doubled' : undefined;
  } catch {
    return 'time-malformed'; // 30 February, 25:00
  }
}

/** To the minute: seconds that a browser added are dropped. */
export function toMinute(wall: string): WallTime {
  return wall.slice(0, 16);
}

/**
 * Which of two instants a stored wall time stood for, to fill the form again; empty when it happens only once.
 * @param at the instant that was stored with it.
 */
export function doubledChoice(wall: WallTime, timeZone: string, at: Date): Doubled | '' {
  if (wallTimeFate(wall, timeZone) !== 'doubled') return '';
  return at.getTime() === toInstant(wall, timeZone, 'later').getTime() ? 'later' : 'earlier';
}
