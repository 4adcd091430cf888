import { In } from 'typeorm';
import { newId, type Tx } from '#platform';
import { Pool } from './pool.entity.js';

/** The pools of an event: its own first, then those of its sessions. Lock the event row first if you write to them. */
export function poolsOf(tx: Tx, eventId: string): Promise<Pool[]> {
  return tx.find(Pool, { where: { eventId }, order: { sessionId: { direction: 'ASC', nulls: 'FIRST' }, mode: 'ASC' } });
}

/** As `poolsOf`, without those of sessions that were called off: the ones somebody can still come into. */
export function openPoolsOf(tx: Tx, eventId: string): Promise<Pool[]> {
  return tx.query(
    `select p.id, p.event_id as "eventId", p.session_id as "sessionId", p.mode, p.capacity, p.taken, p.waiting, p.ceiling
     from pool p left join session s on s.id = p.session_id
     where p.event_id = $1 and (s.id is null or s.status = 'open') order by p.session_id nulls first, p.mode`,
    [eventId],
  );
}

/** The pools of many events in one query. Every id is in the map. */
export async function poolsOfEvents(tx: Tx, eventIds: readonly string[]): Promise<Map<string, Pool[]>> {
  const byEvent = new Map<string, Pool[]>(eventIds.map((id) => [id, []]));
  if (eventIds.length === 0) return byEvent;
  for (const pool of await tx.findBy(Pool, { eventId: In([...eventIds]) })) byEvent.get(pool.eventId)?.push(pool);
  return byEvent;
}

/** The pool that holds the places of a whole event. `any` is the only mode an event has so far. */
export function eventPool(pools: readonly Pool[]): Pool | undefined {
  return pools.find((pool) => pool.sessionId === null && pool.mode === 'any');
}

/** Makes the pool of a new event. @param capacity null is unlimited. */
export async function addEventPool(tx: Tx, eventId: string, capacity: number | null, now: Date): Promise<void> {
  await tx.insert(Pool, {
    id: newId(now.getTime()),
    eventId,
    sessionId: null,
    mode: 'any',
    capacity,
    taken: 0,
    waiting: 0,
    ceiling: capacity,
  });
}

/**
 * Changes how many places an event has. The ceiling follows, never below what is taken: nobody is thrown out.
 * The event row must be locked. @returns the capacity before, when it changed.
 */
export async function changeCapacity(
  tx: Tx,
  eventId: string,
  capacity: number | null,
): Promise<{ before: number | null } | undefined> {
  const before = eventPool(await poolsOf(tx, eventId))?.capacity ?? null;
  if (before === capacity) return undefined;
  // greatest() skips nulls, so an unlimited pool needs its own word.
  await tx.query(
    `update pool set capacity = $2::int, ceiling = case when $2::int is null then null else greatest($2::int, taken) end
     where event_id = $1 and session_id is null and mode = 'any'`,
    [eventId, capacity],
  );
  return { before };
}
