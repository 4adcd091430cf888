import { checkChoices } from '../../sessions/choices.js';
import type { House, Person } from './house.js';
import { promote } from './promotion.js';
import { codesOf, type Step } from './steps.js';
import { type GroupCame, registerTogether } from './together.js';
import { answer, cancel, comeBack, give, lapse, register, setCapacity, swap } from './verbs.js';
import { unwish, wish } from './wishing.js';
import type { World } from './world.js';

/** What happened in a step, as far as the promises ask for it. */
export interface Happened {
  readonly step: Step;
  /** Whose step it was. */
  readonly by: Person | undefined;
  /** Sessions that were chosen in it, where they could be chosen. */
  readonly chose?: readonly string[];
  /** What a group learned, and who it was. */
  readonly together?: GroupCame;
  /** A place was given out of order. */
  readonly gave?: true;
}

const MINUTE = 60_000;

/** Minutes that pass with a step: so that no form counts as a second press, and offers grow old. */
export function minutesOf(step: Step): number {
  return step.do === 'lapse' ? 11 + 20 * 60 : 11;
}

/** Lets the time of a step pass: the sweep opens what is not for members first any more. */
export function pass(house: House, step: Step): Happened {
  house.now = new Date(house.now.getTime() + minutesOf(step) * MINUTE);
  promote(house);
  return { step: { do: 'mode' }, by: undefined };
}

/** Takes one step, after its time has passed. @param id of the registration that it may make. */
export function take(house: House, world: World, step: Step, id: string): Happened {
  const by = 'who' in step ? latest(house, step.who) : undefined;
  const chose = 'choose' in step ? idsOf(house, codesOf(world, step.choose)) : [];
  switch (step.do) {
    case 'register':
      return registered(house, step, id, chose);
    case 'together': {
      const attends = house.pools[0]?.mode === 'any' ? 'online' : step.attends;
      const answer = registerTogether(house, id, { ...step, attends }, mayChoose(house, chose, attends));
      return { step, by, together: { people: step.people, answer } };
    }
    case 'swap':
      return by && swap(house, by, chose) ? { step, by, chose } : { step, by };
    case 'cancel':
      if (by) cancel(house, by);
      return { step, by };
    case 'back':
      if (by) comeBack(house, by);
      return { step, by };
    case 'wish':
    case 'unwish':
      if (by) (step.do === 'wish' ? wish : unwish)(house, by);
      return { step, by };
    case 'yes':
    case 'no':
      if (by) answer(house, by, step.do);
      return { step, by };
    case 'give':
      return by && give(house, by, thingOf(house, step.thing)) ? { step, by, gave: true } : { step, by };
    case 'lapse':
      lapse(house);
      return { step, by };
    case 'mode':
      house.mode = house.mode === 'auto' ? 'offer' : 'auto';
      return { step, by };
    case 'capacity': {
      const pool = house.pools[step.pool];
      if (pool) setCapacity(house, pool, step.capacity);
      return { step, by };
    }
  }
}

function registered(
  house: House,
  step: Extract<Step, { do: 'register' }>,
  id: string,
  chose: readonly string[],
): Happened {
  const attends = house.pools[0]?.mode === 'any' ? 'online' : step.attends;
  const isMade = register(house, id, step.who, attends, mayChoose(house, chose, attends)) === 'admitted';
  return { step, by: isMade ? latest(house, step.who) : undefined };
}

/** The form refuses what cannot be chosen together before it comes to the desk. */
export function mayChoose({ programme }: Pick<House, 'programme'>, ids: readonly string[], attends: Person['attends']) {
  return checkChoices(programme, ids, attends).size > 0 ? [] : ids;
}

/** The event (null), or one of its sessions. */
export function thingOf({ sessions }: House, thing: number): string | null {
  return sessions[thing - 1]?.id ?? null;
}

export function latest({ people }: House, who: number): Person | undefined {
  return people.filter((person) => person.who === who).sort((a, b) => b.arrival - a.arrival)[0];
}

function idsOf({ sessions }: House, codes: readonly string[]): string[] {
  return sessions.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
}
