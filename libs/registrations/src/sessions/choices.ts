import { overlaps, type Programme } from '#events';
import { type Attends, poolFor } from '../places/places.js';

/** What can be wrong with the choices of one round. */
export type ChoiceProblem = 'too_few' | 'too_many' | 'unknown' | 'overlap';

type Round = Programme['rounds'][number];
type Session = Round['sessions'][number]['session'];

/**
 * What is wrong with these choices, by round; a session of no round, or one that was called off, is `unknown`. Sessions
 * of two rounds that overlap are an `overlap` of the later one: nobody is in two places at once.
 * @param attends left out while it is not known. A round asks for no more than can be chosen that way.
 */
export function checkChoices(
  { rounds }: Pick<Programme, 'rounds'>,
  sessionIds: readonly string[],
  attends?: Attends,
): ReadonlyMap<string, ChoiceProblem> {
  const problems = new Map<string, ChoiceProblem>();
  const known = rounds.flatMap((round) => chosenOf(round, sessionIds));
  for (const [i, round] of rounds.entries()) {
    const chosen = chosenOf(round, sessionIds);
    const earlier = rounds.slice(0, i).flatMap((other) => chosenOf(other, sessionIds));
    const elsewhere = known.filter((session) => !chosen.includes(session));
    if (clashes(chosen, earlier)) problems.set(round.round.id, 'overlap');
    if (chosen.length < leastBeside(round, chosen, elsewhere, attends)) problems.set(round.round.id, 'too_few');
    if (chosen.length > round.round.maxChoices) problems.set(round.round.id, 'too_many');
  }
  const ids = new Set(known.map(({ id }) => id));
  if (sessionIds.some((id) => !ids.has(id))) problems.set('', 'unknown');
  return problems;
}

/** How many sessions of a round somebody must choose: none where all were called off, or are held the other way. */
export function leastChoices({ round, sessions }: Round, attends?: Attends): number {
  return Math.min(round.minChoices, openOf({ round, sessions }, attends).length);
}

/** As `leastChoices`, but no more than is left beside what was chosen in other rounds: else nobody could register. */
function leastBeside(
  round: Round,
  chosen: readonly Session[],
  elsewhere: readonly Session[],
  attends: Attends | undefined,
): number {
  const possible = openOf(round, attends).filter((one) => chosen.includes(one) || !clashes([one], elsewhere));
  return Math.min(round.round.minChoices, possible.length);
}

function openOf({ sessions }: Round, attends: Attends | undefined): Session[] {
  return sessions
    .filter(({ session, pools }) => session.status === 'open' && (!attends || poolFor(pools, attends) !== undefined))
    .map(({ session }) => session);
}

function chosenOf({ sessions }: Round, sessionIds: readonly string[]): Session[] {
  return sessions
    .map(({ session }) => session)
    .filter(({ id, status }) => status === 'open' && sessionIds.includes(id));
}

function clashes(some: readonly Session[], others: readonly Session[]): boolean {
  return some.some((one) => others.some((other) => overlaps(one, other)));
}
