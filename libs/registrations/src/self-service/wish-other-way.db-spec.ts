import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { twoWays } from '../testing/two-ways.js';

let database: TestDatabase;
let clock: HandClock;
let stage: ReturnType<typeof twoWays>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  stage = twoWays(database, clock);
});

describe('waiting for the other way of taking part', () => {
  it('keeps the place one has until one comes free, and goes over in one step with one mail and SEQUENCE + 1', async () => {
    const event = await stage.hybrid(5, 1);
    const bo = await stage.joinAs(event, 'Bo', 'on_site');
    const ana = await stage.joinAs(event, 'Ana', 'online');
    await stage.world.ledger.allSent();
    expect(await stage.wish(ana)).toBe('waits');
    expect(await stage.ways()).toEqual(['Ana online waits', 'Bo on_site']);
    expect(await stage.world.ledger.unsent()).toEqual([]);
    await stage.world.cancel(bo);
    expect(await stage.ways()).toEqual(['Ana on_site', 'Bo on_site']);
    expect(await stage.world.pools()).toEqual(['event on_site 1+0', 'event online 0+0']);
    expect(await stage.world.ledger.unsent()).toEqual(['cancelled to Bo', 'other-way to Ana']);
    expect(await stage.world.ledger.entries()).toEqual(['Bo CANCEL 1', 'Ana REQUEST 1']);
    expect(await stage.world.audit()).toContain('registration.other_way ');
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('stands in one line with those who have no place, by the moment of the wish', async () => {
    const event = await stage.hybrid(5, 1);
    const bo = await stage.joinAs(event, 'Bo', 'on_site');
    const ana = await stage.joinAs(event, 'Ana', 'online');
    await stage.joinAs(event, 'Cy', 'on_site');
    await stage.wish(ana);
    await stage.joinAs(event, 'Di', 'on_site');
    await stage.world.cancel(bo);
    expect(await stage.world.people()).toEqual(['Bo cancelled', 'Ana confirmed', 'Cy confirmed', 'Di waiting']);
    await stage.setPlaces(event, 'on_site', 2);
    expect(await stage.ways()).toContain('Ana on_site');
    expect((await stage.world.people()).at(-1)).toBe('Di waiting');
    await stage.setPlaces(event, 'on_site', 3);
    expect((await stage.world.people()).at(-1)).toBe('Di confirmed');
  });

  it('of places that all come free at once gives each to whoever came first, with and without a place', async () => {
    const event = await stage.hybrid(5, 0);
    const ana = await stage.joinAs(event, 'Ana', 'online');
    await stage.joinAs(event, 'Bo', 'on_site');
    await stage.wish(ana);
    await stage.joinAs(event, 'Cy', 'on_site');
    await stage.setPlaces(event, 'on_site', 2);
    expect(await stage.world.people()).toEqual(['Ana confirmed', 'Bo confirmed', 'Cy waiting']);
    expect(await stage.ways()).toContain('Ana on_site');
  });

  it('goes over at once where there is a place after all, and that is written down like any other time', async () => {
    const event = await stage.hybrid(5, 1);
    const ana = await stage.joinAs(event, 'Ana', 'online');
    expect(await stage.wish(ana)).toBe('moved');
    expect(await stage.ways()).toEqual(['Ana on_site']);
    expect(await stage.world.audit()).toContain('registration.other_way {"attends": "on_site"}');
  });

  it('lets somebody without a place into the one that is left behind', async () => {
    const event = await stage.hybrid(1, 1);
    const bo = await stage.joinAs(event, 'Bo', 'on_site');
    const ana = await stage.joinAs(event, 'Ana', 'online');
    await stage.joinAs(event, 'Cy', 'online');
    await stage.wish(ana);
    await stage.world.cancel(bo);
    expect(await stage.world.people()).toEqual(['Bo cancelled', 'Ana confirmed', 'Cy confirmed']);
    expect(await stage.world.pools()).toEqual(['event on_site 1+0', 'event online 1+0']);
  });

  it('changes places where two want each other’s, instead of letting both wait for ever', async () => {
    const event = await stage.hybrid(1, 1);
    const [ana, bo] = [await stage.joinAs(event, 'Ana', 'online'), await stage.joinAs(event, 'Bo', 'on_site')];
    await stage.world.ledger.allSent();
    expect(await stage.wish(ana)).toBe('waits');
    expect(await stage.wish(bo)).toBe('moved');
    expect(await stage.ways()).toEqual(['Ana on_site', 'Bo online']);
    expect((await stage.world.ledger.unsent()).toSorted()).toEqual(['other-way to Ana', 'other-way to Bo']);
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('changes no places past somebody who waits for one of them and has none', async () => {
    const event = await stage.hybrid(1, 1);
    const [ana, bo] = [await stage.joinAs(event, 'Ana', 'online'), await stage.joinAs(event, 'Bo', 'on_site')];
    await stage.joinAs(event, 'Cy', 'on_site');
    await stage.wish(ana);
    expect(await stage.wish(bo)).toBe('waits');
    expect(await stage.ways()).toEqual(['Ana online waits', 'Bo on_site waits', 'Cy on_site']);
  });

  it('is taken back with one press, and pressing twice keeps the place in the line', async () => {
    const event = await stage.hybrid(5, 1);
    const bo = await stage.joinAs(event, 'Bo', 'on_site');
    const ana = await stage.joinAs(event, 'Ana', 'online');
    await stage.wish(ana);
    const { otherWayArrival } = await stage.world.get(ana.id);
    expect(await stage.wish(ana)).toBe('waits');
    expect((await stage.world.get(ana.id)).otherWayArrival).toBe(otherWayArrival);
    expect([await stage.wish(ana, 'stop'), await stage.wish(ana, 'stop')]).toEqual(['stopped', 'stopped']);
    await stage.world.cancel(bo);
    expect(await stage.ways()).toEqual(['Ana online', 'Bo on_site']);
  });

  it('ends with the registration, and does not come back with it', async () => {
    const event = await stage.hybrid(5, 1);
    const bo = await stage.joinAs(event, 'Bo', 'on_site');
    const ana = await stage.joinAs(event, 'Ana', 'online');
    await stage.wish(ana);
    await stage.world.cancel(ana);
    await stage.world.own.comeBack(await stage.world.get(ana.id));
    await stage.world.cancel(bo);
    expect(await stage.ways()).toEqual(['Ana online', 'Bo on_site']);
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('stays while places are taken away, and throws nobody out', async () => {
    const event = await stage.hybrid(5, 2);
    const bo = await stage.joinAs(event, 'Bo', 'on_site');
    await stage.joinAs(event, 'Cy', 'on_site');
    const ana = await stage.joinAs(event, 'Ana', 'online');
    await stage.wish(ana);
    await stage.setPlaces(event, 'on_site', 1);
    await stage.setPlaces(event, 'online', 0);
    await stage.world.cancel(bo);
    expect(await stage.ways()).toContain('Ana online waits');
    await stage.setPlaces(event, 'on_site', 2);
    expect(await stage.ways()).toContain('Ana on_site');
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('takes the sessions along, and waits on while one of them is full that way', async () => {
    const event = await stage.hybrid(5, 0);
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 5 } }, { sessions: { A2: 5 } }]);
    const sessions = [...ids.values()];
    await stage.splitPool(event, ids.get('A2') ?? '', 0);
    const ana = await stage.joinAs(event, 'Ana', 'online', sessions);
    expect(await stage.wish(ana)).toBe('waits');
    const bo = await stage.joinAs(event, 'Bo', 'online', sessions.slice(0, 1));
    await stage.wish(bo);
    await stage.setPlaces(event, 'on_site', 1);
    // Nobody loses a session unasked, and the place does not stay empty for it.
    expect(await stage.ways()).toEqual(['Ana online waits', 'Bo on_site']);
    await stage.world.query(`update pool set capacity = 1, ceiling = 1 where session_id = $1 and mode = 'on_site'`, [
      ids.get('A2'),
    ]);
    await stage.setPlaces(event, 'on_site', 2);
    expect(await stage.ways()).toEqual(['Ana on_site', 'Bo on_site']);
    expect(await stage.world.places()).toEqual(['Ana A1 confirmed', 'Ana A2 confirmed', 'Bo A1 confirmed']);
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('leaves the session kept until then in the moment that it brings the one waited for', async () => {
    const event = await stage.hybrid(5, 0);
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 5, B1: 1 } }]);
    const [a1, b1] = [ids.get('A1') ?? '', ids.get('B1') ?? ''];
    await stage.splitPool(event, b1, 1);
    await stage.joinAs(event, 'Bo', 'online', [b1]);
    const ana = await stage.joinAs(event, 'Ana', 'online', [a1]);
    await stage.world.registrations.changeSessions(ana.id, [b1], { kind: 'participant' });
    expect(await stage.world.places()).toEqual(['Ana A1 confirmed', 'Ana B1 waiting', 'Bo B1 confirmed']);
    await stage.wish(ana);
    clock.advance({ minutes: 5 });
    await stage.setPlaces(event, 'on_site', 1);
    expect(await stage.ways()).toContain('Ana on_site');
    expect(await stage.world.places()).toEqual(['Ana B1 confirmed', 'Bo B1 confirmed']);
    // What is planned for who is in a session counts from when they came into it.
    expect(await stage.world.query('select since from session_place where registration_id = $1', [ana.id])).toEqual([
      { since: clock.now() },
    ]);
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('is nothing to wait for where a session is not held that way at all', async () => {
    const event = await stage.hybrid(5, 0);
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 5 } }]);
    await stage.world.query(`update pool set mode = 'online' where session_id is not null`);
    const ana = await stage.joinAs(event, 'Ana', 'online', [...ids.values()]);
    expect(await stage.wish(ana)).toBe('not_that_way');
  });

  it('of a session alone, where the places of the event are one lot, needs no place at the event', async () => {
    const { event } = await anEvent(database.db, {
      kind: 'hybrid',
      location: 'De Hal',
      capacity: 2,
      waitlistMode: 'offer',
    });
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1 } }]);
    await stage.splitPool(event, ids.get('A1') ?? '', 1);
    const [ana, bo] = [
      await stage.joinAs(event, 'Ana', 'online', [...ids.values()]),
      await stage.joinAs(event, 'Bo', 'on_site', [...ids.values()]),
    ];
    expect(await stage.wish(ana)).toBe('waits');
    await stage.world.cancel(bo);
    expect(await stage.ways()).toContain('Ana on_site');
    expect(await stage.world.pools()).toEqual(['A1 on_site 1+0', 'A1 online 0+0', 'event any 1+0']);
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('is for who has a place at a hybrid event that has not begun', async () => {
    const event = await stage.hybrid(1, 1);
    await stage.joinAs(event, 'Zed', 'online');
    const waiting = await stage.joinAs(event, 'Ana', 'online');
    expect(await stage.wish(waiting)).toBe('not_now');
    const bo = await stage.joinAs(event, 'Bo', 'on_site');
    clock.moveTo(event.startsAt);
    expect(await stage.wish(bo)).toBe('not_now');
  });
});
