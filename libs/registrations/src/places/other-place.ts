import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import type { Registration } from '../registration.js';
import { moveLinesUpWithMail } from './cancellation.js';
import { cross, freeOtherWay, withHeld } from './crossing-rows.js';
import { openPlacesOf } from './early-places.js';
import { closeOffers, openOffersOf } from './offer-rows.js';
import type { Move } from './waiting-line.js';

/** True where a place at the event, offered or given, is one the other way: they have one of their own already. */
export function isAcross({ status }: Pick<Registration, 'status'>, sessionId: string | null): boolean {
  return sessionId === null && status === 'confirmed';
}

/**
 * Takes somebody to a place the other way that is counted for them already, with every session they hold; one mail says so.
 * @returns `undefined` where a session is full that way, or held for them this way: nothing is written. The event is locked.
 */
export async function takeOtherPlace(
  tx: Tx,
  move: Move,
  { id, attends, otherWayArrival }: Registration,
): Promise<MailToQueue[] | undefined> {
  const offers = await openOffersOf(tx, [id]);
  if (offers.some((offer) => offer.sessionId !== null)) return undefined; // it counts as taken where they are now
  const pools = await openPlacesOf(tx, move.event, move.now);
  const crosser = { registrationId: id, attends, arrival: otherWayArrival ?? 0 };
  if (!(await cross(tx, move.now, pools, await withHeld(tx, [crosser]), true))) return undefined;
  return moveLinesUpWithMail(tx, move, [], [id]);
}

/** Somebody waits for the other way no more: a place held for them goes on to who is next. The event is locked. */
export async function leaveOtherLine(
  tx: Tx,
  move: Move,
  { id, attends }: Registration,
  outcome: 'declined' | 'withdrawn' = 'declined',
): Promise<MailToQueue[]> {
  await tx.query('update registration set other_way_arrival = null where id = $1', [id]);
  const held = await closeOffers(tx, [{ registrationId: id, sessionId: null }], outcome, move.now);
  if (held.length === 0) return [];
  await freeOtherWay(tx, await openPlacesOf(tx, move.event, move.now), attends);
  return moveLinesUpWithMail(tx, move);
}
