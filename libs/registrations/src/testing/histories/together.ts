import { admit } from '../../admission/admit.js';
import { type GroupAnswer, isTaken } from '../../admission/together.js';
import type { Before } from './before.js';
import type { House, Person } from './house.js';
import { isLive, knownOf, letIn } from './verbs.js';

interface Form {
  readonly people: readonly number[];
  readonly accepts: number | undefined;
  readonly attends: Person['attends'];
}

/** A group that came: who it was, and what its sender learned. */
export interface GroupCame {
  readonly people: readonly number[];
  readonly answer: GroupAnswer;
}

/** As the admission desk with a group. @returns what its sender learns. */
export function registerTogether(
  house: House,
  id: string,
  { people, accepts, attends }: Form,
  sessionIds: readonly string[],
): GroupAnswer {
  const together = { id, size: people.length, formHash: id, accepts };
  const requests = people.map((who, i) => {
    const request = { registrationId: `${id}.${i}`, email: `p${who}`, attends, sessionIds };
    return { ...request, requestHash: `${id}.${i}`, together };
  });
  const known = new Map(people.flatMap((who) => knownOf(house, who)));
  const { waitingCapacity } = house.event;
  const state = { now: house.now, isOpen: true, waitingCapacity, pools: house.openPlaces, known };
  const { decisions, answers, pools } = admit(state, requests);
  house.savePools(pools);
  for (const [i, decision] of decisions.entries())
    if (decision.kind === 'admitted')
      letIn(house, { id: `${id}.${i}`, who: people[i] as number, attends }, decision.status, decision.places);
  return answers.get(id) as GroupAnswer;
}

/** What is wrong with how a group came in, as one sentence: all of it takes part now, or nobody of it came. */
export function brokenGroup(house: House, before: Before, group: GroupCame | undefined): string | undefined {
  if (!group) return undefined;
  const { people, answer } = group;
  const came = house.people.filter((person) => isLive(person) && !before.live.includes(person.id));
  if (!isTaken(answer)) return came.length > 0 ? 'somebody of a group came in without the others' : undefined;
  const isHere = (who: number) => house.people.some((person) => person.who === who && isLive(person));
  if (!people.every(isHere)) return 'somebody of a group was left behind';
  if (answer.kind === 'received' && came.some(({ status }) => status === 'waiting'))
    return 'a group with room for all of it waits';
  return undefined;
}
