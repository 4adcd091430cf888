import type { Pool } from '#events';
import type { Actor } from '#identity';
import type { Tx } from '#platform';
import { openPlacesOf } from '../places/early-places.js';
import { closeOffers, openOffersOf } from '../places/offer-rows.js';
import { isAcross, takeOtherPlace } from '../places/other-place.js';
import { placesLeft } from '../places/places.js';
import { countDown, placesOf, poolOf } from '../places/session-places.js';
import type { Move } from '../places/waiting-line.js';
import { otherWayOf, type Registration } from '../registration.js';
import { type Answered, auditOffer, takePlace } from './offer-answers.js';

/** What became of giving somebody a place out of order. */
export type Gift =
  | 'given'
  /** There is none, and the organiser has not said that one more is all right. */
  | 'full'
  /** They do not wait for it: they have it already, or are out. */
  | 'not_waiting'
  /** A place the other way, and a session of theirs has none that way. */
  | 'session_full';

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
  const goesOver = isAcross(registration, sessionId);
  const attends = goesOver ? otherWayOf(registration.attends) : registration.attends;
  const pool = poolOf(pools, { sessionId, attends });
  if (!pool) return { answer: 'not_waiting', mails: [] };
  if (goesOver) {
    const isSame = pool.id === poolOf(pools, { sessionId, attends: registration.attends })?.id;
    return giveOtherWay(tx, move, registration, actor, { pool, isSame, mayOverbook });
  }
  const held = await closeOffers(tx, [{ registrationId: registration.id, sessionId }], 'accepted', move.now);
  const isFull = held.length === 0 && placesLeft(pool) === 0;
  if (isFull && !mayOverbook) return { answer: 'full', mails: [] };
  if (held.length === 0) await countIn(tx, pool.id, 1);
  const what = { sessionId, overbooked: isFull };
  await auditOffer(tx, move, registration.id, actor, 'registration.place_given', what);
  return { answer: 'given', mails: await takePlace(tx, move, registration.id, sessionId) };
}

/**
 * Whoever has a place is in no line that is counted; their sessions must come along.
 * `isSame`: both ways share one pool, so nobody more is counted in it.
 */
async function giveOtherWay(
  tx: Tx,
  move: Move,
  registration: Registration,
  actor: Actor,
  { pool, isSame, mayOverbook }: { pool: Pool; isSame: boolean; mayOverbook: boolean },
): Promise<Answered<Gift>> {
  const isHeld = (await openOffersOf(tx, [registration.id])).some((offer) => offer.sessionId === null);
  const isFull = !isHeld && !isSame && placesLeft(pool) === 0;
  if (isFull && !mayOverbook) return { answer: 'full', mails: [] };
  const isCounted = isHeld || isSame;
  if (!isCounted) await countIn(tx, pool.id, 0);
  const mails = await takeOtherPlace(tx, move, registration);
  if (!mails && !isCounted) await countDown(tx, [{ id: pool.id, taken: 1, waiting: 0 }]);
  if (!mails) return { answer: 'session_full', mails: [] };
  await closeOffers(tx, [{ registrationId: registration.id, sessionId: null }], 'accepted', move.now);
  await auditOffer(tx, move, registration.id, actor, 'registration.place_given', {
    sessionId: null,
    overbooked: isFull,
  });
  return { answer: 'given', mails };
}

async function isWaitingFor(tx: Tx, registration: Registration, sessionId: string | null): Promise<boolean> {
  const { id, status, otherWayArrival } = registration;
  if (isAcross(registration, sessionId)) return otherWayArrival !== null;
  if (sessionId === null) return status === 'waiting';
  const places = await placesOf(tx, [id]);
  return places.some((place) => place.sessionId === sessionId && place.status === 'waiting');
}

/** @param waited 1 for who was counted in the line. */
function countIn(tx: Tx, poolId: string, waited: 0 | 1): Promise<unknown> {
  return tx.query(
    `update pool set taken = taken + 1, waiting = waiting - $2,
            ceiling = case when capacity is null then null else greatest(ceiling, taken + 1) end
     where id = $1`,
    [poolId, waited],
  );
}
