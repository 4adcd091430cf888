import { isDeepStrictEqual } from 'node:util';
import type { EventDetails } from '../event/event.entity.js';
import { isLive } from '../event/event-work.js';
import type { Pool } from '../places/pool.entity.js';
import type { Session } from './session.entity.js';

/** What sends people somewhere at a time: when it changes, whoever chose the session must know. */
const NEWS = ['startsAt', 'endsAt', 'title', 'location'] as const satisfies readonly (keyof Session)[];
export type SessionFacts = Pick<Session, (typeof NEWS)[number]>;

/** A session before and after a change, and how many people must know. */
export interface SessionNews {
  readonly session: Session;
  readonly after: SessionFacts;
  readonly taken: number;
  readonly waiting: number;
}

/** What people must be told when a session changes; nothing when its event is no news to anybody. */
export function sessionNewsOf(
  event: Pick<EventDetails, 'status' | 'endsAt'>,
  session: Session,
  after: SessionFacts,
  pools: readonly Pick<Pool, 'sessionId' | 'taken' | 'waiting'>[],
  now: Date,
): SessionNews | undefined {
  if (!isLive(event, now) || session.status !== 'open') return undefined;
  if (NEWS.every((field) => isDeepStrictEqual(session[field], after[field]))) return undefined;
  const mine = pools.filter((pool) => pool.sessionId === session.id);
  const sum = (field: 'taken' | 'waiting') => mine.reduce((total, pool) => total + pool[field], 0);
  return { session, after, taken: sum('taken'), waiting: sum('waiting') };
}
