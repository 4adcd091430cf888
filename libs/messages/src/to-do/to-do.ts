import type { EventDetails, EventPlaces, EventState, Pool } from '#events';

/** Something an organiser may want to do about an event; none of it stops the event. */
export type ToDo =
  | { readonly kind: 'mails_failed'; readonly count: number }
  /** More people than places, since there are fewer places now. */
  | { readonly kind: 'overhang'; readonly count: number }
  | { readonly kind: 'session_overhang'; readonly id: string; readonly code: string; readonly count: number }
  | { readonly kind: 'places_offered'; readonly count: number }
  | { readonly kind: 'people_ask'; readonly count: number }
  /** Their calendars declined; their places are still theirs. */
  | { readonly kind: 'calendars_declined'; readonly count: number }
  | { readonly kind: 'people_wait'; readonly count: number }
  | { readonly kind: 'session_waits'; readonly id: string; readonly code: string; readonly count: number }
  | { readonly kind: 'few_chose'; readonly id: string; readonly code: string; readonly count: number }
  | { readonly kind: 'english_missing' }
  | { readonly kind: 'no_reminders' };

/** A session as far as there can be something to do about it. */
export interface ToDoSession {
  readonly id: string;
  readonly code: string;
  readonly isCancelled: boolean;
  readonly confirmed: number;
}

interface Known {
  readonly event: Pick<EventDetails, 'title' | 'summary' | 'startsAt' | 'status'>;
  readonly state: EventState;
  /** Who is in line; who is held a place is not. */
  readonly counts: Pick<EventPlaces, 'waiting'>;
  /** Who asks for a place and has no answer yet. */
  readonly asking?: number;
  /** Who said in their calendar that they are not coming. */
  readonly declined?: number;
  readonly pools: readonly Pick<Pool, 'sessionId' | 'capacity' | 'taken' | 'waiting'>[];
  /** Places that are held for somebody who has not answered. */
  readonly offered: number;
  readonly sessions: readonly ToDoSession[];
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
  const over = overhangOf(known.pools, null);
  if (over > 0) items.push({ kind: 'overhang', count: over });
  if (known.offered > 0) items.push({ kind: 'places_offered', count: known.offered });
  if (known.asking) items.push({ kind: 'people_ask', count: known.asking });
  if (known.declined) items.push({ kind: 'calendars_declined', count: known.declined });
  if (counts.waiting > 0) items.push({ kind: 'people_wait', count: counts.waiting });
  items.push(...aboutSessions(known, now));
  if (!event.title.en || (event.summary.nl && !event.summary.en)) items.push({ kind: 'english_missing' });
  if (reminders === 0 && now < event.startsAt) items.push({ kind: 'no_reminders' });
  return items;
}

/** How many people more there are than places, in the event (null) or a session. Lowering the places throws nobody out. */
export function overhangOf(pools: Known['pools'], sessionId: string | null): number {
  return pools
    .filter((pool) => pool.sessionId === sessionId && pool.capacity !== null)
    .reduce((sum, { capacity, taken }) => sum + Math.max(0, taken - (capacity ?? 0)), 0);
}

/** Who waits for a session; who is held a place in it does not wait any more. */
function inLine(pools: Known['pools'], sessionId: string): number {
  return pools.reduce((sum, pool) => (pool.sessionId === sessionId ? sum + pool.waiting : sum), 0);
}

function aboutSessions({ event, sessions, pools }: Known, now: Date): ToDo[] {
  const isClose = event.status === 'published' && event.startsAt.getTime() - now.getTime() < CLOSE_MS;
  const open = sessions.filter(({ isCancelled }) => !isCancelled);
  return [
    ...open.flatMap(({ id, code }): ToDo[] => {
      const count = overhangOf(pools, id);
      return count > 0 ? [{ kind: 'session_overhang', id, code, count }] : [];
    }),
    ...open.flatMap(({ id, code }): ToDo[] => {
      const count = inLine(pools, id);
      return count > 0 ? [{ kind: 'session_waits', id, code, count }] : [];
    }),
    ...open.flatMap(({ id, code, confirmed }): ToDo[] =>
      isClose && confirmed < FEW ? [{ kind: 'few_chose', id, code, count: confirmed }] : [],
    ),
  ];
}
