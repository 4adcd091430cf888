import { PLENARY, Session } from '#events';
import type { LocalText, Tx } from '#platform';

/** Somewhere that people can be seen: the event as a whole, or one of its sessions. */
export interface Spot {
  readonly sessionId: string;
  readonly code: string;
  readonly title: LocalText;
  /** It is the event itself. */
  readonly isEvent: boolean;
  /** Whoever holds the event is in it: no place of its own is needed. */
  readonly isPlenary: boolean;
}

/** Where people can be seen at an event: the event first, then its sessions that go on, in the order of time. */
export async function spotsOf(tx: Tx, eventId: string): Promise<Spot[]> {
  const sessions = await tx.find(Session, {
    where: { eventId, status: 'open' },
    order: { startsAt: 'ASC', position: 'ASC', code: 'ASC' },
  });
  const spots = sessions.map(({ id, code, title, roundId }) => ({
    sessionId: id,
    code,
    title,
    isEvent: code === PLENARY,
    isPlenary: roundId === null,
  }));
  return [...spots.filter((spot) => spot.isEvent), ...spots.filter((spot) => !spot.isEvent)];
}
