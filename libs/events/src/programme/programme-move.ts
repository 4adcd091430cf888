import { Not } from 'typeorm';
import { calendarDays, type Tx, toInstant, toWallTime, type WallTime } from '#platform';
import type { EventDetails } from '../event/event.entity.js';
import { retimed } from './retimed.js';
import { PLENARY, Round, Session } from './session.entity.js';

export type Times = Pick<EventDetails, 'localStart' | 'localEnd'>;

const MINUTE = 60_000;
const DAY = 24 * 60;

/**
 * By how many minutes of wall time the programme moves along with its event. An event that moves as a whole takes its
 * programme along; so does one that goes to another day, by whole days. One that only begins earlier or ends later
 * leaves it where it is.
 */
export function programmeShift(before: Times, after: Times): number {
  const start = startShift(before, after);
  const end = wallMinutes(after.localEnd) - wallMinutes(before.localEnd);
  if (start === end) return start;
  return DAY * calendarDays(utc(before.localStart), utc(after.localStart), 'UTC');
}

/** Minutes of wall time from one start to the other. */
export function startShift(before: Times, after: Times): number {
  return wallMinutes(after.localStart) - wallMinutes(before.localStart);
}

type Span = Pick<Session, 'startsAt' | 'endsAt'>;
type Moving = Times & Span & Pick<EventDetails, 'timeZone'>;

/** A part of the programme as it moves along with its event. What it lasts stays the same. */
function movedAlong(before: Moving, after: Moving, { startsAt, endsAt }: Span): Span {
  const shift = programmeShift(before, after);
  return shift === 0 && before.timeZone === after.timeZone
    ? { startsAt, endsAt }
    : movedBy(shift, before, after, { startsAt, endsAt });
}

type InZone = Pick<EventDetails, 'timeZone'>;

/** A span that begins so many minutes of wall time later, on the clocks of another zone. What it lasts stays the same. */
export function movedBy(shift: number, before: InZone, after: InZone, { startsAt, endsAt }: Span): Span {
  const wall = utc(toWallTime(startsAt, before.timeZone)).getTime() + shift * MINUTE;
  const start = toInstant(new Date(wall).toISOString().slice(0, 16), after.timeZone);
  return { startsAt: start, endsAt: new Date(start.getTime() + endsAt.getTime() - startsAt.getTime()) };
}

/** Whether a round or session that lay within its event would lie outside it. */
export async function leavesProgramme(tx: Tx, before: EventDetails, after: Moving): Promise<boolean> {
  const { rounds, sessions } = await partsOf(tx, before.id);
  const isWithin = (event: Span, part: Span) => part.startsAt >= event.startsAt && part.endsAt <= event.endsAt;
  return [...rounds, ...sessions].some(
    (part) => isWithin(before, part) && !isWithin(after, movedAlong(before, after, part)),
  );
}

/**
 * Moves the rounds and sessions of an event along with it, and the moments until which members go first that are still to
 * come: what was opened to everybody stays open. The event row is locked.
 */
export async function moveProgramme(tx: Tx, before: EventDetails, after: EventDetails, now: Date): Promise<void> {
  if (programmeShift(before, after) === 0 && before.timeZone === after.timeZone) return;
  const { rounds, sessions } = await partsOf(tx, after.id);
  for (const round of rounds) await tx.update(Round, { id: round.id }, movedAlong(before, after, round));
  for (const session of sessions) {
    const { earlyUntil: at } = session;
    const early = at && at > now ? movedAlong(before, after, { startsAt: at, endsAt: at }).startsAt : at;
    const times = retimed(session, movedAlong(before, after, session), now);
    await tx.update(Session, { id: session.id }, { ...times, earlyUntil: early });
  }
}

async function partsOf(tx: Tx, eventId: string) {
  const rounds = await tx.findBy(Round, { eventId });
  return { rounds, sessions: await tx.findBy(Session, { eventId, code: Not(PLENARY) }) };
}

/** A wall time as if it were UTC: only to count with. */
function utc(wall: WallTime): Date {
  return new Date(`${wall}:00Z`);
}

function wallMinutes(wall: WallTime): number {
  return utc(wall).getTime() / MINUTE;
}
