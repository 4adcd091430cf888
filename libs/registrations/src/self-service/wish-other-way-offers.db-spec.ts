import { aProgramme, organiser } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { twoWays } from '../testing/two-ways.js';
import { offersOn } from '../testing.js';

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

describe('where places are offered', () => {
  const offered = async () => {
    const event = await stage.hybrid(5, 1, 'offer');
    const bo = await stage.joinAs(event, 'Bo', 'on_site');
    const ana = await stage.joinAs(event, 'Ana', 'online');
    await stage.wish(ana);
    await stage.world.ledger.allSent();
    await stage.world.cancel(bo);
    return { event, ana };
  };

  it('holds one the other way beside the place they have, until they answer', async () => {
    const { ana } = await offered();
    expect(await stage.ways()).toContain('Ana online waits');
    expect(await stage.world.ledger.unsent()).toEqual(['cancelled to Bo', 'offer to Ana']);
    expect(await stage.world.pools()).toEqual(['event on_site 1+0', 'event online 1+0']);
    expect(await stage.answer(ana, 'yes')).toBe('accepted');
    expect(await stage.ways()).toContain('Ana on_site');
    expect(await stage.world.pools()).toEqual(['event on_site 1+0', 'event online 0+0']);
    expect(await stage.world.ledger.unsent()).toContain('other-way to Ana');
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('leaves the place they have alone where they say no', async () => {
    const { ana } = await offered();
    expect(await stage.answer(ana, 'no')).toBe('declined');
    expect(await stage.ways()).toContain('Ana online');
    expect(await stage.world.people()).toContain('Ana confirmed');
    expect(await stage.world.pools()).toEqual(['event on_site 0+0', 'event online 1+0']);
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('leaves it alone where they do not answer, says so, and goes on to the next', async () => {
    const { event, ana } = await offered();
    const cy = await stage.joinAs(event, 'Cy', 'on_site');
    clock.advance({ hours: 40 });
    await offersOn(database.db, clock).lapseDue(clock.now());
    expect(await stage.world.people()).toEqual(['Bo cancelled', 'Ana confirmed', 'Cy waiting']);
    expect(await stage.ways()).toContain('Ana online');
    expect(await stage.openOffer(ana)).toBeUndefined();
    expect(await stage.openOffer(cy)).toBeDefined();
    expect(await stage.world.ledger.unsent()).toContain('offer-lapsed to Ana');
    expect(await stage.world.pools()).toEqual(['event on_site 1+0', 'event online 1+0']);
  });

  it('frees what was held where they cancel altogether, or stop waiting', async () => {
    const one = await offered();
    await stage.world.cancel(one.ana);
    expect(await stage.world.pools()).toEqual(['event on_site 0+0', 'event online 0+0']);
    await database.clean();
    const other = await offered();
    expect(await stage.wish(other.ana, 'stop')).toBe('stopped');
    expect(await stage.world.pools()).toEqual(['event on_site 0+0', 'event online 1+0']);
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('stays open while a session cannot come along', async () => {
    const event = await stage.hybrid(5, 0, 'offer');
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 5 } }]);
    await stage.splitPool(event, ids.get('A1') ?? '', 1);
    const ana = await stage.joinAs(event, 'Ana', 'online', [...ids.values()]);
    await stage.wish(ana);
    await stage.setPlaces(event, 'on_site', 2);
    await stage.joinAs(event, 'Bo', 'on_site', [...ids.values()]);
    expect(await stage.answer(ana, 'yes')).toBe('session_full');
    expect(await stage.openOffer(ana)).toBeDefined();
  });

  it('is withdrawn with the event, and held again when that goes on', async () => {
    const { event, ana } = await offered();
    await database.db.transaction(async (tx) => {
      await stage.world.registrations.tellEverybody(
        tx,
        'event-cancelled',
        { ...event, status: 'cancelled' },
        clock.now(),
      );
    });
    expect(await stage.openOffer(ana)).toBeUndefined();
    expect(await stage.world.pools()).toEqual(['event on_site 0+0', 'event online 1+0']);
    expect(await stage.world.wrongCounts()).toEqual([]);
    await database.db.transaction((tx) => stage.world.registrations.promote(tx, event, clock.now()));
    expect(await stage.openOffer(ana)).toBeDefined();
  });

  it('brings the session waited for with it, and one mail about both', async () => {
    const event = await stage.hybrid(5, 0);
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1 } }]);
    await stage.splitPool(event, ids.get('A1') ?? '', 1);
    await stage.joinAs(event, 'Bo', 'online', [...ids.values()]);
    const ana = await stage.joinAs(event, 'Ana', 'online', [...ids.values()]);
    await stage.wish(ana);
    await stage.world.ledger.allSent();
    expect(await offersOn(database.db, clock).give(ana.id, null, organiser, true)).toBe('given');
    expect(await stage.world.places()).toEqual(['Ana A1 confirmed', 'Bo A1 confirmed']);
    expect(await stage.world.ledger.unsent()).toEqual(['other-way to Ana']);
    expect(await stage.world.ledger.entries()).toContain('Ana REQUEST 1');
    expect(await stage.world.wrongCounts()).toEqual([]);
  });

  it('can be given by an organiser, also where all are taken', async () => {
    const event = await stage.hybrid(5, 1, 'offer');
    await stage.joinAs(event, 'Bo', 'on_site');
    const ana = await stage.joinAs(event, 'Ana', 'online');
    const give = (mayOverbook: boolean) => offersOn(database.db, clock).give(ana.id, null, organiser, mayOverbook);
    expect(await give(true)).toBe('not_waiting');
    await stage.wish(ana);
    expect([await give(false), await give(true), await give(true)]).toEqual(['full', 'given', 'not_waiting']);
    expect(await stage.world.pools()).toEqual(['event on_site 2+0', 'event online 0+0']);
    expect(await stage.world.wrongCounts()).toEqual([]);
  });
});
