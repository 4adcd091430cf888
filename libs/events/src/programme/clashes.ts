import type { Programme } from './programme.js';
import type { Round, Session } from './session.entity.js';

type Rounds = Pick<Programme, 'rounds'>;

/** Two sessions of different rounds that nobody can attend both, since they overlap in time. */
export interface Clash {
  readonly rounds: readonly [Round, Round];
  readonly sessions: readonly [Session, Session];
}

/**
 * Sessions that are on, in different rounds, and overlap in time: whoever chooses one cannot choose the other. Within
 * one round the organiser says how many a person may choose, also of those at the same time. Pure.
 */
export function clashesIn({ rounds }: Rounds): Clash[] {
  return rounds.flatMap((one, i) =>
    rounds.slice(i + 1).flatMap((other) =>
      openOf(one).flatMap((first) =>
        openOf(other)
          .filter((second) => overlaps(first, second))
          .map((second): Clash => ({ rounds: [one.round, other.round], sessions: [first, second] })),
      ),
    ),
  );
}

/** Whether two stretches of time share a moment; one that begins when the other ends does not. */
export function overlaps(one: Pick<Session, 'startsAt' | 'endsAt'>, other: Pick<Session, 'startsAt' | 'endsAt'>) {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

function openOf({ sessions }: Programme['rounds'][number]): Session[] {
  return sessions.map(({ session }) => session).filter(({ status }) => status === 'open');
}
