import type { Actor } from '#identity';
import type { Tx } from '#platform';
import { openPlacesOf } from '../places/early-places.js';
import { closeOffers } from '../places/offer-rows.js';
import { placesOf, poolOf } from '../places/session-places.js';
import type { Move } from '../places/waiting-line.js';
import type { Registration } from '../registration.js';
import { type Answered, auditOffer, takePlace } from './offer-answers.js';

/** What became of giving somebody a place out of order. */
export type Gift =
  | 'given'
  /** There is none, and the organiser has not said that one more is all right. */
  | 'full'
  /** They do not wait for it: they have it already, or are out. */
  | 'not_waiting';

/**
 * Gives somebody who waits a place now, whoever stands before them. A place that is held for them is theirs; where all
 * are taken the ceiling rises to one more than there are, if the organiser wants that. The event is locked.
 * @param sessionId null for the event itself.
 */
export async function givePlace(
  tx: Tx,
  move: Move,
  registration: Registration,
  sessionId: string | null,
  actor: Actor,
  mayOverbook: boolean,
): Promise<Answered<Gift>> {
  if (!(await isWaitingFor(tx, registration, sessionId))) return { answer: 'not_waiting', mails: [] };
  const pools = await openPlacesOf(tx, move.event, move.now);
  const pool = poolOf(pools, { sessionId, attends: registration.attends });
  if (!pool) return { answer: 'not_waiting', mails: [] };
  const held = await closeOffers(tx, [{ registrationId: registration.id, sessionId }], 'accepted', move.now);
  const isFull = held.length === 0 && pool.capacity !== null && pool.taken >= pool.capacity;
  if (isFull && !mayOverbook) return { answer: 'full', mails: [] };
  if (held.length === 0) await countIn(tx, pool.id);
  const what = { sessionId, overbooked: isFull };
  await auditOffer(tx, move, registration.id, actor, 'registration.place_given', what);
  return { answer: 'given', mails: await takePlace(tx, move, registration.id, sessionId) };
}

async function isWaitingFor(tx: Tx, { id, status }: Registration, sessionId: string | null): Promise<boolean> {
  if (sessionId === null) return status === 'waiting';
  const places = await placesOf(tx, [id]);
  return places.some((place) => place.sessionId === sessionId && place.status === 'waiting');
}

function countIn(tx: Tx, poolId: string): Promise<unknown> {
  return tx.query(
    `update pool set taken = taken + 1, waiting = waiting - 1,
            ceiling = case when capacity is null then null else greatest(ceiling, taken + 1) end
     where id = $1`,
    [poolId],
  );
}
