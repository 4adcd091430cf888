import { type Crosser, crossTogether, enterEventAcross, sessionsAcross } from '../../places/crossing.js';
import { decideTurn, type Turn } from '../../places/crossing-turn.js';
import { PlacesLedger, type SessionPlace } from '../../places/places.js';
import type { HeldPlace } from '../../places/session-places.js';
import { otherWayOf } from '../../registration.js';
import type { House, Person, PoolRow } from './house.js';
import { lineOf } from './lines.js';

/** As `turnToCross`. */
export function turnToCross(house: House): Turn {
  const inLine = crossersOf(house).map((person) => crosserOf(house, person));
  if (inLine.length === 0) return { next: [], before: new Map() };
  const first = house.pools.flatMap((pool): [string, number][] => {
    const [one] = pool.sessionId === null ? lineOf(house, pool) : [];
    return one ? [[pool.id, one.arrival]] : [];
  });
  return decideTurn(house.openPlaces, inLine, new Map(first));
}

/** Who waits for the other way and is held nothing, first come first. */
function crossersOf(house: House): Person[] {
  const waits = ({ id, wish }: Person) => wish !== null && !house.offers.some((offer) => offer.personId === id);
  return house.people.filter(waits).toSorted((a, b) => (a.wish ?? 0) - (b.wish ?? 0));
}

function crosserOf(house: House, person: Person): Crosser {
  const { id: registrationId, attends, wish } = person;
  return { registrationId, attends, arrival: wish ?? 0, held: house.placesOf(person) };
}

/** The pool of the event that somebody would go over to. */
export function otherPool(house: House, { attends }: Pick<Person, 'attends'>): PoolRow | undefined {
  return house.poolOf(null, otherWayOf(attends));
}

/** As `cross`. */
export function cross(house: House, people: readonly Person[], isHeld = false): boolean {
  const across = crossTogether(
    house.openPlaces,
    people.map((person) => crosserOf(house, person)),
    isHeld,
  );
  if (!across) return false;
  for (const person of people) goOver(house, person, across.sessions.get(person.id) ?? []);
  house.savePools(across.pools);
  for (const pool of house.pools)
    if (pool.capacity !== null) pool.ceiling = Math.min(pool.ceiling ?? 0, Math.max(pool.capacity, pool.taken));
  return true;
}

/** As `writeWay`. */
function goOver(house: House, person: Person, sessions: readonly SessionPlace[]): void {
  const left = new Set(leftBy(house, person).map(({ sessionId }) => sessionId));
  const arrival = ++house.arrival;
  Object.assign(person, { attends: otherWayOf(person.attends), wish: null });
  house.writePlaces(person.id, arrival, sessions);
  house.places = house.places.map((place) =>
    place.personId === person.id && left.has(place.sessionId) && place.status === 'waiting'
      ? { ...place, arrival }
      : place,
  );
}

function leftBy(house: House, person: Person): HeldPlace[] {
  const other = otherWayOf(person.attends);
  return house
    .placesOf(person)
    .filter(({ sessionId }) => house.poolOf(sessionId, person.attends)?.id !== house.poolOf(sessionId, other)?.id);
}

/** As `takeOtherWay`, for who has a place. @returns whether there was one. */
export function takeOtherWay(house: House, person: Person): boolean {
  const ledger = new PlacesLedger(house.openPlaces);
  if (!enterEventAcross(ledger, person, house.event.waitingCapacity)) return false;
  const sessions = sessionsAcross(ledger, house.placesOf(person), otherWayOf(person.attends), 'confirmed');
  if ('fullIn' in sessions) return false;
  const left = leftBy(house, person);
  const own = house.poolOf(null, person.attends);
  goOver(house, person, sessions.places);
  house.savePools(ledger.pools);
  house.countDown(own, 'taken');
  for (const { sessionId, status, attends } of left)
    house.countDown(house.poolOf(sessionId, attends), status === 'confirmed' ? 'taken' : 'waiting');
  return true;
}
