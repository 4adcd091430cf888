import type { Pool } from '#events';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { registrationMail } from '../mails/registration-mail.js';
import { subjectsOf } from '../news/news.js';
import { moveLinesUpWithMail } from '../places/cancellation.js';
import { enterEventAcross, sessionsAcross } from '../places/crossing.js';
import { leftOf, writeWay } from '../places/crossing-rows.js';
import { openPlacesOf } from '../places/early-places.js';
import { type Attends, PlacesLedger } from '../places/places.js';
import { countDown, type HeldPlace, placesOf, poolOf, savePools } from '../places/session-places.js';
import type { Move } from '../places/waiting-line.js';
import { otherWayOf, type Registration } from '../registration.js';

/** What became of taking part online instead of on site, or the other way round. */
export type OtherWay =
  | { readonly kind: 'moved'; readonly mails: readonly MailToQueue[] }
  /** No place that way: the person keeps the one they have. */
  | { readonly kind: 'full' }
  /** A chosen session has no place that way, or is not held that way. */
  | { readonly kind: 'session_full'; readonly sessionId: string }
  /** A place is being held for them: first they take it or leave it. */
  | { readonly kind: 'offered' }
  | { readonly kind: 'too_late' };

/**
 * Moves somebody to the other way of taking part, all or nothing: the old place is given up only in the moment that
 * the new one is theirs, in the event and in every session they chose. Who waits goes to the end of the other line.
 * Places that come free move the lines up. The lock of the event is held.
 */
export async function takeOtherWay(tx: Tx, move: Move, registration: Registration): Promise<OtherWay> {
  const { event, entries, now } = move;
  const { id } = registration;
  const attends = otherWayOf(registration.attends);
  if (await isOffered(tx, id)) return { kind: 'offered' };
  const pools = await openPlacesOf(tx, event, now);
  if (registration.status === 'pending') return wishOtherWay(tx, pools, id, attends);
  const ledger = new PlacesLedger(pools);
  const status = enterEventAcross(ledger, registration, event.waitingCapacity);
  if (!status) return { kind: 'full' };
  const held = await placesOf(tx, [id]);
  const moved = sessionsAcross(ledger, held, attends, status);
  if ('fullIn' in moved) return { kind: 'session_full', sessionId: moved.fullIn };
  const own = { sessionId: null, attends: registration.attends, status: registration.status };
  const left = leftOf<Held>(pools, [own, ...held], attends);
  const isNewIn = status === 'confirmed' && registration.status === 'waiting';
  const goesToEnd = status === 'waiting' && left.includes(own);
  const arrival = await writeWay(tx, id, attends, moved.places, left, now);
  await tx.query(
    `update registration set status = $2, confirmed_at = coalesce($3, confirmed_at),
            arrival = case when $4 then $5 else arrival end where id = $1`,
    [id, status, isNewIn ? now : null, goesToEnd, arrival],
  );
  await savePools(tx, pools, ledger.pools);
  await countDown(
    tx,
    left.flatMap((one) => countOf(pools, one)),
  );
  if (!isNewIn)
    return { kind: 'moved', mails: await moveLinesUpWithMail(tx, move, status === 'confirmed' ? [id] : []) };
  await entries.open(tx, [id]);
  const [subject] = await subjectsOf(tx, [id]);
  const mine = subject ? [registrationMail('promoted', subject, `${arrival}`, entries.uid(id), event.endsAt)] : [];
  return { kind: 'moved', mails: [...mine, ...(await moveLinesUpWithMail(tx, move))] };
}

/** Who still asks holds nothing: only the wish changes, as far as it can be had that way at all. */
async function wishOtherWay(tx: Tx, pools: readonly Pool[], id: string, attends: Attends): Promise<OtherWay> {
  for (const { sessionId } of [{ sessionId: null }, ...(await placesOf(tx, [id]))]) {
    if (poolOf(pools, { sessionId, attends })) continue;
    return sessionId === null ? { kind: 'full' } : { kind: 'session_full', sessionId };
  }
  await tx.query('update registration set attends = $2 where id = $1', [id, attends]);
  return { kind: 'moved', mails: [] };
}

type Held = Pick<HeldPlace, 'attends'> & { readonly sessionId: string | null; readonly status: string };

/** What the pool that somebody leaves has less. */
function countOf(pools: readonly Pool[], one: Held) {
  const pool = poolOf(pools, one);
  if (!pool) return [];
  return [{ id: pool.id, taken: one.status === 'confirmed' ? 1 : 0, waiting: one.status === 'waiting' ? 1 : 0 }];
}

/** A place that is held for somebody counts as taken already; moving it would be answering the offer. */
async function isOffered(tx: Tx, id: string): Promise<boolean> {
  const open = await tx.query('select 1 from offer where registration_id = $1 and answered_at is null', [id]);
  return open.length > 0;
}
