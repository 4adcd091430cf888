import type { EventDetails, EventState } from '#events';
import type { RegistrationCounts } from '#registrations';
import type { SessionFigures } from '#statistics';

/** Something an organiser may want to do about an event; none of it stops the event. */
export type ToDo =
  | { readonly kind: 'mails_failed'; readonly count: number }
  | { readonly kind: 'people_wait'; readonly count: number }
  | { readonly kind: 'session_waits'; readonly id: string; readonly code: string; readonly count: number }
  | { readonly kind: 'few_chose'; readonly id: string; readonly code: string; readonly count: number }
  | { readonly kind: 'english_missing' }
  | { readonly kind: 'no_reminders' };

interface Known {
  readonly event: Pick<EventDetails, 'title' | 'summary' | 'startsAt' | 'status'>;
  readonly state: EventState;
  readonly counts: Pick<RegistrationCounts, 'waiting'>;
  readonly sessions: readonly SessionFigures[];
  readonly failedMails: number;
  readonly reminders: number;
}

/** A session that so few people chose this close to the day could be joined with another. */
const FEW = 3;
const CLOSE_MS = 7 * 24 * 3_600_000;

/** What is worth doing now, the most pressing first. Once it is over only mails that did not arrive are left. */
export function toDoFor(known: Known, now: Date): ToDo[] {
  const { state, counts, failedMails, reminders, event } = known;
  const items: ToDo[] = failedMails > 0 ? [{ kind: 'mails_failed', count: failedMails }] : [];
  if (state === 'ended' || state === 'cancelled') return items;
  if (counts.waiting > 0) items.push({ kind: 'people_wait', count: counts.waiting });
  items.push(...aboutSessions(known, now));
  if (!event.title.en || (event.summary.nl && !event.summary.en)) items.push({ kind: 'english_missing' });
  if (reminders === 0 && now < event.startsAt) items.push({ kind: 'no_reminders' });
  return items;
}

function aboutSessions({ event, sessions }: Known, now: Date): ToDo[] {
  const isClose = event.status === 'published' && event.startsAt.getTime() - now.getTime() < CLOSE_MS;
  const open = sessions.filter(({ isCancelled }) => !isCancelled);
  return [
    ...open.flatMap(({ id, code, waiting }): ToDo[] =>
      waiting > 0 ? [{ kind: 'session_waits', id, code, count: waiting }] : [],
    ),
    ...open.flatMap(({ id, code, confirmed }): ToDo[] =>
      isClose && confirmed < FEW ? [{ kind: 'few_chose', id, code, count: confirmed }] : [],
    ),
  ];
}
