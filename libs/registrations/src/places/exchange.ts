import type { Pool } from '#events';
import type { Tx } from '#platform';
import { NOT_OFFERED_IN_SESSION } from './offer-rows.js';
import { type HeldPlace, placesOf, poolOf, releasePlaces, writePlaces } from './session-places.js';

/** Places of one person in a round that they would give up on getting into this session: the oldest beyond its limit. */
export function surplusWith(places: readonly HeldPlace[], sessionId: string): HeldPlace[] {
  const won = places.find((place) => place.sessionId === sessionId);
  if (!won?.roundId) return [];
  const others = places.filter(
    (place) => place.status === 'confirmed' && place.sessionId !== sessionId && place.roundId === won.roundId,
  );
  return others.slice(0, Math.max(0, others.length + 1 - won.maxChoices));
}

/** The first in line for a full session, and the one place they would give up for it. */
interface Bid {
  readonly gets: HeldPlace;
  readonly gives: HeldPlace;
}

/**
 * Two people who are each first in line for what the other holds would wait for each other for ever, since neither
 * session ever has a place free: they change places. Only the first in line, so that nobody is overtaken.
 * Also where places are offered: neither is given anything that they do not wish for and hold a place beside already.
 * @param moving those of the pools whose line still moves.
 * @returns the two, or nobody. The event is locked.
 */
export async function swapFirstInLine(
  tx: Tx,
  pools: readonly Pool[],
  moving: readonly Pool[],
  now: Date,
): Promise<string[]> {
  const bids = await bidsOf(tx, moving);
  const isFor = (one: Bid, other: Bid) => poolOf(pools, one.gives)?.id === poolOf(pools, other.gets)?.id;
  for (const one of bids) {
    const other = bids.find((candidate) => isFor(one, candidate) && isFor(candidate, one));
    if (!other) continue;
    for (const { gets, gives } of [one, other]) {
      await releasePlaces(tx, pools, [gets, gives], now);
      await writePlaces(tx, gets.registrationId, gets.arrival, [{ sessionId: gets.sessionId, status: 'confirmed' }]);
    }
    const back = [one, other].map(({ gets }) => poolOf(pools, gets)?.id);
    await tx.query(
      `update pool set taken = taken + 1,
              ceiling = case when capacity is null then null else greatest(capacity, taken + 1) end
       where id = any($1::uuid[])`,
      [back],
    );
    return [one.gets.registrationId, other.gets.registrationId];
  }
  return [];
}

async function bidsOf(tx: Tx, pools: readonly Pool[]): Promise<Bid[]> {
  const lines = pools.filter((pool) => pool.sessionId !== null && pool.waiting > 0);
  if (lines.length < 2) return [];
  const first: { registrationId: string; sessionId: string }[] = await tx.query(
    `select distinct on (pool.id) p.registration_id as "registrationId", p.session_id as "sessionId"
     from unnest($1::uuid[]) as line (id) join pool on pool.id = line.id
     join session_place p on p.session_id = pool.session_id and p.status = 'waiting' and ${NOT_OFFERED_IN_SESSION}
     join registration r on r.id = p.registration_id and pool.mode in ('any', r.attends)
     order by pool.id, p.arrival`,
    [lines.map((pool) => pool.id)],
  );
  const places = await placesOf(tx, [...new Set(first.map((one) => one.registrationId))]);
  return first.flatMap(({ registrationId, sessionId }) => {
    const mine = places.filter((place) => place.registrationId === registrationId);
    const gets = mine.find((place) => place.sessionId === sessionId);
    const [gives, ...more] = surplusWith(mine, sessionId);
    return gets && gives && more.length === 0 ? [{ gets, gives }] : [];
  });
}
