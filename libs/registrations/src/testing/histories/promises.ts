import { overlaps } from '#events';
import { otherPool, turnToCross } from './crossing.js';
import type { House, Person, PoolRow } from './house.js';
import { turnOf } from './lines.js';
import { bidsOf } from './promotion.js';
import { isLive } from './verbs.js';

/** A promise that does not hold, as one sentence. */
export function brokenPromise(house: House): string | undefined {
  for (const pool of house.pools) {
    const wrong = brokenAt(house, pool);
    if (wrong) return `${pool.sessionId ?? 'event'} ${pool.mode}: ${wrong}`;
  }
  for (const person of house.people) {
    const wrong = brokenFor(house, person);
    if (wrong) return `${person.id}: ${wrong}`;
  }
  if (turnToCross(house).next.length > 0) return 'somebody could go over to the other way, and waits';
  if (isWaitingRound(house)) return 'people wait for each other and could change places';
  return undefined;
}

/** Whether from some line it leads back to that line: who is first in it, what they would give, who waits for that. */
function isWaitingRound(house: House): boolean {
  const bids = bidsOf(house);
  const line = (place: { sessionId: string; attends: Person['attends'] }) =>
    house.poolOf(place.sessionId, place.attends)?.id;
  return bids.some((start) => {
    let at = line(start.gives);
    for (let steps = 0; steps < bids.length && at !== line(start.gets); steps++) {
      const next = bids.find(({ gets }) => line(gets) === at);
      at = next && line(next.gives);
    }
    return at === line(start.gets);
  });
}

function brokenAt(house: House, pool: PoolRow): string | undefined {
  const { held, waiting } = countsOf(house, pool);
  if (held !== pool.taken) return `it counts ${pool.taken} taken and ${held} people are in it`;
  if (waiting !== pool.waiting) return `it counts ${pool.waiting} waiting and ${waiting} people do`;
  if (pool.ceiling !== null && pool.taken > pool.ceiling) return 'it is over its ceiling';
  if (pool.ceiling !== null && pool.ceiling !== Math.max(pool.capacity ?? 0, pool.taken)) return 'its ceiling is wrong';
  const isFree = pool.capacity === null || pool.taken < pool.capacity;
  if (isFree && turnOf(house, pool).length > 0) return 'a place is free while somebody waits for it';
  return undefined;
}

/** People in a pool and in its line, from the rows. */
function countsOf(house: House, pool: PoolRow): { readonly held: number; readonly waiting: number } {
  const { sessionId } = pool;
  const isIn = ({ attends }: Person) => house.poolOf(sessionId, attends)?.id === pool.id;
  const mine = house.people.filter(isIn).flatMap((person) => {
    if (sessionId === null) return isLive(person) ? [{ id: person.id, status: person.status as string }] : [];
    const place = house.placeOf(person.id, sessionId);
    return place && place.status !== 'wanted' ? [{ id: person.id, status: place.status as string }] : [];
  });
  const held = mine.filter(({ id, status }) => status === 'confirmed' || house.isOffered(id, sessionId)).length;
  const isFor = (person: Person) => house.isOfferedAcross(person) && otherPool(house, person)?.id === pool.id;
  const across = sessionId === null ? house.people.filter(isFor).length : 0;
  return { held: held + across, waiting: mine.length - held };
}

function brokenFor(house: House, person: Person): string | undefined {
  const places = house.placesOf(person);
  if (isLive(person) && house.people.some((other) => other !== person && other.who === person.who && isLive(other)))
    return 'takes part twice';
  if (!isLive(person) && places.length > 0) return 'is out and has session places';
  if (person.wish !== null && person.status !== 'confirmed') return 'waits for the other way and has no place';
  if (places.some(({ status }) => (status === 'wanted') !== (person.status === 'waiting')))
    return 'a session place without an event place, or a wish of somebody who is in';
  const held = places.filter(({ status }) => status === 'confirmed');
  for (const one of held) {
    if (held.filter(({ roundId }) => roundId === one.roundId).length > one.maxChoices) return 'too many in one round';
    if (held.some((other) => other.roundId !== one.roundId && overlaps(one, other))) return 'is in two places at once';
  }
  return house.offers.some((offer) => offer.personId === person.id && !waitsFor(house, person, offer.sessionId))
    ? 'is held a place without waiting for it'
    : undefined;
}

function waitsFor(house: House, person: Person, sessionId: string | null): boolean {
  if (sessionId === null) return person.status === 'waiting' || person.wish !== null;
  return house.placesOf(person).some((place) => place.sessionId === sessionId && place.status === 'waiting');
}
