import fc from 'fast-check';
import { buildHouse } from './build.js';
import type { House } from './house.js';
import { KNOWN } from './known.js';
import { brokenPassage, look } from './passage.js';
import { type Happened, pass, take } from './play.js';
import { brokenPromise } from './promises.js';
import { histories, type Step } from './steps.js';
import { Tally } from './tally.js';
import { type World, worlds } from './world.js';

/**
 * Whatever people and organisers do, in whatever order: no pool over its ceiling, arrival order kept in every line, nobody
 * in two places at once, nobody twice, nobody and no place lost, and what is counted is held by or for somebody. Looked at
 * after every step of every history.
 * @throws {Error} with seed, world and the shortest history that breaks a promise.
 */
export function runHistories(
  { cases, seed }: { readonly cases: number; readonly seed: number },
  tally = new Tally(),
): Tally {
  fc.assert(
    fc.property(worlds, histories, (world, steps) => {
      tell(world, steps, tally);
    }),
    { numRuns: cases, seed, examples: KNOWN },
  );
  return tally;
}

function tell(world: World, steps: readonly Step[], tally: Tally): void {
  let ids = 0;
  const house = buildHouse(world, () => `${++ids}`.padStart(3, '0'));
  tally.histories++;
  for (const [i, step] of steps.entries()) {
    const earlier = look(house);
    check(house, earlier, pass(house, step));
    const before = look(house);
    const happened = take(house, world, step, `P${'who' in step ? step.who : ''}#${i}`);
    tally.note(before, house, happened);
    check(house, before, happened);
  }
}

export function check(house: House, before: ReturnType<typeof look>, happened: Happened): void {
  const wrong = brokenPromise(house) ?? brokenPassage(house, before, happened);
  if (wrong) throw new Error(`${wrong}, after ${JSON.stringify(happened.step)}`);
}
