import { recordAudit } from '#identity';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { findRegistration } from '../find-registration.js';
import { moveLinesUpWithMail } from '../places/cancellation.js';
import { openPlacesOf } from '../places/early-places.js';
import { leaveOtherLine } from '../places/other-place.js';
import { placesOf, poolOf } from '../places/session-places.js';
import { mayCancel, otherWayOf, type Registration } from '../registration.js';
import type { Deed } from './change-details.js';
import { takeOtherWay } from './other-way.js';

/** What became of waiting for the other way of taking part. */
export type OtherWayWish =
  /** In line, with the place they have until it is their turn. */
  | { readonly kind: 'waits' }
  /** There was a place after all, or somebody to change places with. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'stopped' }
  /** A session of theirs is not held that way: however long they wait, they could not go. */
  | { readonly kind: 'not_that_way'; readonly sessionId: string }
  /** A place is being held for them: first they take it or leave it. */
  | { readonly kind: 'offered' }
  /** They have no place to keep, the event has one way only, or it began. */
  | { readonly kind: 'not_now' };

interface Done {
  readonly outcome: OtherWayWish;
  readonly mails: readonly MailToQueue[];
}

/**
 * Stands somebody with a place in the line for the other way, behind whoever stands there, until a place is theirs; or
 * takes them out of it. Pressing twice keeps the place in the line. The lock of the event is held.
 */
export async function wishOtherWay(tx: Tx, move: Deed, mine: Registration, wish: 'wait' | 'stop'): Promise<Done> {
  if (wish === 'stop') {
    if (mine.otherWayArrival === null) return nothing({ kind: 'stopped' });
    await note(tx, move, mine, 'registration.other_way_left');
    return { outcome: { kind: 'stopped' }, mails: await leaveOtherLine(tx, move, mine) };
  }
  const { event, actor, now } = move;
  if (mine.status !== 'confirmed' || event.kind !== 'hybrid' || !mayCancel(event, actor, now))
    return nothing({ kind: 'not_now' });
  if (mine.otherWayArrival !== null) return nothing({ kind: 'waits' });
  const never = await neverThatWay(tx, move, mine);
  if (never) return nothing({ kind: 'not_that_way', sessionId: never });
  const way = await takeOtherWay(tx, move, mine);
  if (way.kind === 'moved') {
    await note(tx, move, mine, 'registration.other_way');
    return { outcome: { kind: 'moved' }, mails: way.mails };
  }
  if (way.kind === 'offered') return nothing({ kind: 'offered' });
  await tx.query(`update registration set other_way_arrival = nextval('arrival') where id = $1`, [mine.id]);
  await note(tx, move, mine, 'registration.other_way_wished');
  const mails = await moveLinesUpWithMail(tx, move); // somebody may wait for the very place that they have
  const still = (await findRegistration(tx, mine.id))?.otherWayArrival !== null;
  return { outcome: { kind: still ? 'waits' : 'moved' }, mails };
}

const nothing = (outcome: OtherWayWish): Done => ({ outcome, mails: [] });

async function neverThatWay(tx: Tx, { event, now }: Deed, { id, attends }: Registration): Promise<string | undefined> {
  const pools = await openPlacesOf(tx, event, now);
  const held = await placesOf(tx, [id]);
  return held.find(({ sessionId }) => !poolOf(pools, { sessionId, attends: otherWayOf(attends) }))?.sessionId;
}

function note(tx: Tx, { now: at, actor }: Deed, { id, attends }: Registration, action: string): Promise<void> {
  const after = { attends: otherWayOf(attends) };
  return recordAudit(tx, [{ at, actor, action, subject: { kind: 'registration', id }, after }]);
}
