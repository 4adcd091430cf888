import type { Before } from './before.js';
import type { House } from './house.js';
import type { Happened } from './play.js';

/** How often what happened: a run in which nobody ever waited would prove nothing. */
export class Tally {
  histories = 0;
  steps = 0;
  readonly #counts = new Map<string, number>();

  note(before: Before, house: House, { step, by, together }: Happened): void {
    this.steps++;
    const others = house.people.filter((person) => person !== by);
    for (const person of others) {
      if (person.status === 'confirmed' && !before.live.includes(person.id)) continue;
      const was = before.places.get(person.id) ?? [];
      const now = house.placesOf(person);
      const is = (id: string) => now.find(({ sessionId }) => sessionId === id)?.status;
      const into = was.filter(({ sessionId, status }) => status === 'waiting' && is(sessionId) === 'confirmed').length;
      this.#count('moved up into a session', into);
      if (into > 0 && now.length < was.length) this.#count('exchanged a place for it', 1);
    }
    const crossing = [...before.pools].flatMap(([pool, was]) => [...was.crossing.keys()].map((id) => ({ pool, id })));
    const isOver = ({ pool, id }: (typeof crossing)[number]) =>
      upThere(house, pool.id, id) && house.people.some((person) => person.id === id && person.wish === null);
    this.#count('went over to the other way after waiting', crossing.filter(isOver).length);
    this.#count('places held for somebody', house.offers.filter((offer) => !before.offers.includes(offer)).length);
    if (together) this.#count(`groups told ${together.answer.kind}`, 1);
    this.#count(step.do, 1);
  }

  #count(what: string, more: number): void {
    if (more > 0) this.#counts.set(what, (this.#counts.get(what) ?? 0) + more);
  }

  /** Once over each kind, most frequent first. */
  get lines(): string[] {
    return [...this.#counts].toSorted((a, b) => b[1] - a[1]).map(([what, count]) => `${count} ${what}`);
  }

  count(what: string): number {
    return this.#counts.get(what) ?? 0;
  }
}

function upThere(house: House, poolId: string, personId: string): boolean {
  const person = house.people.find(({ id }) => id === personId);
  return person?.status === 'confirmed' && house.poolOf(null, person.attends)?.id === poolId;
}
