import { newId, type Tx } from '#platform';
import type { EventDetails } from '../event/event.entity.js';
import type { Pool } from '../places/pool.entity.js';
import { addPools, type PoolWish, poolsOf } from '../places/pools.js';
import { movedBy, startShift, type Times } from './programme-move.js';
import { PLENARY, Round, Session } from './session.entity.js';

type Span = Pick<EventDetails, 'startsAt' | 'endsAt'>;
type Place = Span & Times & Pick<EventDetails, 'timeZone'>;

/** Whether the programme of one event, begun at the start of another, would end after it. */
export async function outlasts(tx: Tx, from: EventDetails, to: Place): Promise<boolean> {
  const { rounds, sessions } = await partsToCopy(tx, from.id);
  const shift = startShift(from, to);
  return [...rounds, ...sessions].some((part) => movedBy(shift, from, to, part).endsAt > to.endsAt);
}

/**
 * Gives a new event the rounds of another and the sessions that were not called off, as far from its start as they were
 * there, with as many places and nobody in them.
 * @returns the new session of each old one.
 */
export async function copyProgramme(
  tx: Tx,
  from: EventDetails,
  to: EventDetails,
  now: Date,
): Promise<Map<string, string>> {
  const { rounds, sessions } = await partsToCopy(tx, from.id);
  const pools = await poolsOf(tx, from.id);
  const shift = startShift(from, to);
  // As long before the start as it was there.
  const early = ({ earlyUntil: at }: Session) => at && movedBy(shift, from, to, { startsAt: at, endsAt: at }).startsAt;
  const place = (part: Span) => ({ ...movedBy(shift, from, to, part), eventId: to.id });
  const roundIds = new Map(rounds.map(({ id }) => [id, newId(now.getTime())]));
  const sessionIds = new Map(sessions.map(({ id }) => [id, newId(now.getTime())]));
  for (const round of rounds)
    await tx.insert(Round, { ...round, ...place(round), id: roundIds.get(round.id) as string });
  for (const session of sessions) {
    const id = sessionIds.get(session.id) as string;
    const roundId = session.roundId && (roundIds.get(session.roundId) as string);
    const own = { id, roundId, earlyUntil: early(session), startVersion: 1, startMovedAt: null };
    await tx.insert(Session, { ...session, ...place(session), ...own });
    const places = pools.filter((pool) => pool.sessionId === session.id);
    await addPools(tx, { eventId: to.id, sessionId: id }, placesAs(places, to.kind), now);
  }
  return sessionIds;
}

/** Places apart mean something only where there are two ways of taking part. */
function placesAs(pools: readonly Pool[], kind: EventDetails['kind']): PoolWish[] {
  const wishes = pools.map(({ mode, capacity }) => ({ mode, capacity }));
  if (kind === 'hybrid' || wishes.every(({ mode }) => mode === 'any')) return wishes;
  const own = wishes.find(({ mode }) => mode === kind) ?? wishes[0];
  return own ? [{ mode: 'any', capacity: own.capacity }] : [];
}

async function partsToCopy(tx: Tx, eventId: string) {
  const sessions = await tx.findBy(Session, { eventId, status: 'open' });
  return { rounds: await tx.findBy(Round, { eventId }), sessions: sessions.filter(({ code }) => code !== PLENARY) };
}
