import type { Pool } from '../places/pool.entity.js';
import type { EventDetails } from './event.entity.js';

/** What somebody who wants to come will find. */
export type EventState =
  | 'draft'
  | 'not_open_yet'
  | 'open'
  | 'full_waiting_open'
  | 'sold_out'
  | 'closed'
  | 'ended'
  | 'cancelled';

type Schedule = Pick<EventDetails, 'status' | 'endsAt' | 'opensAt' | 'closesAt' | 'waitingCapacity'> &
  Partial<Pick<EventDetails, 'approval' | 'startsAt'>>;
type Places = Pick<Pool, 'sessionId' | 'capacity' | 'taken' | 'waiting'>;

/**
 * Works out the state of an event. A moment that begins something belongs to it: registration is open at `opensAt` and
 * closed at `closesAt`, and the event has ended at `endsAt`. Where organisers decide, it closes at the start at the latest:
 * nobody would answer a request after that.
 * @param pools of the event; those of its sessions are left out of account.
 */
export function eventState(event: Schedule, pools: readonly Places[], now: Date): EventState {
  if (event.status === 'draft') return 'draft';
  if (event.status === 'cancelled') return 'cancelled';
  if (now >= event.endsAt) return 'ended';
  if (event.closesAt && now >= event.closesAt) return 'closed';
  if (event.approval && event.startsAt && now >= event.startsAt) return 'closed';
  if (event.opensAt && now < event.opensAt) return 'not_open_yet';
  const ofEvent = pools.filter((pool) => pool.sessionId === null);
  if (ofEvent.some(hasPlace)) return 'open';
  return ofEvent.some((pool) => mayWait(event, pool)) ? 'full_waiting_open' : 'sold_out';
}

/** True when a newcomer gets a place at once. Somebody who waits goes first, also when a place has just come free. */
export function hasPlace(pool: Pick<Pool, 'capacity' | 'taken' | 'waiting'>): boolean {
  return pool.waiting === 0 && (pool.capacity === null || pool.taken < pool.capacity);
}

/** True when a newcomer who finds no place may stand in the line of this pool. */
export function mayWait(event: Pick<EventDetails, 'waitingCapacity'>, pool: Pick<Pool, 'waiting'>): boolean {
  return event.waitingCapacity === null || pool.waiting < event.waitingCapacity;
}
