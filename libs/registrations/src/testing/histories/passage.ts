import type { Before, PoolBefore } from './before.js';
import { otherPool } from './crossing.js';
import type { House, PoolRow } from './house.js';
import { lineOf, turnOf } from './lines.js';
import { lost } from './lost.js';
import type { Happened } from './play.js';
import { brokenGroup } from './together.js';
import { isLive } from './verbs.js';

export function look(house: House): Before {
  return {
    pools: new Map(house.pools.map((pool) => [pool, lookAt(house, pool)])),
    live: house.people.filter(isLive).map(({ id }) => id),
    places: new Map(house.people.map((person) => [person.id, house.placesOf(person)])),
    offers: [...house.offers],
  };
}

function lookAt(house: House, pool: PoolRow): PoolBefore {
  const { sessionId } = pool;
  const line = lineOf(house, pool).map(({ id }) => id);
  const wishes = house.places.filter((place) => place.sessionId === sessionId && place.status === 'wanted');
  const crossing = new Map(
    (sessionId === null ? house.people : [])
      .filter((person) => person.wish !== null && otherPool(house, person)?.id === pool.id)
      .map(({ id, wish }) => [id, wish ?? 0]),
  );
  const wished = new Set(wishes.map(({ personId }) => personId));
  return { taken: pool.taken, line, up: upIn(house, pool), wished, crossing };
}

/** Who is in, or is held a place. */
function upIn(house: House, pool: PoolRow): Set<string> {
  const { sessionId } = pool;
  const isIn = (id: string, status: string | undefined) => status === 'confirmed' || house.isOffered(id, sessionId);
  const mine = house.people.filter(({ attends }) => house.poolOf(sessionId, attends)?.id === pool.id);
  const up = mine.filter(({ id, status }) =>
    isIn(id, sessionId === null ? status : house.placeOf(id, sessionId)?.status),
  );
  const across = house.people.filter(
    (person) => sessionId === null && house.isOfferedAcross(person) && otherPool(house, person)?.id === pool.id,
  );
  return new Set([...up, ...across].map(({ id }) => id));
}

/** What went wrong between one look and now, as one sentence: promises that are about a step. */
export function brokenPassage(house: House, before: Before, happened: Happened): string | undefined {
  for (const [pool, was] of before.pools) {
    const where = `${pool.sessionId ?? 'event'} ${pool.mode}`;
    const gift = happened.gave ? happened.by?.id : undefined;
    if (cameInTooEarly(house, pool, was, gift)) return `${where}: somebody came in while it is for members`;
    if (isOvertaken(house, pool, before, gift)) return `${where}: somebody was overtaken`;
    const most = Math.max(pool.capacity ?? Number.POSITIVE_INFINITY, was.taken);
    if (pool.taken > most && !gift) return `${where}: more people came in than it has places`;
  }
  return brokenGroup(house, before, happened.together) ?? lost(house, before, happened);
}

/** Whether somebody is in, or is held a place, who is no member, since members go first there. */
function cameInTooEarly(house: House, pool: PoolRow, was: PoolBefore, gift: string | undefined): boolean {
  if (!house.isEarly(pool)) return false;
  const came = [...upIn(house, pool)].filter((id) => !was.up.has(id) && id !== gift);
  return came.some((id) => !house.members.has(house.people.find((person) => person.id === id)?.contactId ?? ''));
}

/**
 * Whoever came up since was in line, and before everybody who is in it still. Who waited for the event comes to the line
 * of a session with the arrival they had.
 */
function isOvertaken(house: House, pool: PoolRow, before: Before, gift: string | undefined): boolean {
  const was = before.pools.get(pool) as PoolBefore;
  const now = lookAt(house, pool);
  // Who is no member has no turn while members go first.
  const left = new Set(turnOf(house, pool).map(({ id }) => id));
  const firstLeft = was.line.find((id) => left.has(id));
  const came = [...now.up].filter((id) => !was.up.has(id) && id !== gift);
  const isInTime = (id: string) => was.line.includes(id) || was.wished.has(id) || was.crossing.has(id);
  const numberOf = (id: string) => was.crossing.get(id) ?? arrivalIn(house, pool, id);
  const after = (first: number) => came.filter((id) => !isInTime(id) || numberOf(id) > first).length;
  if (firstLeft && after(arrivalIn(house, pool, firstLeft)) > 0) return true;
  // Who waits with a place of their own is passed over only for the sake of sessions: theirs, or of whom they would
  // change places with.
  const stays = [...now.crossing].filter(([id]) => was.crossing.has(id) && !now.up.has(id) && !hasSessions(house, id));
  if (stays.length === 0) return false;
  const first = Math.min(...stays.map(([, number]) => number));
  return after(first) > [...was.up].filter((id) => wentOverWithSessions(house, now, before, id)).length;
}

/** Whether somebody who had a place here has one the other way now, and sessions with it. */
function wentOverWithSessions(house: House, now: PoolBefore, { offers }: Before, id: string): boolean {
  const isHere = now.up.has(id) || offers.some(({ personId }) => personId === id);
  return !isHere && hasSessions(house, id) && house.people.some((one) => one.id === id && one.status === 'confirmed');
}

function hasSessions({ places }: House, id: string): boolean {
  return places.some(({ personId }) => personId === id);
}

function arrivalIn({ people, places }: House, { sessionId }: PoolRow, id: string): number {
  const rows = sessionId === null ? people.filter((person) => person.id === id) : placesIn(places, sessionId, id);
  return rows[0]?.arrival ?? Number.POSITIVE_INFINITY;
}

function placesIn(places: House['places'], sessionId: string, id: string) {
  return places.filter((place) => place.personId === id && place.sessionId === sessionId);
}
