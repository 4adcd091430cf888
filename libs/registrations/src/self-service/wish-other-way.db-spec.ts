import type { EventDetails } from '#events';
import { anEvent, aProgramme, organiser } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registration } from '../registration.js';
import { OwnWorld } from '../testing/own-world.js';
import { offersOn } from '../testing.js';

let database: TestDatabase;
let clock: HandClock;
let world: OwnWorld;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  world = new OwnWorld(database.db, clock);
});

async function hybrid(online: number | null, onSite: number | null, waitlistMode: 'auto' | 'offer' = 'auto') {
  const { event } = await anEvent(database.db, { kind: 'hybrid', location: 'De Hal', capacity: online, waitlistMode });
  await splitPool(event, null, onSite);
  return event;
}

/** Makes the one pool of an event or a session that for online, and gives it another for on site. */
async function splitPool(event: EventDetails, sessionId: string | null, onSite: number | null): Promise<void> {
  await world.query(`update pool set mode = 'online' where event_id = $1 and session_id is not distinct from $2`, [
    event.id,
    sessionId,
  ]);
  await world.query(
    `insert into pool (id, event_id, session_id, mode, capacity, ceiling) values ($1, $2, $3, 'on_site', $4, $4)`,
    [newId(), event.id, sessionId, onSite],
  );
}

const joinAs = (event: EventDetails, name: string, attends: string, sessions: string[] = []) =>
  world.join(event, name, { attends }, sessions);
const wish = async (one: Registration, what: 'wait' | 'stop' = 'wait') =>
  (await world.own.wishOtherWay(await world.get(one.id), what)).kind;
const ways = async () =>
  (await world.query('select name, attends, other_way_arrival as wish from registration order by name')).map(
    (row: { name: string; attends: string; wish: number | null }) =>
      `${row.name} ${row.attends}${row.wish ? ' waits' : ''}`,
  );
const openOffer = async (one: Registration): Promise<string> =>
  (await world.query('select id from offer where registration_id = $1 and answered_at is null', [one.id]))[0]?.id;
const answer = async (one: Registration, says: 'yes' | 'no') =>
  offersOn(database.db, clock).answer(one.id, await openOffer(one), says);
const setPlaces = async (event: EventDetails, mode: string, capacity: number) => {
  await world.query(
    `update pool set capacity = $3, ceiling = greatest($3, taken) where event_id = $1 and session_id is null and mode = $2`,
    [event.id, mode, capacity],
  );
  await database.db.transaction((tx) => world.registrations.promote(tx, event, clock.now()));
};

describe('waiting for the other way of taking part', () => {
  it('keeps the place one has until one comes free, and goes over in one step with one mail and SEQUENCE + 1', async () => {
    const event = await hybrid(5, 1);
    const bo = await joinAs(event, 'Bo', 'on_site');
    const ana = await joinAs(event, 'Ana', 'online');
    await world.ledger.allSent();
    expect(await wish(ana)).toBe('waits');
    expect(await ways()).toEqual(['Ana online waits', 'Bo on_site']);
    expect(await world.ledger.unsent()).toEqual([]);
    await world.cancel(bo);
    expect(await ways()).toEqual(['Ana on_site', 'Bo on_site']);
    expect(await world.pools()).toEqual(['event on_site 1+0', 'event online 0+0']);
    expect(await world.ledger.unsent()).toEqual(['cancelled to Bo', 'other-way to Ana']);
    expect(await world.ledger.entries()).toEqual(['Bo CANCEL 1', 'Ana REQUEST 1']);
    expect(await world.audit()).toContain('registration.other_way ');
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('stands in one line with those who have no place, by the moment of the wish', async () => {
    const event = await hybrid(5, 1);
    const bo = await joinAs(event, 'Bo', 'on_site');
    const ana = await joinAs(event, 'Ana', 'online');
    await joinAs(event, 'Cy', 'on_site');
    await wish(ana);
    await joinAs(event, 'Di', 'on_site');
    await world.cancel(bo);
    expect(await world.people()).toEqual(['Bo cancelled', 'Ana confirmed', 'Cy confirmed', 'Di waiting']);
    await setPlaces(event, 'on_site', 2);
    expect(await ways()).toContain('Ana on_site');
    expect((await world.people()).at(-1)).toBe('Di waiting');
    await setPlaces(event, 'on_site', 3);
    expect((await world.people()).at(-1)).toBe('Di confirmed');
  });

  it('of places that all come free at once gives each to whoever came first, with and without a place', async () => {
    const event = await hybrid(5, 0);
    const ana = await joinAs(event, 'Ana', 'online');
    await joinAs(event, 'Bo', 'on_site');
    await wish(ana);
    await joinAs(event, 'Cy', 'on_site');
    await setPlaces(event, 'on_site', 2);
    expect(await world.people()).toEqual(['Ana confirmed', 'Bo confirmed', 'Cy waiting']);
    expect(await ways()).toContain('Ana on_site');
  });

  it('goes over at once where there is a place after all, and that is written down like any other time', async () => {
    const event = await hybrid(5, 1);
    const ana = await joinAs(event, 'Ana', 'online');
    expect(await wish(ana)).toBe('moved');
    expect(await ways()).toEqual(['Ana on_site']);
    expect(await world.audit()).toContain('registration.other_way {"attends": "on_site"}');
  });

  it('lets somebody without a place into the one that is left behind', async () => {
    const event = await hybrid(1, 1);
    const bo = await joinAs(event, 'Bo', 'on_site');
    const ana = await joinAs(event, 'Ana', 'online');
    await joinAs(event, 'Cy', 'online');
    await wish(ana);
    await world.cancel(bo);
    expect(await world.people()).toEqual(['Bo cancelled', 'Ana confirmed', 'Cy confirmed']);
    expect(await world.pools()).toEqual(['event on_site 1+0', 'event online 1+0']);
  });

  it('changes places where two want each other’s, instead of letting both wait for ever', async () => {
    const event = await hybrid(1, 1);
    const [ana, bo] = [await joinAs(event, 'Ana', 'online'), await joinAs(event, 'Bo', 'on_site')];
    await world.ledger.allSent();
    expect(await wish(ana)).toBe('waits');
    expect(await wish(bo)).toBe('moved');
    expect(await ways()).toEqual(['Ana on_site', 'Bo online']);
    expect((await world.ledger.unsent()).toSorted()).toEqual(['other-way to Ana', 'other-way to Bo']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('changes no places past somebody who waits for one of them and has none', async () => {
    const event = await hybrid(1, 1);
    const [ana, bo] = [await joinAs(event, 'Ana', 'online'), await joinAs(event, 'Bo', 'on_site')];
    await joinAs(event, 'Cy', 'on_site');
    await wish(ana);
    expect(await wish(bo)).toBe('waits');
    expect(await ways()).toEqual(['Ana online waits', 'Bo on_site waits', 'Cy on_site']);
  });

  it('is taken back with one press, and pressing twice keeps the place in the line', async () => {
    const event = await hybrid(5, 1);
    const bo = await joinAs(event, 'Bo', 'on_site');
    const ana = await joinAs(event, 'Ana', 'online');
    await wish(ana);
    const { otherWayArrival } = await world.get(ana.id);
    expect(await wish(ana)).toBe('waits');
    expect((await world.get(ana.id)).otherWayArrival).toBe(otherWayArrival);
    expect([await wish(ana, 'stop'), await wish(ana, 'stop')]).toEqual(['stopped', 'stopped']);
    await world.cancel(bo);
    expect(await ways()).toEqual(['Ana online', 'Bo on_site']);
  });

  it('ends with the registration, and does not come back with it', async () => {
    const event = await hybrid(5, 1);
    const bo = await joinAs(event, 'Bo', 'on_site');
    const ana = await joinAs(event, 'Ana', 'online');
    await wish(ana);
    await world.cancel(ana);
    await world.own.comeBack(await world.get(ana.id));
    await world.cancel(bo);
    expect(await ways()).toEqual(['Ana online', 'Bo on_site']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('stays while places are taken away, and throws nobody out', async () => {
    const event = await hybrid(5, 2);
    const bo = await joinAs(event, 'Bo', 'on_site');
    await joinAs(event, 'Cy', 'on_site');
    const ana = await joinAs(event, 'Ana', 'online');
    await wish(ana);
    await setPlaces(event, 'on_site', 1);
    await setPlaces(event, 'online', 0);
    await world.cancel(bo);
    expect(await ways()).toContain('Ana online waits');
    await setPlaces(event, 'on_site', 2);
    expect(await ways()).toContain('Ana on_site');
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('takes the sessions along, and waits on while one of them is full that way', async () => {
    const event = await hybrid(5, 0);
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 5 } }, { sessions: { A2: 5 } }]);
    const sessions = [...ids.values()];
    await splitPool(event, ids.get('A2') ?? '', 0);
    const ana = await joinAs(event, 'Ana', 'online', sessions);
    expect(await wish(ana)).toBe('waits');
    const bo = await joinAs(event, 'Bo', 'online', sessions.slice(0, 1));
    await wish(bo);
    await setPlaces(event, 'on_site', 1);
    // Nobody loses a session unasked, and the place does not stay empty for it.
    expect(await ways()).toEqual(['Ana online waits', 'Bo on_site']);
    await world.query(`update pool set capacity = 1, ceiling = 1 where session_id = $1 and mode = 'on_site'`, [
      ids.get('A2'),
    ]);
    await setPlaces(event, 'on_site', 2);
    expect(await ways()).toEqual(['Ana on_site', 'Bo on_site']);
    expect(await world.places()).toEqual(['Ana A1 confirmed', 'Ana A2 confirmed', 'Bo A1 confirmed']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('is nothing to wait for where a session is not held that way at all', async () => {
    const event = await hybrid(5, 0);
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 5 } }]);
    await world.query(`update pool set mode = 'online' where session_id is not null`);
    const ana = await joinAs(event, 'Ana', 'online', [...ids.values()]);
    expect(await wish(ana)).toBe('not_that_way');
  });

  it('of a session alone, where the places of the event are one lot, needs no place at the event', async () => {
    const { event } = await anEvent(database.db, {
      kind: 'hybrid',
      location: 'De Hal',
      capacity: 2,
      waitlistMode: 'offer',
    });
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1 } }]);
    await splitPool(event, ids.get('A1') ?? '', 1);
    const [ana, bo] = [
      await joinAs(event, 'Ana', 'online', [...ids.values()]),
      await joinAs(event, 'Bo', 'on_site', [...ids.values()]),
    ];
    expect(await wish(ana)).toBe('waits');
    await world.cancel(bo);
    expect(await ways()).toContain('Ana on_site');
    expect(await world.pools()).toEqual(['A1 on_site 1+0', 'A1 online 0+0', 'event any 1+0']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('is for who has a place at a hybrid event that has not begun', async () => {
    const event = await hybrid(1, 1);
    await joinAs(event, 'Zed', 'online');
    const waiting = await joinAs(event, 'Ana', 'online');
    expect(await wish(waiting)).toBe('not_now');
    const bo = await joinAs(event, 'Bo', 'on_site');
    clock.moveTo(event.startsAt);
    expect(await wish(bo)).toBe('not_now');
  });
});

describe('where places are offered', () => {
  const offered = async () => {
    const event = await hybrid(5, 1, 'offer');
    const bo = await joinAs(event, 'Bo', 'on_site');
    const ana = await joinAs(event, 'Ana', 'online');
    await wish(ana);
    await world.ledger.allSent();
    await world.cancel(bo);
    return { event, ana };
  };

  it('holds one the other way beside the place they have, until they answer', async () => {
    const { ana } = await offered();
    expect(await ways()).toContain('Ana online waits');
    expect(await world.ledger.unsent()).toEqual(['cancelled to Bo', 'offer to Ana']);
    expect(await world.pools()).toEqual(['event on_site 1+0', 'event online 1+0']);
    expect(await answer(ana, 'yes')).toBe('accepted');
    expect(await ways()).toContain('Ana on_site');
    expect(await world.pools()).toEqual(['event on_site 1+0', 'event online 0+0']);
    expect(await world.ledger.unsent()).toContain('other-way to Ana');
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('leaves the place they have alone where they say no', async () => {
    const { ana } = await offered();
    expect(await answer(ana, 'no')).toBe('declined');
    expect(await ways()).toContain('Ana online');
    expect(await world.people()).toContain('Ana confirmed');
    expect(await world.pools()).toEqual(['event on_site 0+0', 'event online 1+0']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('leaves it alone where they do not answer, says so, and goes on to the next', async () => {
    const { event, ana } = await offered();
    const cy = await joinAs(event, 'Cy', 'on_site');
    clock.advance({ hours: 40 });
    await offersOn(database.db, clock).lapseDue(clock.now());
    expect(await world.people()).toEqual(['Bo cancelled', 'Ana confirmed', 'Cy waiting']);
    expect(await ways()).toContain('Ana online');
    expect(await openOffer(ana)).toBeUndefined();
    expect(await openOffer(cy)).toBeDefined();
    expect(await world.ledger.unsent()).toContain('offer-lapsed to Ana');
    expect(await world.pools()).toEqual(['event on_site 1+0', 'event online 1+0']);
  });

  it('frees what was held where they cancel altogether, or stop waiting', async () => {
    const one = await offered();
    await world.cancel(one.ana);
    expect(await world.pools()).toEqual(['event on_site 0+0', 'event online 0+0']);
    await database.clean();
    const other = await offered();
    expect(await wish(other.ana, 'stop')).toBe('stopped');
    expect(await world.pools()).toEqual(['event on_site 0+0', 'event online 1+0']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('stays open while a session cannot come along', async () => {
    const event = await hybrid(5, 0, 'offer');
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 5 } }]);
    await splitPool(event, ids.get('A1') ?? '', 1);
    const ana = await joinAs(event, 'Ana', 'online', [...ids.values()]);
    await wish(ana);
    await setPlaces(event, 'on_site', 2);
    await joinAs(event, 'Bo', 'on_site', [...ids.values()]);
    expect(await answer(ana, 'yes')).toBe('session_full');
    expect(await openOffer(ana)).toBeDefined();
  });

  it('is withdrawn with the event, and held again when that goes on', async () => {
    const { event, ana } = await offered();
    await database.db.transaction(async (tx) => {
      await world.registrations.tellEverybody(tx, 'event-cancelled', { ...event, status: 'cancelled' }, clock.now());
    });
    expect(await openOffer(ana)).toBeUndefined();
    expect(await world.pools()).toEqual(['event on_site 0+0', 'event online 1+0']);
    expect(await world.wrongCounts()).toEqual([]);
    await database.db.transaction((tx) => world.registrations.promote(tx, event, clock.now()));
    expect(await openOffer(ana)).toBeDefined();
  });

  it('can be given by an organiser, also where all are taken', async () => {
    const event = await hybrid(5, 1, 'offer');
    await joinAs(event, 'Bo', 'on_site');
    const ana = await joinAs(event, 'Ana', 'online');
    const give = (mayOverbook: boolean) => offersOn(database.db, clock).give(ana.id, null, organiser, mayOverbook);
    expect(await give(true)).toBe('not_waiting');
    await wish(ana);
    expect([await give(false), await give(true), await give(true)]).toEqual(['full', 'given', 'not_waiting']);
    expect(await world.pools()).toEqual(['event on_site 2+0', 'event online 0+0']);
    expect(await world.wrongCounts()).toEqual([]);
  });
});
