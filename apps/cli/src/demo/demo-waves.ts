/** Some come and some leave at one moment. */
export interface Wave<Person> {
  readonly at: Date;
  readonly comers: readonly Person[];
  readonly leavers: readonly Person[];
}

const MOST_WAVES = 12;
/** One in so many cancels, about a quarter of the time later. */
const ONE_LEAVES_IN = 9;
const LEAVES_AFTER = 3;

/**
 * Spreads people over the time from `from` to `to` as they come in life: many when they hear of it, many at the last
 * moment, few in between. Those of one wave share a transaction, which is what makes a demo of hundreds quick.
 */
export function wavesOf<Person>(people: readonly Person[], from: Date, to: Date): Wave<Person>[] {
  const count = Math.max(1, Math.min(MOST_WAVES, Math.ceil(people.length / 2)));
  const waves = Array.from({ length: count }, (_, index) => ({
    at: new Date(from.getTime() + ((to.getTime() - from.getTime()) * (index + 0.5)) / count),
    comers: [] as Person[],
    leavers: [] as Person[],
  }));
  for (const [index, person] of people.entries()) {
    const share = Math.sin((Math.PI / 2) * ((index + 0.5) / people.length)) ** 2;
    const wave = Math.min(count - 1, Math.floor(share * count));
    waves[wave]?.comers.push(person);
    if (index % ONE_LEAVES_IN === ONE_LEAVES_IN - 4)
      waves[Math.min(count - 1, wave + LEAVES_AFTER)]?.leavers.push(person);
  }
  return waves;
}
