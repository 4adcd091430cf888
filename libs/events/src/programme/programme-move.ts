import { Not } from 'typeorm';
import { calendarDays, type Tx, toInstant, toWallTime, type WallTime } from '#platform';
import type { EventDetails } from '../event/event.entity.js';
import { PLENARY, Round, Session } from './session.entity.js';

type Times = Pick<EventDetails, 'localStart' | 'localEnd'>;

const MINUTE = 60_000;
const DAY = 24 * 60;

/**
 * By how many minutes of wall time the programme moves along with its event. An event that moves as a whole takes its
 * programme along; so does one that goes to another day, by whole days. One that only begins earlier or ends later
 * leaves it where it is.
 */
export function programmeShift(before: Times, after: Times): number {
  const start = wallMinutes(after.localStart) - wallMinutes(before.localStart);
  const end = wallMinutes(after.localEnd) - wallMinutes(before.localEnd);
  if (start === end) return start;
  return DAY * calendarDays(utc(before.localStart), utc(after.localStart), 'UTC');
}

/** Moves the rounds and sessions of an event along with it. What they last stays the same. The event row is locked. */
export async function moveProgramme(tx: Tx, before: EventDetails, after: EventDetails): Promise<void> {
  const shift = programmeShift(before, after);
  if (shift === 0 && before.timeZone === after.timeZone) return;
  const moved = ({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>) => {
    const wall = utc(toWallTime(startsAt, before.timeZone)).getTime() + shift * MINUTE;
    const start = toInstant(new Date(wall).toISOString().slice(0, 16), after.timeZone);
    return { startsAt: start, endsAt: new Date(start.getTime() + endsAt.getTime() - startsAt.getTime()) };
  };
  const eventId = after.id;
  for (const round of await tx.findBy(Round, { eventId })) await tx.update(Round, { id: round.id }, moved(round));
  for (const session of await tx.findBy(Session, { eventId, code: Not(PLENARY) }))
    await tx.update(Session, { id: session.id }, moved(session));
}

/** A wall time as if it were UTC: only to count with. */
function utc(wall: WallTime): Date {
  return new Date(`${wall}:00Z`);
}

function wallMinutes(wall: WallTime): number {
  return utc(wall).getTime() / MINUTE;
}
