import { hasPlace, mayWait } from '#events';
import { otherWayOf } from '../registration.js';
import { type Attends, hasPlaceFor, type Places, PlacesLedger, type SessionPlace } from './places.js';
import type { HeldPlace } from './session-places.js';

/** Somebody with a place who waits for one the other way, online or on site. */
export interface Crosser {
  readonly registrationId: string;
  /** How they take part until then. */
  readonly attends: Attends;
  /** Their number in the line of the other way. */
  readonly arrival: number;
  readonly held: readonly HeldPlace[];
}

/** What going over comes to: the sessions of each, and how many then hold or want a place of each pool. */
export interface Across {
  readonly sessions: ReadonlyMap<string, readonly SessionPlace[]>;
  readonly pools: readonly Places[];
}

/**
 * People go over to the other way at once, each with every session they hold, pure. `undefined` where one of those has no
 * place that way: then nobody goes. The places at the event are counted, whether there are any or not.
 * @param isHeld the new place at the event is counted already, since it was held for them.
 */
export function crossTogether(
  pools: readonly Places[],
  crossers: readonly Crosser[],
  isHeld = false,
): Across | undefined {
  const counts = new Map(pools.map(({ id, taken, waiting }) => [id, { taken, waiting }]));
  const count = (pool: Places | undefined, what: 'taken' | 'waiting', by: 1 | -1) => {
    const mine = pool && counts.get(pool.id);
    if (mine) mine[what] += by;
  };
  const before = new PlacesLedger(pools);
  for (const { attends, held } of crossers)
    for (const { sessionId, status } of [{ sessionId: null, status: 'confirmed' }, ...held]) {
      const [from, to] = [before.find(sessionId, attends), before.find(sessionId, otherWayOf(attends))];
      if (!to) return undefined;
      if (from?.id === to.id) continue;
      count(from, status === 'waiting' ? 'waiting' : 'taken', -1);
      if (sessionId === null && !isHeld) count(to, 'taken', 1);
    }
  const ledger = new PlacesLedger(pools.map((pool) => ({ ...pool, ...counts.get(pool.id) })));
  const sessions = new Map<string, readonly SessionPlace[]>();
  for (const { registrationId, attends, held } of crossers) {
    const mine = sessionsAcross(ledger, held, otherWayOf(attends), 'confirmed');
    if ('fullIn' in mine) return undefined;
    sessions.set(registrationId, mine.places);
  }
  return { sessions, pools: ledger.pools };
}

/** Sessions held the other way, or the first that has no place that way or is not held that way. */
export function sessionsAcross(
  ledger: PlacesLedger,
  held: readonly HeldPlace[],
  attends: Attends,
  inEvent: 'confirmed' | 'waiting',
): { readonly places: readonly SessionPlace[] } | { readonly fullIn: string } {
  const places: SessionPlace[] = [];
  for (const place of held) {
    const status = enterSession(ledger, place, attends, inEvent);
    if (!status) return { fullIn: place.sessionId };
    places.push({ sessionId: place.sessionId, status });
  }
  return { places };
}

/**
 * Who holds a place in a session must get one. Who waits stands in that line, free place or not: when the lines move up
 * whoever gets in leaves what they kept until then, which going over does not.
 */
function enterSession(
  ledger: PlacesLedger,
  { sessionId, attends, status, contactId }: HeldPlace,
  other: Attends,
  inEvent: 'confirmed' | 'waiting',
): SessionPlace['status'] | undefined {
  const [from, to] = [ledger.find(sessionId, attends), ledger.find(sessionId, other)];
  if (!to) return undefined;
  if (status === 'wanted') return inEvent === 'waiting' ? 'wanted' : ledger.enter(to, contactId);
  if (from?.id === to.id) return status;
  if (status === 'waiting') return ledger.wait(to, contactId);
  return hasPlaceFor(to, contactId) ? ledger.enter(to, contactId) : undefined;
}

/**
 * A place at the event the other way, for who asks for it now; who waits may also stand in that line. `undefined`:
 * nothing to be had, so nothing moves.
 */
export function enterEventAcross(
  ledger: PlacesLedger,
  { attends, status, contactId }: { readonly attends: Attends; readonly status: string; readonly contactId: string },
  waitingCapacity: number | null,
): 'confirmed' | 'waiting' | undefined {
  const [from, to] = [ledger.find(null, attends), ledger.find(null, otherWayOf(attends))];
  if (!to || (status !== 'confirmed' && status !== 'waiting')) return undefined;
  if (from?.id === to.id) return status;
  const mayEnter = hasPlace(to) || (status === 'waiting' && mayWait({ waitingCapacity }, to));
  return mayEnter ? ledger.enter(to, contactId) : undefined;
}
