import { type Clash, clashesIn } from '#events';
import { type Language, unreachable } from '#platform';
import { type Attends, type ChoiceProblem, checkChoices, leastChoices } from '#registrations';
import type { FieldErrors } from '#ui';
import type { EventView } from '../../events/event-views.js';
import { type ChoiceWords, choiceWords } from './choice-words.js';

type Programme = EventView['programme'];
type Round = Programme['rounds'][number];

/** The field of a round: name of its choices in the form, and where a message about it leads. */
export const roundField = (roundId: string) => `round.${roundId}`;
/** Where a message leads that is about no round in particular. */
export const ALL_ROUNDS = 'sessions';

/**
 * What is wrong with the chosen sessions, as messages at their rounds. Why a choice fell away goes before how many are
 * left: "A1 is called off" tells more than "choose one".
 * @param attends left out while it is not known, or where there is but one way.
 */
export function choiceErrors(
  programme: Programme,
  chosen: readonly string[],
  attends: Attends | undefined,
  language: Language,
): FieldErrors {
  const say = choiceWords[language];
  const problems = checkChoices(programme, chosen, attends);
  const errors: Record<string, string> = {};
  for (const round of programme.rounds) {
    const problem = problems.get(round.round.id);
    const message =
      lostIn(round, chosen, say) ??
      (attends && missingIn(round, chosen, attends, say)) ??
      (problem && sayProblem(problem, { programme, round, chosen, attends }, say));
    if (message) errors[roundField(round.round.id)] = message;
  }
  const known = new Set(programme.rounds.flatMap(({ sessions }) => sessions.map(({ session }) => session.id)));
  if (chosen.some((id) => !known.has(id))) errors[ALL_ROUNDS] = say.gone;
  return errors;
}

/** For when a session fell away between the check and the desk, and the programme does not say which. */
export function choiceGone(language: Language): FieldErrors {
  return { [ALL_ROUNDS]: choiceWords[language].gone };
}

function lostIn({ sessions }: Round, chosen: readonly string[], say: ChoiceWords): string | undefined {
  const lost = sessions.find(({ session }) => session.status === 'cancelled' && chosen.includes(session.id));
  return lost && say.calledOff(lost.session.code);
}

function missingIn(
  { sessions }: Round,
  chosen: readonly string[],
  attends: Attends,
  say: ChoiceWords,
): string | undefined {
  const missing = sessions.find(
    ({ session, pools }) =>
      chosen.includes(session.id) && !pools.some(({ mode }) => mode === 'any' || mode === attends),
  );
  return missing && say.notThisWay[attends](missing.session.code);
}

interface Chosen {
  readonly programme: Programme;
  readonly round: Round;
  readonly chosen: readonly string[];
  readonly attends: Attends | undefined;
}

function sayProblem(problem: ChoiceProblem, { programme, round, chosen, attends }: Chosen, say: ChoiceWords): string {
  switch (problem) {
    case 'too_few':
      return say.tooFew(leastChoices(round, attends));
    case 'too_many':
      return say.tooMany(round.round.maxChoices);
    case 'overlap':
      return sayClash(programme, round, chosen, say);
    case 'unknown':
      return say.gone;
    default:
      return unreachable(problem);
  }
}

/** "A2 is tegelijk met B1": the message stands at the later round and names both. */
function sayClash(programme: Programme, { round }: Round, chosen: readonly string[], say: ChoiceWords): string {
  const clash = clashesOf(programme, chosen).find(({ rounds }) => rounds[1].id === round.id);
  return clash ? sayOverlap(clash, say) : say.gone;
}

/** Those of these sessions that are at the same time. */
export function clashesOf(programme: Programme, sessionIds: readonly string[]): Clash[] {
  return clashesIn(programme).filter(({ sessions }) => sessions.every(({ id }) => sessionIds.includes(id)));
}

export function sayOverlap({ sessions: [earlier, later] }: Clash, say: ChoiceWords): string {
  return say.overlap(later.code, earlier.code);
}
