import type { EventDetails, Pool } from '#events';
import type { Tx } from '#platform';
import { otherWayOf } from '../registration.js';
import { type Across, type Crosser, crossTogether } from './crossing.js';
import { decideTurn, NOBODYS_TURN, type Turn } from './crossing-turn.js';
import type { OpenPlaces } from './early-places.js';
import { makeOffers, NOT_OFFERED, type OpenOffer } from './offer-rows.js';
import type { Attends, SessionPlace } from './places.js';
import { countDown, type HeldPlace, placesOf, poolOf, writePlaces } from './session-places.js';

/** Whose turn it is in a hybrid event; who is held a place of any kind answers that first. The event is locked. */
export async function turnToCross(tx: Tx, event: EventDetails, pools: readonly OpenPlaces[]): Promise<Turn> {
  if (event.kind !== 'hybrid') return NOBODYS_TURN;
  const rows: Omit<Crosser, 'held'>[] = await tx.query(
    `select r.id as "registrationId", r.attends, r.other_way_arrival as arrival from registration r
     where r.event_id = $1 and r.other_way_arrival is not null and r.status = 'confirmed'
       and not exists (select from offer o where o.registration_id = r.id and o.answered_at is null)
     order by r.other_way_arrival`,
    [event.id],
  );
  if (rows.length === 0) return NOBODYS_TURN;
  return decideTurn(pools, await withHeld(tx, rows), await firstInLines(tx, event, pools));
}

/** People with the sessions they hold. */
export async function withHeld(tx: Tx, rows: readonly Omit<Crosser, 'held'>[]): Promise<Crosser[]> {
  const held = new Map<string, HeldPlace[]>(rows.map((row) => [row.registrationId, []]));
  for (const place of await placesOf(tx, [...held.keys()])) held.get(place.registrationId)?.push(place);
  return rows.map((row) => ({ ...row, held: held.get(row.registrationId) ?? [] }));
}

async function firstInLines(tx: Tx, { id }: EventDetails, pools: readonly Pool[]): Promise<Map<string, number>> {
  const rows: { attends: Attends; first: number }[] = await tx.query(
    `select r.attends, min(r.arrival) as first from registration r
     where r.event_id = $1 and r.status = 'waiting' and ${NOT_OFFERED} group by r.attends`,
    [id],
  );
  const first = new Map<string, number>();
  for (const row of rows) {
    const pool = poolOf(pools, { sessionId: null, attends: row.attends });
    if (pool) first.set(pool.id, Math.min(row.first, first.get(pool.id) ?? row.first));
  }
  return first;
}

/** What came of a turn: who went over, or who is held a place that way until they answer. */
export interface Crossed {
  readonly across: readonly string[];
  readonly offers: readonly OpenOffer[];
}

/**
 * Lets those whose turn it is go over. Where the event offers its places, one is held for them instead; but nobody is
 * asked who changes places with another, or needs no new place at the event.
 */
export async function takeTurn(
  tx: Tx,
  move: { readonly event: EventDetails; readonly now: Date },
  pools: readonly OpenPlaces[],
  { next }: Turn,
): Promise<Crossed> {
  const [one, other] = next;
  const to = one && poolOf(pools, { sessionId: null, attends: otherWayOf(one.attends) });
  const isNew = to && to.id !== poolOf(pools, { sessionId: null, attends: one.attends })?.id;
  if (move.event.waitlistMode === 'offer' && one && !other && isNew) {
    await tx.query('update pool set taken = taken + 1 where id = $1', [to.id]);
    return { across: [], offers: await makeOffers(tx, move, to, [one.registrationId]) };
  }
  await cross(tx, move.now, pools, next);
  return { across: next.map((crosser) => crosser.registrationId), offers: [] };
}

/**
 * Takes people to the other way of taking part: never a moment without a place, nor with two.
 * @param isHeld as for `crossTogether`.
 * @returns whether they could go; else nothing is written. The event is locked.
 */
export async function cross(
  tx: Tx,
  now: Date,
  pools: readonly OpenPlaces[],
  crossers: readonly Crosser[],
  isHeld = false,
): Promise<boolean> {
  const across = crossTogether(pools, crossers, isHeld);
  if (!across) return false;
  for (const { registrationId: id, attends, held } of crossers) {
    const other = otherWayOf(attends);
    await writeWay(tx, id, other, across.sessions.get(id) ?? [], leftOf(pools, held, other), now);
  }
  await saveCounts(tx, across);
  return true;
}

/** A place that was held for somebody who takes part this way is free again the other way. */
export async function freeOtherWay(tx: Tx, pools: readonly Pool[], attends: Attends): Promise<void> {
  const pool = poolOf(pools, { sessionId: null, attends: otherWayOf(attends) });
  if (pool) await countDown(tx, [{ id: pool.id, taken: 1, waiting: 0 }]);
}

/** Sessions in which going over means another pool. */
export function leftOf<P extends { readonly sessionId: string | null; readonly attends: Attends }>(
  pools: readonly Pool[],
  held: readonly P[],
  attends: Attends,
): P[] {
  return held.filter((one) => poolOf(pools, one)?.id !== poolOf(pools, { ...one, attends })?.id);
}

/**
 * Writes how somebody takes part from now on, and their sessions; nobody who does so waits for it any more.
 * @param left sessions where they leave one pool for another: in a line there they stand at its end.
 * @returns a number of arrival that nobody has.
 */
export async function writeWay(
  tx: Tx,
  id: string,
  attends: Attends,
  places: readonly SessionPlace[],
  left: readonly { readonly sessionId: string | null }[],
  now: Date,
): Promise<number> {
  const [{ arrival }] = await tx.query(`select nextval('arrival') as arrival`);
  await tx.query('update registration set attends = $2, other_way_arrival = null where id = $1', [id, attends]);
  await writePlaces(tx, id, arrival, places, now);
  await tx.query(
    `update session_place set arrival = $2 where registration_id = $1 and session_id = any($3::uuid[]) and status = 'waiting'`,
    [id, arrival, left.flatMap(({ sessionId }) => sessionId ?? [])],
  );
  return arrival;
}

/** A ceiling sinks with what is taken, down to the capacity, and never rises here: the CHECK stays the belt. */
async function saveCounts(tx: Tx, { pools }: Across): Promise<void> {
  await tx.query(
    `update pool set taken = now.taken, waiting = now.waiting,
            ceiling = case when capacity is null then null else least(ceiling, greatest(capacity, now.taken)) end
     from unnest($1::uuid[], $2::int[], $3::int[]) as now (id, taken, waiting)
     where pool.id = now.id and (pool.taken, pool.waiting) <> (now.taken, now.waiting)`,
    [pools.map(({ id }) => id), pools.map(({ taken }) => taken), pools.map(({ waiting }) => waiting)],
  );
}
