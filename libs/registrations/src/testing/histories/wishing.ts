import { cross, otherPool, takeOtherWay } from './crossing.js';
import type { House, Person } from './house.js';
import { promote } from './promotion.js';

/** As `wishOtherWay`. */
export function wish(house: House, person: Person): void {
  const isOffered = house.offers.some((offer) => offer.personId === person.id);
  if (person.status !== 'confirmed' || person.wish !== null || house.pools[0]?.mode === 'any' || isOffered) return;
  if (!takeOtherWay(house, person)) person.wish = ++house.arrival;
  promote(house);
}

/** As `leaveOtherLine`. */
export function unwish(house: House, person: Person): void {
  if (person.wish === null) return;
  person.wish = null;
  if (!house.closeOffer(person.id, null)) return;
  house.countDown(otherPool(house, person), 'taken');
  promote(house);
}

/** As `takeOtherPlace`: the place at the event is counted. @returns whether the sessions could come along. */
export function takeOtherPlace(house: House, person: Person): boolean {
  if (house.offers.some((offer) => offer.personId === person.id && offer.sessionId !== null)) return false;
  if (!cross(house, [person], true)) return false;
  house.closeOffer(person.id, null);
  promote(house);
  return true;
}

/** As `givePlace`, for who has a place and waits for one the other way. */
export function giveOtherWay(house: House, person: Person): boolean {
  const pool = otherPool(house, person);
  if (person.wish === null || !pool) return false;
  const isHeld = house.isOffered(person.id, null);
  if (!isHeld) {
    pool.taken++;
    pool.ceiling = pool.capacity === null ? null : Math.max(pool.ceiling ?? 0, pool.taken);
  }
  if (takeOtherPlace(house, person)) return true;
  if (!isHeld) house.countDown(pool, 'taken');
  return false;
}
