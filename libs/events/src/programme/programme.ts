import type { Tx } from '#platform';
import { type ThemeGroup, themeGroupsById } from '#theme-groups';
import type { Pool } from '../places/pool.entity.js';
import { poolsOf } from '../places/pools.js';
import { PLENARY, Round, Session } from './session.entity.js';

/** A stop: the session, the line it is on, and its own places: none for a plenary one. */
export interface ProgrammeSession {
  readonly session: Session;
  readonly themeGroup: ThemeGroup | undefined;
  readonly pools: readonly Pool[];
}

export interface Programme {
  /** What everybody attends. */
  readonly plenary: readonly ProgrammeSession[];
  /** Slots in which a person chooses, in order. */
  readonly rounds: readonly { readonly round: Round; readonly sessions: readonly ProgrammeSession[] }[];
}

/**
 * The programme of an event, each list in the order of time. Four queries, however long the day is.
 * @param known pools of the event, by whoever has just read them: one query less.
 */
export async function programmeOf(tx: Tx, eventId: string, known?: readonly Pool[]): Promise<Programme> {
  const sessions = await tx.find(Session, {
    where: { eventId },
    order: { startsAt: 'ASC', position: 'ASC', code: 'ASC' },
  });
  const rounds = await tx.find(Round, { where: { eventId }, order: { startsAt: 'ASC', position: 'ASC' } });
  const groups = await themeGroupsById(
    tx,
    sessions.flatMap((session) => session.themeGroupId ?? []),
  );
  const pools = known ?? (await poolsOf(tx, eventId));
  const stops = sessions.map((session) => ({
    session,
    themeGroup: groups.get(session.themeGroupId ?? ''),
    pools: pools.filter((pool) => pool.sessionId === session.id),
  }));
  const of = (roundId: string | null) => stops.filter((stop) => stop.session.roundId === roundId);
  return { plenary: of(null), rounds: rounds.map((round) => ({ round, sessions: of(round.id) })) };
}

/** The session that follows the event's own times; presses on the join link count for it. */
export async function plenaryOf(tx: Tx, eventId: string): Promise<Session> {
  return await tx.findOneByOrFail(Session, { eventId, code: PLENARY });
}
