import { overlaps, type Pool } from '#events';
import type { Tx } from '#platform';
import { type OpenPlaces, whoseTurn } from './early-places.js';
import { NOT_OFFERED_IN_SESSION } from './offer-rows.js';
import { type HeldPlace, placesOf, poolOf, releasePlaces, writePlaces } from './session-places.js';
import { wishesOf } from './wishes.js';

/**
 * Places of one person that they give up on getting into this session: the oldest of its round beyond its limit, and
 * what they keep in other rounds until something comes free, where that is at the same time.
 */
export function surplusWith(places: readonly HeldPlace[], sessionId: string): HeldPlace[] {
  const won = places.find((place) => place.sessionId === sessionId);
  if (!won?.roundId) return [];
  const held = places.filter((place) => place.status === 'confirmed' && place.sessionId !== sessionId);
  const others = held.filter((place) => place.roundId === won.roundId);
  const kept = new Set(wishesOf(places).kept.map((place) => place.sessionId));
  const isInTheWay = (place: HeldPlace) =>
    place.roundId !== won.roundId && kept.has(place.sessionId) && overlaps(place, won);
  return [...others.slice(0, Math.max(0, others.length + 1 - won.maxChoices)), ...held.filter(isInTheWay)];
}

/** The first in line for a full session, and the one place they would give up for it. */
interface Bid {
  readonly gets: HeldPlace;
  readonly gives: HeldPlace;
}

/**
 * People of whom each is first in line for what the next one holds, round to the first; pure. A line has one person who
 * is first, so from each line one way leads on: whoever follows it comes round again or to an end.
 * @param poolIdOf the pool that serves a place.
 */
export function cycleOf(bids: readonly Bid[], poolIdOf: (place: HeldPlace) => string | undefined): Bid[] {
  const firstFor = new Map(bids.map((bid) => [poolIdOf(bid.gets), bid]));
  for (const start of bids) {
    const round: Bid[] = [];
    let next: Bid | undefined = start;
    while (next && !round.includes(next)) {
      round.push(next);
      next = firstFor.get(poolIdOf(next.gives));
    }
    if (next === start) return round;
  }
  return [];
}

/**
 * People who are each first in line for what another of them holds would wait for each other for ever, since none of
 * those sessions ever has a place free: they pass their places round. Only the first in line, so that nobody is
 * overtaken. Also where places are offered: nobody is given anything that they do not wish for and hold a place beside
 * already.
 * @param moving those of the pools whose line still moves.
 * @returns the people, or nobody. The event is locked.
 */
export async function swapFirstInLine(
  tx: Tx,
  pools: readonly Pool[],
  moving: readonly OpenPlaces[],
  now: Date,
): Promise<string[]> {
  const cycle = cycleOf(await bidsOf(tx, moving, now), (place) => poolOf(pools, place)?.id);
  if (cycle.length === 0) return [];
  for (const { gets, gives } of cycle) {
    await releasePlaces(tx, pools, [gets, gives], now);
    const place = { sessionId: gets.sessionId, status: 'confirmed' as const };
    await writePlaces(tx, gets.registrationId, gets.arrival, [place], now);
  }
  await tx.query(
    `update pool set taken = taken + 1,
            ceiling = case when capacity is null then null else greatest(capacity, taken + 1) end
     where id = any($1::uuid[])`,
    [cycle.map(({ gets }) => poolOf(pools, gets)?.id)],
  );
  return cycle.map(({ gets }) => gets.registrationId);
}

async function bidsOf(tx: Tx, pools: readonly OpenPlaces[], now: Date): Promise<Bid[]> {
  const lines = pools.filter((pool) => pool.sessionId !== null && pool.waiting > 0);
  if (lines.length < 2) return [];
  const first: { registrationId: string; sessionId: string }[] = await tx.query(
    `select distinct on (pool.id) p.registration_id as "registrationId", p.session_id as "sessionId"
     from unnest($1::uuid[], $2::uuid[]) as line (id, early_for) join pool on pool.id = line.id
     join session_place p on p.session_id = pool.session_id and p.status = 'waiting' and ${NOT_OFFERED_IN_SESSION}
     join registration r on r.id = p.registration_id and pool.mode in ('any', r.attends) and ${whoseTurn('line.early_for', '$3')}
     order by pool.id, p.arrival`,
    [lines.map((pool) => pool.id), lines.map((pool) => pool.early?.groupId), now],
  );
  const places = await placesOf(tx, [...new Set(first.map((one) => one.registrationId))]);
  return first.flatMap(({ registrationId, sessionId }) => {
    const mine = places.filter((place) => place.registrationId === registrationId);
    const gets = mine.find((place) => place.sessionId === sessionId);
    const [gives, ...more] = surplusWith(mine, sessionId);
    return gets && gives && more.length === 0 ? [{ gets, gives }] : [];
  });
}
