import type { Programme } from '#events';
import { House, type PoolRow } from './house.js';
import { BEGINS_AT, type Capacities, ENDS_AT, roundTimes, STARTS_AT, sessionTimes, type World } from './world.js';

type Session = Programme['rounds'][number]['sessions'][number]['session'];

/** An event with nobody in it. @param newId makes ids; the order of sessions and pools is that of their ids. */
export function buildHouse(world: World, newId: () => string): House {
  const pools = poolsOf(null, world.places, newId);
  const rounds = world.rounds.map(({ max, sessions }, i) => {
    const times = roundTimes(i);
    const round = { ...times, id: newId(), eventId: '', position: i + 1, title: {}, minChoices: 0, maxChoices: max };
    const stops = sessions.map((plan) => {
      const session = {
        ...sessionOf(plan.code, round.id, newId(), sessionTimes(i, plan)),
        earlyUntil: plan.forMembers === null ? null : new Date(BEGINS_AT.getTime() + plan.forMembers * 3_600_000),
      };
      const mine = poolsOf(session.id, plan.places, newId);
      pools.push(...mine);
      return { session, themeGroup: undefined, pools: mine.map((pool) => ({ ...pool, eventId: '' })) };
    });
    return { round, sessions: stops };
  });
  const key = ({ sessionId, mode }: PoolRow) => `${sessionId ?? ''} ${mode}`;
  pools.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const { waitingCapacity } = world;
  const event = { startsAt: STARTS_AT, endsAt: ENDS_AT, timeZone: 'Europe/Amsterdam', offerHours: 24, waitingCapacity };
  const house = new House(pools, { plenary: [], rounds }, event);
  house.now = BEGINS_AT;
  house.mode = world.mode;
  return house;
}

function sessionOf(code: string, roundId: string, id: string, times: Pick<Session, 'startsAt' | 'endsAt'>): Session {
  const texts = { title: {}, speakers: '', location: '', startVersion: 1, startMovedAt: null };
  return {
    ...times,
    ...texts,
    id,
    code,
    roundId,
    eventId: '',
    themeGroupId: null,
    position: 0,
    status: 'open',
    earlyUntil: null,
  };
}

function poolsOf(sessionId: string | null, places: Capacities, newId: () => string): PoolRow[] {
  const modes = places.length === 1 ? (['any'] as const) : (['online', 'on_site'] as const);
  return modes.map((mode, i) => {
    const capacity = places[i] ?? null;
    return { id: newId(), sessionId, mode, capacity, ceiling: capacity, taken: 0, waiting: 0 };
  });
}
