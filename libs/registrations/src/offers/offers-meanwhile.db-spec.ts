import { anEvent, aProgramme, organiser } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { OfferStage } from '../testing.js';

let database: TestDatabase;
let stage: OfferStage;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  stage = new OfferStage(database.db);
});

const participant = { kind: 'participant' } as const;

describe('what happens meanwhile', () => {
  it('capacity lowered takes no offer back: it shows as an overhang that shrinks when the offer lapses', async () => {
    const { event, bo } = await stage.fullWithTwoWaiting();
    await stage.setCapacity(event, 3);
    await stage.setCapacity(event, 1);
    expect(await stage.pool()).toEqual({ taken: 3, waiting: 0, ceiling: 3 });
    expect(await stage.offers.answer(bo, await stage.offerOf(bo), 'yes')).toBe('accepted');
    stage.clock.advance({ days: 1 });
    await stage.offers.lapseDue(stage.clock.now());
    expect(await stage.people()).toEqual(['Ana confirmed', 'Bo confirmed', 'Cy lapsed']);
    expect(await stage.pool()).toEqual({ taken: 2, waiting: 0, ceiling: 2 });
  });

  it('the event called off takes all offers back, and everybody stands in line as before', async () => {
    const { event, ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    const offer = await stage.offerOf(bo);
    await stage.db.transaction(async (tx) => {
      await tx.query(`update event set status = 'cancelled' where id = $1`, [event.id]);
      await stage.registrations.tellEverybody(
        tx,
        'event-cancelled',
        { ...event, status: 'cancelled' },
        stage.clock.now(),
      );
    });
    expect(await stage.held()).toEqual(['Bo withdrawn']);
    expect(await stage.pool()).toEqual({ taken: 0, waiting: 2, ceiling: 1 });
    expect(await stage.offers.answer(bo, offer, 'yes')).toBe('gone');
    await stage.db.transaction(async (tx) => {
      await tx.query(`update event set status = 'published' where id = $1`, [event.id]);
      await stage.registrations.promote(tx, event, stage.clock.now());
    });
    expect((await stage.held()).toSorted()).toEqual(['Bo open', 'Bo withdrawn']);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
  });

  it('the mode changed keeps the promise of an open offer, and decides for the next place only', async () => {
    const { event, ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    await stage.db.read.query(`update event set waitlist_mode = 'auto' where id = $1`, [event.id]);
    stage.clock.advance({ hours: 1 });
    expect(await stage.held()).toEqual(['Bo open']);
    await stage.offers.answer(bo, await stage.offerOf(bo), 'no');
    expect(await stage.people()).toEqual(['Ana cancelled', 'Bo cancelled', 'Cy confirmed']);
  });
});

describe('a session', () => {
  /** A1 has one place, which Ana has; Bo and Cy wait for it. Bo holds B1 meanwhile. */
  const day = async () => {
    const { event } = await anEvent(stage.db, { waitlistMode: 'offer' });
    const ids = await aProgramme(stage.db, event, [{ sessions: { A1: 1, B1: 1 }, min: 0 }]);
    const [a1, b1] = [ids.get('A1') ?? '', ids.get('B1') ?? ''];
    const ana = await stage.join(event, 'Ana', [a1]);
    const bo = await stage.join(event, 'Bo', [b1]);
    await stage.registrations.changeSessions(bo, [a1], participant);
    return { event, a1, b1, ana, bo, cy: await stage.join(event, 'Cy', [a1]) };
  };

  it('offers its places in its own line; the one that was swapped for goes only with a yes', async () => {
    const { ana, bo } = await day();
    await stage.registrations.changeSessions(ana, [], participant);
    expect(await stage.held()).toEqual(['Bo A1 open']);
    expect(await stage.places()).toEqual(['Bo A1 waiting', 'Bo B1 confirmed', 'Cy A1 waiting']);
    expect(await stage.pool('A1')).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
    expect(await stage.offers.answer(bo, await stage.offerOf(bo), 'yes')).toBe('accepted');
    expect(await stage.places()).toEqual(['Bo A1 confirmed', 'Cy A1 waiting']);
    expect(await stage.pool('B1')).toEqual({ taken: 0, waiting: 0, ceiling: 1 });
    expect(await stage.ledger.unsent()).toContain('offer to Bo');
  });

  it('loses only that choice when its offer lapses or is declined', async () => {
    const { ana, bo, cy } = await day();
    await stage.registrations.changeSessions(ana, [], participant);
    stage.clock.advance({ days: 1 });
    await stage.offers.lapseDue(stage.clock.now());
    expect(await stage.places()).toEqual(['Bo B1 confirmed', 'Cy A1 waiting']);
    expect(await stage.offers.answer(cy, await stage.offerOf(cy), 'no')).toBe('declined');
    expect(await stage.places()).toEqual(['Bo B1 confirmed']);
    expect(await stage.people()).toEqual(['Ana confirmed', 'Bo confirmed', 'Cy confirmed']);
    expect(await stage.pool('A1')).toEqual({ taken: 0, waiting: 0, ceiling: 1 });
    expect(await stage.offers.answer(bo, await stage.offerOf(bo), 'yes')).toBe('lapsed');
  });

  it('that is not chosen any more gives the held place on', async () => {
    const { ana, bo, b1 } = await day();
    await stage.registrations.changeSessions(ana, [], participant);
    await stage.registrations.changeSessions(bo, [b1], participant);
    expect(await stage.held()).toEqual(['Bo A1 declined', 'Cy A1 open']);
    expect(await stage.pool('A1')).toEqual({ taken: 1, waiting: 0, ceiling: 1 });
  });

  it('that is called off takes its offers along', async () => {
    const { event, ana, a1 } = await day();
    await stage.registrations.changeSessions(ana, [], participant);
    await stage.db.transaction(async (tx) => {
      await tx.query(`update session set status = 'cancelled' where id = $1`, [a1]);
      await stage.registrations.emptySession(tx, event, a1, stage.clock.now());
    });
    expect(await stage.held()).toEqual(['Bo A1 withdrawn']);
    expect(await stage.pool('A1')).toEqual({ taken: 0, waiting: 0, ceiling: 1 });
  });

  it('that somebody wished for is theirs with the yes to the event, as far as there is room', async () => {
    const { event } = await anEvent(stage.db, { capacity: 1, waitlistMode: 'offer' });
    const a1 = (await aProgramme(stage.db, event, [{ sessions: { A1: 5 }, min: 0 }])).get('A1') ?? '';
    const ana = await stage.join(event, 'Ana');
    const bo = await stage.join(event, 'Bo', [a1]);
    await stage.registrations.cancel(ana, participant);
    await stage.offers.answer(bo, await stage.offerOf(bo), 'yes');
    expect(await stage.places()).toEqual(['Bo A1 confirmed']);
    expect(await stage.pool('A1')).toEqual({ taken: 1, waiting: 0, ceiling: 5 });
  });
});

describe('a place given out of order', () => {
  it('needs a second word when there is none left, and then raises the ceiling by one', async () => {
    const { cy } = await stage.fullWithTwoWaiting();
    expect(await stage.offers.give(cy, null, organiser, false)).toBe('full');
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 2, ceiling: 1 });
    expect(await stage.offers.give(cy, null, organiser, true)).toBe('given');
    expect(await stage.offers.give(cy, null, organiser, true)).toBe('not_waiting');
    expect(await stage.people()).toEqual(['Ana confirmed', 'Bo waiting', 'Cy confirmed']);
    expect(await stage.pool()).toEqual({ taken: 2, waiting: 1, ceiling: 2 });
    expect(await stage.audited()).toContain('registration.place_given by organiser');
    expect(await stage.ledger.unsent()).toContain('promoted to Cy');
  });

  it('by two organisers at once is one place', async () => {
    const { cy } = await stage.fullWithTwoWaiting();
    const gifts = await Promise.all([1, 2, 3].map(() => stage.offers.give(cy, null, organiser, true)));
    expect(gifts.toSorted()).toEqual(['given', 'not_waiting', 'not_waiting']);
    expect(await stage.pool()).toEqual({ taken: 2, waiting: 1, ceiling: 2 });
  });

  it('uses the place that is held for them', async () => {
    const { ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    expect(await stage.offers.give(bo, null, organiser, false)).toBe('given');
    expect(await stage.held()).toEqual(['Bo accepted']);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
  });

  it('can be one in a session', async () => {
    const { event } = await anEvent(stage.db);
    const a1 = (await aProgramme(stage.db, event, [{ sessions: { A1: 1 }, min: 0 }])).get('A1') ?? '';
    await stage.join(event, 'Ana', [a1]);
    const bo = await stage.join(event, 'Bo', [a1]);
    expect(await stage.offers.give(bo, null, organiser, true)).toBe('not_waiting');
    expect(await stage.offers.give(bo, a1, organiser, false)).toBe('full');
    expect(await stage.offers.give(bo, a1, organiser, true)).toBe('given');
    expect(await stage.places()).toEqual(['Ana A1 confirmed', 'Bo A1 confirmed']);
    expect(await stage.pool('A1')).toEqual({ taken: 2, waiting: 0, ceiling: 2 });
  });

  it('is not to be had any more when the event is over', async () => {
    const { event, cy } = await stage.fullWithTwoWaiting();
    stage.clock.moveTo(event.endsAt);
    expect(await stage.offers.give(cy, null, organiser, true)).toBe('not_now');
  });
});

describe('the guards in the database', () => {
  it('hold nobody two places for one thing, whoever tries', async () => {
    const { ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    const again = stage.db.read.query(
      `insert into offer (id, registration_id, made_at, expires_at)
       select gen_random_uuid(), registration_id, made_at, expires_at from offer where registration_id = $1`,
      [bo],
    );
    await expect(again).rejects.toThrow('offer_is_once_open');
  });

  it('end an offer with an outcome and a time, or with neither', async () => {
    const { ana } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    await expect(stage.db.read.query(`update offer set outcome = 'accepted'`)).rejects.toThrow('offer_check');
  });
});
