import { programmeOf } from '#events';
import type { Tx } from '#platform';
import type { Attends } from '../places/places.js';
import { checkChoices } from './choices.js';

/**
 * What somebody had chosen when they left and could choose today. Where the programme has changed so much that their
 * choices of a round no longer go together, none of that round: their page asks them to choose again.
 */
export async function stillToChoose(tx: Tx, eventId: string, id: string, attends: Attends): Promise<string[]> {
  const [{ left }] = await tx.query('select left_sessions as left from registration where id = $1', [id]);
  if (left.length === 0) return [];
  const programme = await programmeOf(tx, eventId);
  const open = programme.rounds.flatMap(({ sessions }) =>
    sessions.flatMap(({ session }) => (session.status === 'open' && left.includes(session.id) ? [session.id] : [])),
  );
  const problems = checkChoices(programme, open, attends);
  return programme.rounds.flatMap(({ round, sessions }) => {
    const problem = problems.get(round.id);
    if (problem && problem !== 'too_few') return [];
    return sessions.flatMap(({ session }) => (open.includes(session.id) ? [session.id] : []));
  });
}
