import { isDeepStrictEqual } from 'node:util';
import { In } from 'typeorm';
import { newId, type Tx } from '#platform';
import type { Session } from '../programme/session.entity.js';
import { Pool } from './pool.entity.js';

/** The pools of an event: its own first, then those of its sessions. Lock the event row first if you write to them. */
export function poolsOf(tx: Tx, eventId: string): Promise<Pool[]> {
  return tx.find(Pool, { where: { eventId }, order: { sessionId: { direction: 'ASC', nulls: 'FIRST' }, mode: 'ASC' } });
}

/** A pool with what its session says of early places; both null for the event itself. */
export type OpenPool = Pool & Pick<Session, 'earlyUntil' | 'themeGroupId'>;

/** As `poolsOf`, without those of sessions that were called off: the ones somebody can still come into. */
export function openPoolsOf(tx: Tx, eventId: string): Promise<OpenPool[]> {
  return tx.query(
    `select p.id, p.event_id as "eventId", p.session_id as "sessionId", p.mode, p.capacity, p.taken, p.waiting, p.ceiling,
            s.early_until as "earlyUntil", s.theme_group_id as "themeGroupId"
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

/** How an event stands as a whole, whether its places are one lot or one for each way of taking part. */
export interface EventPlaces {
  /** Null is unlimited: also when only one of the two ways is. */
  readonly capacity: number | null;
  readonly taken: number;
  readonly waiting: number;
}

/** The places of a whole event, those of its sessions left out of account. */
export function eventPlaces(pools: readonly Pick<Pool, 'sessionId' | keyof EventPlaces>[]): EventPlaces {
  const own = pools.filter((pool) => pool.sessionId === null);
  const sum = (count: (pool: (typeof own)[number]) => number) => own.reduce((total, pool) => total + count(pool), 0);
  return {
    capacity: own.some((pool) => pool.capacity === null) ? null : sum((pool) => pool.capacity ?? 0),
    taken: sum((pool) => pool.taken),
    waiting: sum((pool) => pool.waiting),
  };
}

/** True when somebody holds a place in one of these pools, or waits for one. */
export function isInUse(pools: readonly Pick<Pool, 'taken' | 'waiting'>[]): boolean {
  return pools.some((pool) => pool.taken + pool.waiting > 0);
}

/** A pool as an organiser wants it. Capacity null is unlimited. */
export type PoolWish = Pick<Pool, 'mode' | 'capacity'>;

/** Whose places: those of an event itself (null) or of one of its sessions. */
export type PoolOwner = Pick<Pool, 'eventId' | 'sessionId'>;

export type PlacesChange =
  | { readonly kind: 'unchanged' }
  /** Capacities by mode, as the audit keeps them. */
  | { readonly kind: 'changed'; readonly before: object; readonly after: object };

/** Whether other ways of taking part are wanted while people hold or want places: whose would those be? */
export function wantsOtherWays(mine: readonly Pool[], wanted: readonly PoolWish[]): boolean {
  return isInUse(mine) && !sameWays(capacities(mine), capacities(wanted));
}

/**
 * Gives an event or a session the places that an organiser wants. A ceiling follows its capacity, never below what is
 * taken: nobody is thrown out. The event row must be locked.
 * @throws when `wantsOtherWays`: look first, before anybody is asked or told anything.
 */
export async function changePlaces(
  tx: Tx,
  owner: PoolOwner,
  wanted: readonly PoolWish[],
  now: Date,
): Promise<PlacesChange> {
  const mine = (await poolsOf(tx, owner.eventId)).filter((pool) => pool.sessionId === owner.sessionId);
  const [before, after] = [capacities(mine), capacities(wanted)];
  if (isDeepStrictEqual(before, after)) return { kind: 'unchanged' };
  if (wantsOtherWays(mine, wanted)) throw new Error('These places are in use: their ways stay');
  if (sameWays(before, after)) {
    for (const pool of mine) await setCapacity(tx, pool.id, after[pool.mode] ?? null);
  } else {
    for (const pool of mine) await tx.delete(Pool, { id: pool.id });
    await addPools(tx, owner, wanted, now);
  }
  return { kind: 'changed', before, after };
}

/**
 * An event is held in one way from now on: a session whose places were apart, or for the other way, has one lot for
 * everybody, as many as there were for the way that is left. Who holds or wants one keeps it.
 * @returns whether there were any. The event row must be locked.
 */
export async function mergeSessionPools(tx: Tx, eventId: string, way: Pool['mode']): Promise<boolean> {
  const apart = (await poolsOf(tx, eventId)).filter((pool) => pool.sessionId !== null && pool.mode !== 'any');
  for (const sessionId of new Set(apart.map((pool) => pool.sessionId))) {
    const mine = apart.filter((pool) => pool.sessionId === sessionId);
    const [kept, ...others] = mine.toSorted((a, b) => Number(b.mode === way) - Number(a.mode === way));
    if (!kept) continue;
    const sum = (field: 'taken' | 'waiting') => mine.reduce((total, pool) => total + pool[field], 0);
    const [taken, waiting] = [sum('taken'), sum('waiting')];
    const ceiling = kept.capacity === null ? null : Math.max(kept.capacity, taken);
    for (const { id } of others) await tx.delete(Pool, { id });
    await tx.update(Pool, { id: kept.id }, { mode: 'any', taken, waiting, ceiling });
  }
  return apart.length > 0;
}

/** Makes the pools of a new event or session. */
export async function addPools(tx: Tx, owner: PoolOwner, wanted: readonly PoolWish[], now: Date): Promise<void> {
  await tx.insert(
    Pool,
    wanted.map(({ mode, capacity }) => ({
      ...{ ...owner, id: newId(now.getTime()), mode, capacity },
      ...{ taken: 0, waiting: 0, ceiling: capacity },
    })),
  );
}

function setCapacity(tx: Tx, poolId: string, capacity: number | null): Promise<unknown> {
  // greatest() skips nulls, so an unlimited pool needs its own word.
  return tx.query(
    `update pool set capacity = $2::int, ceiling = case when $2::int is null then null else greatest($2::int, taken) end
     where id = $1`,
    [poolId, capacity],
  );
}

function sameWays(one: Record<string, number | null>, other: Record<string, number | null>): boolean {
  return isDeepStrictEqual(Object.keys(one), Object.keys(other));
}

function capacities(pools: readonly PoolWish[]): Record<string, number | null> {
  const sorted = pools.toSorted((a, b) => a.mode.localeCompare(b.mode));
  return Object.fromEntries(sorted.map(({ mode, capacity }) => [mode, capacity]));
}
