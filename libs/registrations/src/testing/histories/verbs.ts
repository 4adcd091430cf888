import { admit, type KnownRegistration } from '../../admission/admit.js';
import { PlacesLedger, type SessionPlace } from '../../places/places.js';
import { wishesOf } from '../../places/wishes.js';
import { checkChoices } from '../../sessions/choices.js';
import { decideSwap } from '../../sessions/swap.js';
import { otherPool } from './crossing.js';
import type { House, Person, PoolRow } from './house.js';
import { enterEvent, enterSession, promote } from './promotion.js';
import { giveOtherWay, takeOtherPlace, unwish } from './wishing.js';

/** As the admission desk: one person at a time. @returns what was decided. */
export function register(
  house: House,
  id: string,
  who: number,
  attends: Person['attends'],
  sessionIds: readonly string[],
) {
  const decision = decide(house, id, who, attends, sessionIds);
  if (decision.kind === 'admitted') letIn(house, { id, who, attends }, decision.status, decision.places);
  return decision.kind;
}

/** Writes somebody who was admitted. */
export function letIn(
  house: House,
  { id, who, attends }: Pick<Person, 'id' | 'who' | 'attends'>,
  decided: 'confirmed' | 'waiting' | 'pending',
  places: readonly SessionPlace[],
): void {
  const arrival = ++house.arrival;
  const status = standing(decided);
  const contactId = `p${who}`;
  house.people.push({ id, who, contactId, attends, status, arrival, cancelledBy: null, left: [], wish: null });
  house.writePlaces(id, arrival, places);
}

/** Somebody as the desk knows them who takes part, by address. */
export function knownOf(house: House, who: number): [string, KnownRegistration][] {
  const live = house.people.find((person) => person.who === who && isLive(person));
  if (!live) return [];
  const status = live.status as 'confirmed' | 'waiting';
  const mailed = { requestHash: 'another', createdAt: house.now, linkMailedAt: house.now };
  return [[`p${who}`, { registrationId: live.id, status, ...mailed }]];
}

function decide(house: House, id: string, who: number, attends: Person['attends'], sessionIds: readonly string[]) {
  const email = `p${who}`;
  const { waitingCapacity } = house.event;
  const state = { now: house.now, isOpen: true, waitingCapacity, pools: house.openPlaces };
  const request = { registrationId: id, email, attends, sessionIds, requestHash: 'this' };
  const { decisions, pools } = admit({ ...state, known: new Map(knownOf(house, who)) }, [request]);
  house.savePools(pools);
  const [decision] = decisions;
  if (!decision) throw new Error('nothing was decided');
  return decision;
}

/** Nobody needs approval in a history: that is decided before the places are. */
function standing(status: 'confirmed' | 'waiting' | 'pending'): 'confirmed' | 'waiting' {
  if (status === 'pending') throw new Error('nobody is asked to approve');
  return status;
}

export const isLive = ({ status }: Person) => status === 'confirmed' || status === 'waiting';

/** As `cancelRegistration`, by the person. */
export function cancel(house: House, person: Person): void {
  if (!isLive(person)) return;
  const { status } = person;
  const places = house.placesOf(person);
  const left = [...wishesOf(places).wanted];
  Object.assign(person, { status: 'cancelled', cancelledBy: 'participant', left, wish: null });
  house.release(places);
  const wasHeld = house.closeOffer(person.id, null);
  house.countDown(house.poolOf(null, person.attends), status === 'confirmed' || wasHeld ? 'taken' : 'waiting');
  if (status === 'confirmed' && wasHeld) house.countDown(otherPool(house, person), 'taken');
  promote(house);
}

/** As `comeBack`. */
export function comeBack(house: House, person: Person): void {
  if (isLive(person) || house.people.some((other) => other.who === person.who && isLive(other))) return;
  const decision = decide(house, person.id, person.who, person.attends, stillToChoose(house, person));
  if (decision.kind !== 'admitted') return;
  const arrival = ++house.arrival;
  Object.assign(person, { status: decision.status, arrival, cancelledBy: null, left: [] });
  house.writePlaces(person.id, arrival, decision.places);
}

/** As `stillToChoose`; in a history no session is called off. */
function stillToChoose({ programme }: House, { left, attends }: Person): string[] {
  const problems = checkChoices(programme, left, attends);
  return programme.rounds.flatMap(({ round, sessions }) => {
    const problem = problems.get(round.id);
    if (problem && problem !== 'too_few') return [];
    return sessions.flatMap(({ session }) => (left.includes(session.id) ? [session.id] : []));
  });
}

/** As `changeSessions`. @returns whether they may be chosen. */
export function swap(house: House, person: Person, sessionIds: readonly string[]): boolean {
  if (!isLive(person) || checkChoices(house.programme, sessionIds, person.attends).size > 0) return false;
  const held = house.placesOf(person);
  const ledger = new PlacesLedger(house.openPlaces);
  const choices = house.programme.rounds.flatMap(({ round, sessions }) =>
    sessions
      .filter(({ session }) => sessionIds.includes(session.id))
      .map(({ session: { id: sessionId, startsAt, endsAt } }) => {
        return { sessionId, roundId: round.id, maxChoices: round.maxChoices, startsAt, endsAt };
      }),
  );
  const status = person.status === 'confirmed' ? 'confirmed' : 'waiting';
  const change = decideSwap(ledger, person, status, held, choices);
  if (!change) return false;
  if (change.enter.length + change.release.length + change.stay.length === 0) return true;
  const arrival = ++house.arrival;
  house.writePlaces(person.id, arrival, change.enter);
  const stay = new Set(change.stay.map((place) => place.sessionId));
  house.places = house.places.map((place) =>
    place.personId === person.id && stay.has(place.sessionId) && place.status === 'confirmed'
      ? { ...place, arrival }
      : place,
  );
  house.savePools(ledger.pools);
  house.release(change.release);
  promote(house);
  return true;
}

/** As `answerOffer`, for the oldest that somebody has. */
export function answer(house: House, person: Person, says: 'yes' | 'no'): void {
  const mine = house.offers.filter((offer) => offer.personId === person.id);
  const [offer] = mine.sort((a, b) => a.madeAt.getTime() - b.madeAt.getTime() || order(a.sessionId, b.sessionId));
  if (!offer) return;
  if (house.now >= offer.until) return lapse(house);
  const isAcross = offer.sessionId === null && person.status === 'confirmed';
  if (isAcross) return says === 'no' ? unwish(house, person) : void takeOtherPlace(house, person);
  if (says === 'yes') {
    house.closeOffer(person.id, offer.sessionId);
    return takePlace(house, person, offer.sessionId);
  }
  if (offer.sessionId === null) return cancel(house, person);
  house.release(house.placesOf(person).filter((place) => place.sessionId === offer.sessionId));
  promote(house);
}

const order = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : 1);

function takePlace(house: House, person: Person, sessionId: string | null): void {
  if (sessionId === null) enterEvent(house, [person]);
  else enterSession(house, sessionId, person);
  promote(house);
}

/** As `lapseDueOffers`: who does not answer leaves the line. */
export function lapse(house: House): void {
  const due = house.offers.filter((offer) => offer.until <= house.now);
  if (due.length === 0) return;
  for (const { personId, sessionId } of due) {
    house.closeOffer(personId, sessionId);
    const person = house.people.find(({ id }) => id === personId) as Person;
    if (sessionId === null && person.status === 'confirmed') {
      person.wish = null;
      house.countDown(otherPool(house, person), 'taken');
      continue;
    }
    if (sessionId === null) {
      const ids = house.places.filter((place) => place.personId === personId).map((place) => place.sessionId);
      Object.assign(person, { status: 'lapsed', left: ids.sort() });
    }
    house.places = house.places.filter(
      (place) => place.personId !== personId || (sessionId !== null && place.sessionId !== sessionId),
    );
    house.countDown(house.poolOf(sessionId, person.attends), 'taken');
  }
  promote(house);
}

/** As `givePlace`, by an organiser who wants one more where it is full. */
export function give(house: House, person: Person, sessionId: string | null): boolean {
  if (sessionId === null && person.status === 'confirmed') return giveOtherWay(house, person);
  const place = house.placesOf(person).find((one) => one.sessionId === sessionId);
  if ((sessionId === null ? person.status : place?.status) !== 'waiting') return false;
  const pool = house.poolOf(sessionId, person.attends);
  if (!pool) return false;
  if (!house.closeOffer(person.id, sessionId)) {
    pool.taken++;
    pool.waiting--;
    pool.ceiling = pool.capacity === null ? null : Math.max(pool.ceiling ?? 0, pool.taken);
  }
  takePlace(house, person, sessionId);
  return true;
}

/** As an organiser's change of places: nobody is thrown out, and whoever can move up does. */
export function setCapacity(house: House, pool: PoolRow, capacity: number | null): void {
  pool.capacity = capacity;
  pool.ceiling = capacity === null ? null : Math.max(capacity, pool.taken);
  promote(house);
}
