import type { EventDetails } from '#events';
import type { EventStatistics, SessionFigures } from '#statistics';

/** People can have come: it has begun, and was not called off before anybody was seen. */
export function hasTurnout(
  { startsAt, status }: Pick<EventDetails, 'startsAt' | 'status'>,
  { people }: Pick<EventStatistics, 'people'>,
  now: Date,
): boolean {
  return now >= startsAt && (status !== 'cancelled' || people.attended > 0);
}

/** Somebody was seen in a session. When all were seen at the event only, "0 came" would be a figure nobody counted. */
export function wasNotedPerSession(sessions: readonly SessionFigures[]): boolean {
  return sessions.some(({ attended }) => attended > 0);
}
