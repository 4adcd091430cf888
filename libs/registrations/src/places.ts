/** A stock of places of an event: for everybody, or for those who come by one way. */
export interface Pool {
  readonly id: string;
  readonly mode: 'any' | 'online' | 'on_site';
  /** null = unlimited. */
  readonly capacity: number | null;
  readonly taken: number;
  readonly waiting: number;
}

/** True when a newcomer may have a place: one is left and nobody waits for it. */
export function isFree(pool: Pool): boolean {
  return pool.waiting === 0 && placesLeft(pool) > 0;
}

/** Places that nobody holds, whoever may be next in line for them. Infinity when unlimited, 0 when overhung. */
export function placesLeft(pool: Pool): number {
  return pool.capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, pool.capacity - pool.taken);
}

/** The pool that serves this way of attending; a pool for everybody serves both. */
export function poolFor<P extends Pick<Pool, 'mode'>>(pools: readonly P[], attends: 'online' | 'on_site'): P | undefined {
  return pools.find((pool) => pool.mode === attends) ?? pools.find((pool) => pool.mode === 'any');
}

/** How many of the line may move up now: never more than there are places, whatever the capacity has become. */
export function promotions(pool: Pool): number {
  return Math.min(pool.waiting, placesLeft(pool));
}
