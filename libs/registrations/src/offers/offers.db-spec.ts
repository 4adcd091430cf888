import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, queriesOf, type TestDatabase } from '#platform/testing';
import { findRegistration } from '../find-registration.js';
import { OfferStage, ownRegistrationsOn } from '../testing.js';

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

describe('a place that comes free', () => {
  it('is held for the first in line, counts as taken, and is mailed', async () => {
    const { ana } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    expect(await stage.held()).toEqual(['Bo open']);
    expect(await stage.people()).toEqual(['Ana cancelled', 'Bo waiting', 'Cy waiting']);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
    expect(await stage.ledger.unsent()).toContain('offer to Bo');
  });

  it('is not free to a newcomer, who waits', async () => {
    const { event, ana } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    await stage.join(event, 'Di');
    expect(await stage.people()).toContain('Di waiting');
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 2, ceiling: 1 });
  });

  it('goes by itself where the event does not offer its places', async () => {
    const { ana } = await stage.fullWithTwoWaiting({ waitlistMode: 'auto' });
    await stage.registrations.cancel(ana, participant);
    expect(await stage.people()).toEqual(['Ana cancelled', 'Bo confirmed', 'Cy waiting']);
    expect(await stage.held()).toEqual([]);
  });

  it('is one of many when the capacity is raised: each goes to the next in line', async () => {
    const { event } = await stage.fullWithTwoWaiting();
    await stage.setCapacity(event, 3);
    expect(await stage.held()).toEqual(['Bo open', 'Cy open']);
    expect(await stage.pool()).toEqual({ taken: 3, waiting: 0, ceiling: 3 });
  });
});

describe('yes', () => {
  it('is a place, a calendar entry and a mail with the invite', async () => {
    const { ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    expect(await stage.offers.answer(bo, await stage.offerOf(bo), 'yes')).toBe('accepted');
    expect(await stage.people()).toEqual(['Ana cancelled', 'Bo confirmed', 'Cy waiting']);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
    expect(await stage.ledger.entries()).toContain('Bo REQUEST 0');
    expect((await stage.ledger.unsent()).filter((mail) => mail === 'promoted to Bo')).toHaveLength(1);
  });

  it('twice, or in two tabs at once, is one place and one mail', async () => {
    const { ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    const offer = await stage.offerOf(bo);
    const presses = Array.from({ length: 8 }, () => stage.offers.answer(bo, offer, 'yes'));
    expect(new Set(await Promise.all(presses))).toEqual(new Set(['accepted']));
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
    expect((await stage.ledger.unsent()).filter((mail) => mail === 'promoted to Bo')).toHaveLength(1);
  });

  it('in the moment of the deadline is too late, and the place is with the next at once', async () => {
    const { ana, bo, cy } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    stage.clock.moveTo('2027-03-02T09:00:00Z');
    const offer = await stage.offerOf(bo);
    const [first, ...others] = await Promise.all([
      stage.offers.answer(bo, offer, 'yes'),
      stage.offers.lapseDue(stage.clock.now()),
      stage.offers.lapseDue(stage.clock.now()),
      stage.offers.answer(bo, offer, 'yes'),
    ]);
    expect([first, others[2]]).toEqual(['lapsed', 'lapsed']);
    expect(await stage.people()).toEqual(['Ana cancelled', 'Bo lapsed', 'Cy waiting']);
    expect(await stage.held()).toEqual(['Bo lapsed', 'Cy open']);
    expect(await stage.offers.answer(cy, await stage.offerOf(cy), 'yes')).toBe('accepted');
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 0, ceiling: 1 });
  });

  it('a moment before the deadline is in time', async () => {
    const { ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    stage.clock.moveTo(new Date(Date.parse('2027-03-02T09:00:00Z') - 1));
    expect(await stage.offers.answer(bo, await stage.offerOf(bo), 'yes')).toBe('accepted');
  });

  it('to an offer of somebody else is nothing, and neither is one to no offer at all', async () => {
    const { ana, bo, cy } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    expect(await stage.offers.answer(cy, await stage.offerOf(bo), 'yes')).toBe('gone');
    expect(await stage.offers.answer(cy, 'no id', 'yes')).toBe('gone');
    expect(await stage.offers.answer('no id', await stage.offerOf(bo), 'yes')).toBe('gone');
    expect(await stage.held()).toEqual(['Bo open']);
  });
});

describe('no', () => {
  it('leaves the line and gives the place to the next', async () => {
    const { ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    const offer = await stage.offerOf(bo);
    expect(await stage.offers.answer(bo, offer, 'no')).toBe('declined');
    expect(await stage.offers.answer(bo, offer, 'no')).toBe('declined');
    expect(await stage.offers.answer(bo, offer, 'yes')).toBe('declined');
    expect(await stage.people()).toEqual(['Ana cancelled', 'Bo cancelled', 'Cy waiting']);
    expect(await stage.held()).toEqual(['Bo declined', 'Cy open']);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 0, ceiling: 1 });
  });

  it('is also what cancelling says', async () => {
    const { ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    await stage.registrations.cancel(bo, participant);
    expect(await stage.held()).toEqual(['Bo declined', 'Cy open']);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 0, ceiling: 1 });
  });
});

describe('an offer that nobody answers', () => {
  it('lapses, is told, and goes to the next in line; many workers do it once', async () => {
    const { ana } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    stage.clock.advance({ days: 1 });
    await Promise.all(Array.from({ length: 4 }, () => stage.offers.lapseDue(stage.clock.now())));
    expect(await stage.people()).toEqual(['Ana cancelled', 'Bo lapsed', 'Cy waiting']);
    expect(await stage.held()).toEqual(['Bo lapsed', 'Cy open']);
    expect((await stage.ledger.unsent()).filter((mail) => mail.startsWith('offer'))).toEqual([
      'offer-lapsed to Bo',
      'offer to Cy',
    ]);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 0, ceiling: 1 });
  });

  it('is of no use once the event begins, also when the start was moved forward', async () => {
    const { event, ana, bo } = await stage.fullWithTwoWaiting();
    await stage.registrations.cancel(ana, participant);
    await stage.db.read.query(`update event set starts_at = $2 where id = $1`, [event.id, stage.clock.now()]);
    expect(await stage.offers.answer(bo, await stage.offerOf(bo), 'yes')).toBe('lapsed');
    expect(await stage.people()).toEqual(['Ana cancelled', 'Bo lapsed', 'Cy waiting']);
    expect(await stage.held()).toEqual(['Bo lapsed']);
    expect(await stage.ledger.unsent()).not.toContain('offer-lapsed to Bo');
  });

  it('is no end: one press puts them back at the end of the line, with what they wished for', async () => {
    const { event, ana } = await stage.fullWithTwoWaiting();
    const a1 = (await aProgramme(stage.db, event, [{ sessions: { A1: 5 }, min: 0 }])).get('A1') ?? '';
    const bo = (await stage.said(`select id::text as said from registration where name = 'Bo'`))[0] ?? '';
    await stage.registrations.changeSessions(bo, [a1], participant);
    await stage.registrations.cancel(ana, participant);
    stage.clock.advance({ days: 1 });
    await stage.offers.lapseDue(stage.clock.now());
    expect(await stage.places()).toEqual([]);
    const mine = await findRegistration(stage.db.read, bo);
    const back = () => mine && ownRegistrationsOn(stage.db, stage.clock).comeBack(mine);
    expect(await back()).toEqual({ kind: 'back', status: 'waiting' });
    expect(await back()).toEqual({ kind: 'back', status: 'waiting' });
    expect(await stage.people()).toEqual(['Ana cancelled', 'Cy waiting', 'Bo waiting']);
    expect(await stage.places()).toEqual(['Bo A1 wanted']);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
  });

  it('costs as many statements for many people as for a few', async () => {
    const cost = async (waiting: number) => {
      await database.clean();
      stage = new OfferStage(database.db);
      const { event } = await anEvent(stage.db, { capacity: 1, waitlistMode: 'offer' });
      for (let i = 0; i <= waiting; i++) await stage.join(event, `P${i}`);
      await stage.setCapacity(event, 1 + waiting);
      stage.clock.advance({ days: 2 });
      return (await queriesOf(stage.db, () => stage.offers.lapseDue(stage.clock.now()))).length;
    };
    expect(await cost(20)).toBe(await cost(2));
  });
});
