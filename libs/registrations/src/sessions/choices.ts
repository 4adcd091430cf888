import type { Programme } from '#events';
import { type Attends, poolFor } from '../places/places.js';

/** What can be wrong with the choices of one round. */
export type ChoiceProblem = 'too_few' | 'too_many' | 'unknown';

/**
 * What is wrong with these choices, by round; a session of no round, or one that was called off, is `unknown`.
 * @param attends left out while it is not known. A round asks for no more than can be chosen that way.
 */
export function checkChoices(
  { rounds }: Pick<Programme, 'rounds'>,
  sessionIds: readonly string[],
  attends?: Attends,
): ReadonlyMap<string, ChoiceProblem> {
  const problems = new Map<string, ChoiceProblem>();
  const left = new Set(sessionIds);
  for (const { round, sessions } of rounds) {
    const open = sessions.filter(({ session }) => session.status === 'open');
    const chosen = open.filter(({ session }) => left.delete(session.id)).length;
    if (chosen < leastChoices({ round, sessions }, attends)) problems.set(round.id, 'too_few');
    if (chosen > round.maxChoices) problems.set(round.id, 'too_many');
  }
  if (left.size > 0) problems.set('', 'unknown');
  return problems;
}

/** How many sessions of a round somebody must choose: none where all were called off, or are held the other way. */
export function leastChoices({ round, sessions }: Programme['rounds'][number], attends?: Attends): number {
  const open = sessions.filter(
    ({ session, pools }) => session.status === 'open' && (!attends || poolFor(pools, attends) !== undefined),
  );
  return Math.min(round.minChoices, open.length);
}
