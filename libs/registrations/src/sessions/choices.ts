import type { Programme } from '#events';

/** What can be wrong with the choices of one round. */
export type ChoiceProblem = 'too_few' | 'too_many' | 'unknown';

/** What is wrong with these choices, by round; a session of no round, or one that was called off, is `unknown`. */
export function checkChoices(
  { rounds }: Pick<Programme, 'rounds'>,
  sessionIds: readonly string[],
): ReadonlyMap<string, ChoiceProblem> {
  const problems = new Map<string, ChoiceProblem>();
  const left = new Set(sessionIds);
  for (const { round, sessions } of rounds) {
    const open = sessions.filter(({ session }) => session.status === 'open');
    const chosen = open.filter(({ session }) => left.delete(session.id)).length;
    // A round whose sessions were all called off asks for nothing.
    if (chosen < Math.min(round.minChoices, open.length)) problems.set(round.id, 'too_few');
    if (chosen > round.maxChoices) problems.set(round.id, 'too_many');
  }
  if (left.size > 0) problems.set('', 'unknown');
  return problems;
}
