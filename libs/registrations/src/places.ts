import type { Pool } from '#events';

/** What admission needs to know of a pool. */
export type Places = Pick<Pool, 'id' | 'mode' | 'capacity' | 'taken' | 'waiting'>;

/** Places that nobody holds, whoever may be next in line for them. Infinity when unlimited, 0 when overhung. */
export function placesLeft(pool: Places): number {
  return pool.capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, pool.capacity - pool.taken);
}

/** The pool that serves this way of attending; a pool for everybody serves both. */
export function poolFor<P extends Pick<Pool, 'mode'>>(
  pools: readonly P[],
  attends: 'online' | 'on_site',
): P | undefined {
  return pools.find((pool) => pool.mode === attends) ?? pools.find((pool) => pool.mode === 'any');
}

/** How many of the line may move up now: never more than there are places, whatever the capacity has become. */
export function promotions(pool: Places): number {
  return Math.min(pool.waiting, placesLeft(pool));
}
