import type { EventDetails } from '../event/event.entity.js';
import type { EventProblem } from '../typed/event-problems.js';

type Span = Pick<EventDetails, 'startsAt' | 'endsAt'>;

/** What is wrong with the times of a round or a session: they run forward, and lie within the event. */
export function spanProblems(event: Span, { startsAt, endsAt }: Span): EventProblem[] {
  if (startsAt < event.startsAt || startsAt >= event.endsAt) return [{ field: 'start', code: 'outside-event' }];
  if (endsAt <= startsAt) return [{ field: 'end', code: 'end-before-start' }];
  return endsAt > event.endsAt ? [{ field: 'end', code: 'outside-event' }] : [];
}
