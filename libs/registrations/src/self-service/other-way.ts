import { hasPlace, mayWait, type Pool } from '#events';
import type { MailToQueue } from '#mail';
import type { Tx } from '#platform';
import { registrationMail } from '../mails/registration-mail.js';
import { subjectsOf } from '../news/news.js';
import { moveLinesUpWithMail } from '../places/cancellation.js';
import { openPlacesOf } from '../places/early-places.js';
import { type Attends, hasPlaceFor, PlacesLedger, type SessionPlace } from '../places/places.js';
import { countDown, type HeldPlace, placesOf, poolOf, savePools, writePlaces } from '../places/session-places.js';
import type { Move } from '../places/waiting-line.js';
import type { Registration } from '../registration.js';

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

type Standing = 'confirmed' | 'waiting';

/**
 * Moves somebody to the other way of taking part, all or nothing: the old place is given up only in the moment that
 * the new one is theirs, in the event and in every session they chose. Who waits goes to the end of the other line.
 * Places that come free move the lines up. The lock of the event is held.
 */
export async function takeOtherWay(tx: Tx, move: Move, registration: Registration): Promise<OtherWay> {
  const { event, entries, now } = move;
  const { id } = registration;
  const attends: Attends = registration.attends === 'online' ? 'on_site' : 'online';
  if (await isOffered(tx, id)) return { kind: 'offered' };
  const pools = await openPlacesOf(tx, event, now);
  if (registration.status === 'pending') return wishOtherWay(tx, pools, id, attends);
  const ledger = new PlacesLedger(pools);
  const status = enterEvent(ledger, registration, attends, event.waitingCapacity);
  if (!status) return { kind: 'full' };
  const held = await placesOf(tx, [id]);
  const moved: SessionPlace[] = [];
  for (const place of held) {
    const next = enterSession(ledger, place, attends, status);
    if (!next) return { kind: 'session_full', sessionId: place.sessionId };
    moved.push({ sessionId: place.sessionId, status: next });
  }
  const own = { sessionId: null, attends: registration.attends, status: registration.status };
  const leaves = [own, ...held].filter((one) => poolOf(pools, one)?.id !== poolOf(pools, { ...one, attends })?.id);
  const isNewIn = status === 'confirmed' && registration.status === 'waiting';
  const goesToEnd = status === 'waiting' && leaves.includes(own);
  const arrival = await write(tx, { id, attends, status, confirmedAt: isNewIn ? now : null, goesToEnd }, moved, leaves);
  await savePools(tx, pools, ledger.pools);
  await countDown(
    tx,
    leaves.flatMap((one) => countOf(pools, one)),
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

interface Moved {
  readonly id: string;
  readonly attends: Attends;
  readonly status: Standing;
  /** Null leaves it as it is. */
  readonly confirmedAt: Date | null;
  readonly goesToEnd: boolean;
}

/** @returns a number of arrival that nobody has: whoever came to another line stands at its end. */
async function write(
  tx: Tx,
  { id, attends, status, confirmedAt, goesToEnd }: Moved,
  places: readonly SessionPlace[],
  leaves: readonly Pick<Pool, 'sessionId'>[],
): Promise<number> {
  const [{ arrival }] = await tx.query(`select nextval('arrival') as arrival`);
  await tx.query(
    `update registration set attends = $2, status = $3, confirmed_at = coalesce($4, confirmed_at),
            arrival = case when $5 then $6 else arrival end where id = $1`,
    [id, attends, status, confirmedAt, goesToEnd, arrival],
  );
  await writePlaces(tx, id, arrival, places);
  await tx.query(
    `update session_place set arrival = $2 where registration_id = $1 and session_id = any($3::uuid[]) and status = 'waiting'`,
    [id, arrival, leaves.flatMap(({ sessionId }) => sessionId ?? [])],
  );
  return arrival;
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

/** A place the other way; who waits may also stand in that line. `undefined`: nothing to be had, so nothing moves. */
function enterEvent(
  ledger: PlacesLedger,
  { attends, status, contactId }: Registration,
  other: Attends,
  waitingCapacity: number | null,
): Standing | undefined {
  const [from, to] = [ledger.find(null, attends), ledger.find(null, other)];
  if (!to || (status !== 'confirmed' && status !== 'waiting')) return undefined;
  if (from?.id === to.id) return status;
  const mayEnter = hasPlace(to) || (status === 'waiting' && mayWait({ waitingCapacity }, to));
  return mayEnter ? ledger.enter(to, contactId) : undefined;
}

/** The same for one session: who holds a place in it must get one, who waits or wishes may stand in that line. */
function enterSession(
  ledger: PlacesLedger,
  { sessionId, attends, status, contactId }: HeldPlace,
  other: Attends,
  inEvent: Standing,
): SessionPlace['status'] | undefined {
  const [from, to] = [ledger.find(sessionId, attends), ledger.find(sessionId, other)];
  if (!to) return undefined;
  if (status === 'wanted') return inEvent === 'waiting' ? 'wanted' : ledger.enter(to, contactId);
  if (from?.id === to.id) return status;
  return status === 'waiting' || hasPlaceFor(to, contactId) ? ledger.enter(to, contactId) : undefined;
}
