import type { House, Person, PoolRow } from './house.js';

/** Of a line those whose turn it is: only members while they go first. */
export function turnOf(house: House, pool: PoolRow): Person[] {
  const line = lineOf(house, pool);
  return house.isEarly(pool) ? line.filter(({ contactId }) => house.members.has(contactId)) : line;
}

/** Who waits for a place of this pool and is held none, first come first. */
export function lineOf(house: House, pool: PoolRow): Person[] {
  const { sessionId } = pool;
  const serves = (person: Person) => house.poolOf(sessionId, person.attends)?.id === pool.id;
  const waits = (person: Person) => !house.isOffered(person.id, sessionId) && serves(person);
  if (sessionId === null) {
    const line = house.people.filter((person) => person.status === 'waiting' && waits(person));
    return line.sort((a, b) => a.arrival - b.arrival);
  }
  const rows = house.places.filter((place) => place.sessionId === sessionId && place.status === 'waiting');
  const line = rows.sort((a, b) => a.arrival - b.arrival);
  return line.map(({ personId }) => house.people.find(({ id }) => id === personId) as Person).filter(waits);
}
