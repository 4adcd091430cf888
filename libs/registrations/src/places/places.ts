import { type EventDetails, hasPlace, type Pool } from '#events';

/** What admission needs to know of a pool; `sessionId` null is the event itself. */
export type Places = Pick<Pool, 'id' | 'sessionId' | 'mode' | 'capacity' | 'taken' | 'waiting'> & {
  /** Present while its places go to the members of a theme group. */
  readonly early?: Early | undefined;
};

/** Whose turn it is at a session for now. */
export interface Early {
  readonly groupId: string;
  /** Members by the id of their contact, and by their address. */
  readonly members: ReadonlySet<string>;
  /** One of them is in line: then those who come later stand behind. */
  readonly isMemberWaiting: boolean;
}

export type Attends = 'online' | 'on_site';

/** A chosen session: held, in line for it, or wanted while the person still waits for the event itself. */
export interface SessionPlace {
  readonly sessionId: string;
  readonly status: 'wanted' | 'confirmed' | 'waiting';
}

/** How somebody takes part: only a hybrid event leaves them the choice. */
export function attendsOf({ kind }: Pick<EventDetails, 'kind'>, wish: Attends): Attends {
  return kind === 'hybrid' ? wish : kind;
}

/** The pools of one event while a batch is admitted: counts go up as people come in. */
export class PlacesLedger {
  readonly #pools: Map<string, Places>;

  constructor(pools: readonly Places[]) {
    this.#pools = new Map(pools.map((pool) => [pool.id, pool]));
  }

  get pools(): Places[] {
    return [...this.#pools.values()];
  }

  /** The pool of the event (null) or of a session that serves this way of attending. */
  find(sessionId: string | null, attends: Attends): Places | undefined {
    return poolFor(
      this.pools.filter((pool) => pool.sessionId === sessionId),
      attends,
    );
  }

  /**
   * Takes a place if one is free and nobody waits for it whose turn it is, else stands in line.
   * @param who contact or address: while places go to members first it says whether this is one.
   */
  enter(pool: Places, who: string): 'confirmed' | 'waiting' {
    if (!hasPlaceFor(pool, who)) return this.wait(pool, who);
    this.#pools.set(pool.id, { ...pool, taken: pool.taken + 1 });
    return 'confirmed';
  }

  /** Stands in line, also where a place is free: it is given when the lines move up. */
  wait(pool: Places, who: string): 'waiting' {
    const { early } = pool;
    const isMemberWaiting = early && (early.isMemberWaiting || early.members.has(who));
    const first = early && { early: { ...early, isMemberWaiting } as Early };
    this.#pools.set(pool.id, { ...pool, waiting: pool.waiting + 1, ...first });
    return 'waiting';
  }
}

/** True when this person gets a place at once: while places go to members, those who are not are left out of account. */
export function hasPlaceFor(pool: Places, who: string): boolean {
  if (!pool.early) return hasPlace(pool);
  const { members, isMemberWaiting } = pool.early;
  return members.has(who) && !isMemberWaiting && placesLeft(pool) > 0;
}

/** Who waits for the event stands in no session's line yet: the choices are remembered and decided on promotion. */
export function enterSessions(
  ledger: PlacesLedger,
  { sessionIds, attends }: { readonly sessionIds: readonly string[]; readonly attends: Attends },
  who: string,
  status: 'confirmed' | 'waiting',
): SessionPlace[] {
  return sessionIds.flatMap((sessionId) => {
    const pool = ledger.find(sessionId, attends);
    if (!pool) return [];
    return [{ sessionId, status: status === 'waiting' ? 'wanted' : ledger.enter(pool, who) }];
  });
}

/** Places that nobody holds, whoever may be next in line for them. Infinity when unlimited, 0 when overhung. */
export function placesLeft(pool: Places): number {
  return pool.capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, pool.capacity - pool.taken);
}

/** The pool that serves this way of attending; a pool for everybody serves both. */
export function poolFor<P extends Pick<Pool, 'mode'>>(pools: readonly P[], attends: Attends): P | undefined {
  return pools.find((pool) => pool.mode === attends) ?? pools.find((pool) => pool.mode === 'any');
}

/** How many of the line may move up now: never more than there are places, whatever the capacity has become. */
export function promotions(pool: Places): number {
  return Math.min(pool.waiting, placesLeft(pool));
}
