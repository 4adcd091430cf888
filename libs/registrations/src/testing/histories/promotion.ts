import type { Turn } from '../../places/crossing-turn.js';
import { decideDeadline } from '../../places/deadline.js';
import { cycleOf, surplusWith } from '../../places/exchange.js';
import { enterSessions, PlacesLedger, promotions } from '../../places/places.js';
import { cross, otherPool, turnToCross } from './crossing.js';
import type { House, Person, PoolRow } from './house.js';
import { turnOf } from './lines.js';

/** As `moveLinesUp`: first come, first promoted, until nothing moves. */
export function promote(house: House): void {
  const empty = new Set<string>();
  for (;;) {
    const turn = turnToCross(house);
    const pool = house.pools.find((one) => promotions(one) > 0 && !empty.has(one.id));
    const first = pool ? firstOf(house, pool, turn) : [];
    if (turn.next.length > 0 && first.length === 0) {
      takeTurn(house, turn);
      empty.clear();
      continue;
    }
    if (!pool) {
      if (swapFirstInLine(house)) continue;
      return;
    }
    if (first.length === 0) empty.add(pool.id);
    else empty.clear();
    pool.taken += first.length;
    pool.waiting -= first.length;
    if (house.mode === 'offer') for (const person of first) offer(house, pool, person);
    else if (pool.sessionId === null) enterEvent(house, first);
    else for (const person of first) enterSession(house, pool.sessionId, person);
  }
}

/** As `firstInLine`. */
function firstOf(house: House, pool: PoolRow, { before }: Turn): Person[] {
  const last = before.get(pool.id) ?? Number.POSITIVE_INFINITY;
  return turnOf(house, pool)
    .filter(({ arrival }) => pool.sessionId !== null || arrival < last)
    .slice(0, promotions(pool));
}

/** As `takeTurn`. */
function takeTurn(house: House, { next }: Turn): void {
  const people = next.map(({ registrationId }) => house.people.find(({ id }) => id === registrationId) as Person);
  const [one, other] = people;
  const to = one && otherPool(house, one);
  if (house.mode !== 'offer' || !one || other || !to) return void cross(house, people);
  to.taken++;
  offer(house, to, one);
}

export function enterEvent(house: House, people: readonly Person[]): void {
  for (const person of people) person.status = 'confirmed';
  const wanted = people.flatMap((person) => house.placesOf(person)).sort((a, b) => a.arrival - b.arrival);
  const ledger = new PlacesLedger(house.openPlaces);
  for (const id of new Set(wanted.map((place) => place.registrationId))) {
    const mine = wanted.filter((place) => place.registrationId === id);
    const [first] = mine;
    if (!first) continue;
    const sessionIds = mine.map((place) => place.sessionId);
    const entered = enterSessions(ledger, { sessionIds, attends: first.attends }, first.contactId, 'confirmed');
    house.writePlaces(id, first.arrival, entered);
  }
  house.savePools(ledger.pools);
}

export function enterSession(house: House, sessionId: string, person: Person): void {
  house.writePlaces(person.id, person.arrival, [{ sessionId, status: 'confirmed' }]);
  house.release(surplusWith(house.placesOf(person), sessionId));
}

function offer(house: House, { sessionId }: PoolRow, { id: personId }: Person): void {
  const { startsAt } = sessionId ? house.session(sessionId) : house.event;
  const { offerHours: hours, timeZone } = house.event;
  const until = decideDeadline({ now: house.now, hours, startsAt, timeZone });
  house.offers.push({ personId, sessionId, madeAt: house.now, until });
}

/** As `swapFirstInLine`. */
function swapFirstInLine(house: House): boolean {
  const bids = bidsOf(house);
  const cycle = cycleOf(bids, (place) => house.poolOf(place.sessionId, place.attends)?.id);
  for (const { gets, gives } of cycle) house.release([gets, gives]);
  for (const { gets } of cycle) {
    house.writePlaces(gets.registrationId, gets.arrival, [{ sessionId: gets.sessionId, status: 'confirmed' }]);
    const pool = house.poolOf(gets.sessionId, gets.attends) as PoolRow;
    pool.taken++;
    pool.ceiling = pool.capacity === null ? null : Math.max(pool.capacity, pool.taken);
  }
  return cycle.length > 0;
}

/** Who is first in line for a full session, and the one place they would give up for it. */
export function bidsOf(house: House) {
  const lines = house.pools.filter((pool) => pool.sessionId !== null && pool.waiting > 0);
  return lines
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((pool) => {
      const [first] = turnOf(house, pool);
      const mine = first ? house.placesOf(first) : [];
      const gets = mine.find((place) => place.sessionId === pool.sessionId);
      const [gives, ...more] = surplusWith(mine, pool.sessionId ?? '');
      return gets && gives && more.length === 0 ? [{ gets, gives }] : [];
    });
}
