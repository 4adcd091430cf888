import type { EventDetails } from '../event/event.entity.js';
import type { Session } from './session.entity.js';

type Span = Pick<Session, 'startsAt' | 'endsAt'>;

/**
 * Pure: whether a start really moves. What has begun, and by the new time has begun as well, is only put right: nobody can
 * still come because of it, so nothing that hangs on the start begins anew.
 */
export function isMove(
  before: Pick<EventDetails, 'startsAt'>,
  after: Pick<EventDetails, 'startsAt'>,
  now: Date,
): boolean {
  if (before.startsAt.getTime() === after.startsAt.getTime()) return false;
  return before.startsAt > now || after.startsAt > now;
}

/** Pure: the columns of a session that is at other times from now on. */
export function retimed(session: Session, { startsAt, endsAt }: Span, now: Date): Partial<Session> {
  const moved = { startVersion: session.startVersion + 1, startMovedAt: now };
  return { startsAt, endsAt, ...(isMove(session, { startsAt }, now) && moved) };
}
