import type { EventDetails, Programme } from '#events';
import { type Attends, type Places, poolFor, type SessionPlace } from '../../places/places.js';
import type { HeldPlace } from '../../places/session-places.js';

/** A person at the event of a history. The id is unique; somebody who was away may have several. */
export interface Person {
  readonly id: string;
  readonly who: number;
  readonly contactId: string;
  attends: Attends;
  /** Number in the line for the other way; null while they want no other. */
  wish: number | null;
  status: 'confirmed' | 'waiting' | 'cancelled' | 'lapsed';
  arrival: number;
  cancelledBy: 'participant' | null;
  left: readonly string[];
}

interface PlaceRow {
  readonly personId: string;
  readonly sessionId: string;
  readonly arrival: number;
  status: SessionPlace['status'];
}

export interface PoolRow extends Places {
  capacity: number | null;
  taken: number;
  waiting: number;
  ceiling: number | null;
}

/** A place that is held for somebody. Closed ones are taken out. */
export interface HeldOffer {
  readonly personId: string;
  readonly sessionId: string | null;
  readonly madeAt: Date;
  readonly until: Date;
}

type Sessions = Programme['rounds'][number]['sessions'][number]['session'];

interface Known {
  readonly session: Sessions;
  readonly maxChoices: number;
}

/**
 * The rows of one event in memory, with the statements that the verbs make of them. The rules themselves are the
 * product's own; `histories.db-spec.ts` holds this against the tables.
 */
export class House {
  now = new Date('2027-01-04T09:00:00Z');
  arrival = 0;
  mode: EventDetails['waitlistMode'] = 'auto';
  /** Contacts that belong to the theme group of every session with early places. */
  readonly members: ReadonlySet<string> = new Set(['p0', 'p1', 'p2']);
  readonly people: Person[] = [];
  #places: PlaceRow[] = [];
  #placesBy: Map<string, PlaceRow[]> | undefined;
  offers: HeldOffer[] = [];

  readonly sessions: readonly Sessions[];
  readonly #byId: ReadonlyMap<string, Known>;
  readonly #poolsOf: ReadonlyMap<string | null, readonly PoolRow[]>;

  constructor(
    /** The event first, then its sessions in the order of their ids. */
    readonly pools: PoolRow[],
    readonly programme: Programme,
    readonly event: Pick<EventDetails, 'startsAt' | 'endsAt' | 'timeZone' | 'offerHours' | 'waitingCapacity'>,
  ) {
    const all = programme.rounds.flatMap(({ round: { maxChoices }, sessions }) =>
      sessions.map(({ session }) => ({ session, maxChoices })),
    );
    this.sessions = all.map(({ session }) => session);
    this.#byId = new Map(all.map((one) => [one.session.id, one]));
    const ids = new Set(pools.map(({ sessionId }) => sessionId));
    this.#poolsOf = new Map([...ids].map((id) => [id, pools.filter(({ sessionId }) => sessionId === id)]));
  }

  get places(): readonly PlaceRow[] {
    return this.#places;
  }

  set places(rows: readonly PlaceRow[]) {
    this.#places = [...rows];
    this.#placesBy = undefined;
  }

  /** The places of one registration, as they were written; looked up very often. */
  #placesBelongingTo(personId: string): readonly PlaceRow[] {
    if (!this.#placesBy) {
      this.#placesBy = new Map();
      for (const row of this.#places) {
        const mine = this.#placesBy.get(row.personId);
        if (mine) mine.push(row);
        else this.#placesBy.set(row.personId, [row]);
      }
    }
    return this.#placesBy.get(personId) ?? [];
  }

  placeOf(personId: string, sessionId: string | null): PlaceRow | undefined {
    return this.#placesBelongingTo(personId).find((place) => place.sessionId === sessionId);
  }

  session(id: string): Sessions {
    return this.#byId.get(id)?.session as Sessions;
  }

  poolOf(sessionId: string | null, attends: Attends): PoolRow | undefined {
    return poolFor(this.#poolsOf.get(sessionId) ?? [], attends);
  }

  /** As `openPlacesOf`: the pools, with whose turn it is in those where members go first. */
  get openPlaces(): Places[] {
    return this.pools.map((pool) => {
      if (!this.isEarly(pool)) return pool;
      const isMemberWaiting = this.places.some((place) => this.#isMemberInLine(place, pool));
      return { ...pool, early: { groupId: 'B', members: this.members, isMemberWaiting } };
    });
  }

  isEarly({ sessionId }: Pick<PoolRow, 'sessionId'>): boolean {
    const until = sessionId && this.session(sessionId).earlyUntil;
    return Boolean(until) && this.now < (until as Date);
  }

  #isMemberInLine({ personId, sessionId, status }: PlaceRow, pool: PoolRow): boolean {
    if (sessionId !== pool.sessionId || status !== 'waiting' || this.isOffered(personId, sessionId)) return false;
    const person = this.people.find(({ id }) => id === personId) as Person;
    return this.members.has(person.contactId) && this.poolOf(sessionId, person.attends)?.id === pool.id;
  }

  isOffered(personId: string, sessionId: string | null): boolean {
    return this.offers.some((offer) => offer.personId === personId && offer.sessionId === sessionId);
  }

  /** Whether an open offer of the event is one of a place the other way: they have one of their own. */
  isOfferedAcross({ id, status }: Person): boolean {
    return status === 'confirmed' && this.isOffered(id, null);
  }

  /** As `placesOf`. */
  placesOf({ id, contactId, attends }: Person): HeldPlace[] {
    const mine = this.#placesBelongingTo(id);
    if (mine.length === 0) return [];
    const held = mine.map(({ sessionId, status, arrival }): HeldPlace => {
      const { session, maxChoices } = this.#byId.get(sessionId) as Known;
      const { roundId, startsAt, endsAt } = session;
      return {
        registrationId: id,
        contactId,
        sessionId,
        status,
        arrival,
        attends,
        roundId,
        maxChoices,
        startsAt,
        endsAt,
      };
    });
    if (held.length === 1) return held;
    const code = ({ sessionId }: HeldPlace) => this.session(sessionId).code;
    return held.sort(
      (a, b) => a.arrival - b.arrival || a.startsAt.getTime() - b.startsAt.getTime() || (code(a) < code(b) ? -1 : 1),
    );
  }

  /** As `writePlaces`: over what was there, which keeps its arrival. */
  writePlaces(personId: string, arrival: number, places: readonly SessionPlace[]): void {
    for (const { sessionId, status } of places) {
      const row = this.placeOf(personId, sessionId);
      if (row) row.status = status;
      else this.places = [...this.#places, { personId, sessionId, status, arrival }];
    }
  }

  /** As `releasePlaces`. */
  release(places: readonly HeldPlace[]): void {
    for (const { registrationId: personId, sessionId, status, attends } of places) {
      const wasHeld = status === 'waiting' && this.closeOffer(personId, sessionId);
      this.places = this.places.filter((one) => one.personId !== personId || one.sessionId !== sessionId);
      if (status === 'wanted') continue;
      this.countDown(this.poolOf(sessionId, attends), status === 'confirmed' || wasHeld ? 'taken' : 'waiting');
    }
  }

  /** @returns whether one was open: it held a place. */
  closeOffer(personId: string, sessionId: string | null): boolean {
    const open = this.offers.length;
    this.offers = this.offers.filter((offer) => offer.personId !== personId || offer.sessionId !== sessionId);
    return this.offers.length < open;
  }

  /** As `countDown`: the ceiling sinks with what is taken, down to the capacity. */
  countDown(pool: PoolRow | undefined, what: 'taken' | 'waiting'): void {
    if (!pool) return;
    pool[what]--;
    pool.ceiling = pool.capacity === null ? null : Math.max(pool.capacity, pool.taken);
  }

  /** As `savePools`. */
  savePools(after: readonly Places[]): void {
    for (const { id, taken, waiting } of after)
      Object.assign(this.pools.find((pool) => pool.id === id) as PoolRow, { taken, waiting });
  }
}
