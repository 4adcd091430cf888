import type { EventDetails } from '#events';
import { anEvent } from '#events/testing';
import { newId } from '#platform';
import type { HandClock, TestDatabase } from '#platform/testing';
import type { Registration } from '../registration.js';
import { offersOn } from '../testing.js';
import { OwnWorld } from './own-world.js';

/** People at a hybrid event with places of its own for each way of taking part, and what they do to change ways. */
export function twoWays({ db }: TestDatabase, clock: HandClock) {
  const world = new OwnWorld(db, clock);

  /** Makes the one pool of an event or a session that for online, and gives it another for on site. */
  async function splitPool(event: EventDetails, sessionId: string | null, onSite: number | null): Promise<void> {
    await world.query(`update pool set mode = 'online' where event_id = $1 and session_id is not distinct from $2`, [
      ...[event.id, sessionId],
    ]);
    await world.query(
      `insert into pool (id, event_id, session_id, mode, capacity, ceiling) values ($1, $2, $3, 'on_site', $4, $4)`,
      [newId(), event.id, sessionId, onSite],
    );
  }

  async function hybrid(online: number | null, onSite: number | null, waitlistMode: 'auto' | 'offer' = 'auto') {
    const { event } = await anEvent(db, { kind: 'hybrid', location: 'De Hal', capacity: online, waitlistMode });
    await splitPool(event, null, onSite);
    return event;
  }

  const openOffer = async (one: Registration): Promise<string> =>
    (await world.query('select id from offer where registration_id = $1 and answered_at is null', [one.id]))[0]?.id;

  return {
    world,
    splitPool,
    hybrid,
    openOffer,
    joinAs: (event: EventDetails, name: string, attends: string, sessions: string[] = []) =>
      world.join(event, name, { attends }, sessions),
    wish: async (one: Registration, what: 'wait' | 'stop' = 'wait') =>
      (await world.own.wishOtherWay(await world.get(one.id), what)).kind,
    /** "Ana online waits", by name. */
    ways: async () =>
      (await world.query('select name, attends, other_way_arrival as wish from registration order by name')).map(
        (row: { name: string; attends: string; wish: number | null }) =>
          `${row.name} ${row.attends}${row.wish ? ' waits' : ''}`,
      ),
    answer: async (one: Registration, says: 'yes' | 'no') =>
      offersOn(db, clock).answer(one.id, await openOffer(one), says),
    setPlaces: async (event: EventDetails, mode: string, capacity: number) => {
      await world.query(
        `update pool set capacity = $3, ceiling = greatest($3, taken) where event_id = $1 and session_id is null and mode = $2`,
        [event.id, mode, capacity],
      );
      await db.transaction((tx) => world.registrations.promote(tx, event, clock.now()));
    },
  };
}
