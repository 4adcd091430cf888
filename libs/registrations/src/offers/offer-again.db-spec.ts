import type { EventDetails } from '#events';
import { anEvent, aProgramme, organiser } from '#events/testing';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { findRegistration } from '../find-registration.js';
import { OfferStage, ownRegistrationsOn } from '../testing.js';
import { lapsedOffersOf, type SecondOffer } from './lapsed-offers.js';

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
const again = (id: string, expected: SecondOffer, sessionId: string | null = null) =>
  stage.offers.again(id, sessionId, organiser, expected);
const lapseAll = async () => {
  stage.clock.advance({ days: 1 });
  await stage.offers.lapseDue(stage.clock.now());
  await stage.ledger.allSent();
};
const would = async (event: EventDetails, id: string) => {
  const registration = await findRegistration(database.db.read, id);
  if (!registration) throw new Error('nobody');
  const lapsed = await lapsedOffersOf(database.db.read, event, registration, stage.clock.now());
  return lapsed.map((offer) => offer.would);
};
/** Bo let the place at the event lapse, and it went to Cy. */
const boLapsed = async () => {
  const all = await stage.fullWithTwoWaiting();
  await stage.registrations.cancel(all.ana, participant);
  await lapseAll();
  return all;
};
/** Bo is at the event and let a place in A1 lapse, which nobody has now. */
const boLapsedInA1 = async (sessions: Record<string, number | null> = { A1: 1, B1: 5 }) => {
  const { event } = await anEvent(database.db, { waitlistMode: 'offer' });
  const ids = await aProgramme(database.db, event, [{ sessions, min: 0 }]);
  const [a1 = '', b1 = ''] = [ids.get('A1'), ids.get('B1')];
  const ana = await stage.join(event, 'Ana', [a1]);
  const bo = await stage.join(event, 'Bo', [a1]);
  await stage.registrations.changeSessions(ana, [], participant);
  await lapseAll();
  return { event, a1, b1, ana, bo };
};

describe('offering a place at the event again', () => {
  it('holds one that is free for them anew, with a new deadline and one mail', async () => {
    const { event, bo, cy } = await boLapsed();
    await stage.offers.answer(cy, await stage.offerOf(cy), 'no');
    await stage.ledger.allSent();
    expect(await would(event, bo)).toEqual(['offered']);
    expect(await again(bo, 'offered')).toBe('offered');
    expect(await stage.people()).toEqual(['Ana cancelled', 'Cy cancelled', 'Bo waiting']);
    expect(await stage.held()).toEqual(['Bo lapsed', 'Cy declined', 'Bo open']);
    expect(await stage.ledger.unsent()).toEqual(['offer to Bo']);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 0, ceiling: 1 });
    expect(await stage.offers.answer(bo, await stage.offerOf(bo), 'yes')).toBe('accepted');
    expect(await stage.people()).toContain('Bo confirmed');
  });

  it('puts them at the end of the line where none is, and says so in a mail', async () => {
    const { event, bo } = await boLapsed();
    await stage.join(event, 'Di');
    await stage.ledger.allSent();
    expect(await again(bo, 'in_line')).toBe('in_line');
    expect(await stage.people()).toEqual(['Ana cancelled', 'Cy waiting', 'Di waiting', 'Bo waiting']);
    expect(await stage.ledger.unsent()).toEqual(['waiting to Bo']);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 2, ceiling: 1 });
    expect(await stage.audited()).toContain('offer.again by organiser');
  });

  it('pressed eight times at once does it once', async () => {
    const { bo } = await boLapsed();
    const presses = await Promise.all(Array.from({ length: 8 }, () => again(bo, 'in_line')));
    expect(presses.toSorted()).toEqual(['in_line', ...Array.from({ length: 7 }, () => 'not_lapsed')]);
    expect(await stage.pool()).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
    expect((await stage.audited()).filter((line) => line.startsWith('offer.again'))).toHaveLength(1);
  });

  it('does nothing but what the organiser was told: the free place may have gone meanwhile', async () => {
    const { event, bo } = await boLapsed();
    const before = [await stage.people(), await stage.pool(), await stage.held()];
    expect(await again(bo, 'offered')).toBe('otherwise');
    await stage.db.read.query('update event set waiting_capacity = 0');
    expect(await would({ ...event, waitingCapacity: 0 }, bo)).toEqual(['sold_out']);
    expect(await again(bo, 'in_line')).toBe('sold_out');
    expect([await stage.people(), await stage.pool(), await stage.held()]).toEqual(before);
  });

  it('gives it at once where the event offers its places no more', async () => {
    const { bo, cy } = await boLapsed();
    await stage.offers.answer(cy, await stage.offerOf(cy), 'no');
    await stage.db.read.query(`update event set waitlist_mode = 'auto'`);
    await stage.ledger.allSent();
    expect(await again(bo, 'given')).toBe('given');
    expect(await stage.people()).toContain('Bo confirmed');
    expect(await stage.ledger.unsent()).toEqual(['promoted to Bo']);
  });

  it('remembers the sessions they wished for', async () => {
    const { event } = await anEvent(database.db, { capacity: 1, waitlistMode: 'offer' });
    const a1 = (await aProgramme(database.db, event, [{ sessions: { A1: 5 }, min: 0 }])).get('A1') ?? '';
    const ana = await stage.join(event, 'Ana');
    const bo = await stage.join(event, 'Bo', [a1]);
    await stage.registrations.cancel(ana, participant);
    await lapseAll();
    expect(await again(bo, 'offered')).toBe('offered');
    expect(await stage.places()).toEqual(['Bo A1 wanted']);
  });

  it('is not for who came back, answered, registered once more, or asked and got no answer', async () => {
    const { event, ana, bo, cy } = await boLapsed();
    for (const id of [ana, cy, 'no id']) expect(await again(id, 'in_line')).toBe('not_lapsed');
    const registration = await findRegistration(database.db.read, bo);
    await stage.join(event, 'Bo');
    expect(await again(bo, 'in_line')).toBe('not_lapsed');
    await stage.db.read.query(`delete from registration where name = 'Bo' and id <> $1`, [bo]);
    if (registration) await ownRegistrationsOn(database.db, stage.clock).comeBack(registration);
    expect(await again(bo, 'in_line')).toBe('not_lapsed');
    await stage.db.read.query(`update registration set status = 'lapsed' where id = $1`, [ana]);
    expect(await again(ana, 'in_line')).toBe('not_lapsed');
  });

  it.each(['has begun', 'is called off'])('is of no use when the event %s', async (how) => {
    const { event, bo } = await boLapsed();
    if (how === 'has begun') stage.clock.moveTo(event.startsAt);
    else await stage.db.read.query(`update event set status = 'cancelled'`);
    expect(await again(bo, 'in_line')).toBe('not_lapsed');
    expect(await stage.people()).toContain('Bo lapsed');
  });
});

describe('offering a place in a session again', () => {
  it('holds one that is free for them anew', async () => {
    const { event, a1, bo } = await boLapsedInA1();
    expect(await stage.places()).toEqual([]);
    expect(await would(event, bo)).toEqual(['offered']);
    expect(await again(bo, 'offered', a1)).toBe('offered');
    expect(await stage.places()).toEqual(['Bo A1 waiting']);
    expect(await stage.held()).toEqual(['Bo A1 lapsed', 'Bo A1 open']);
    expect(await stage.ledger.unsent()).toEqual(['offer to Bo']);
    expect(await stage.pool('A1')).toEqual({ taken: 1, waiting: 0, ceiling: 1 });
    expect(await again(bo, 'offered', a1)).toBe('not_lapsed');
  });

  it('puts them in its line where none is, behind who came meanwhile', async () => {
    const { event, a1, bo } = await boLapsedInA1();
    for (const name of ['Cy', 'Di']) await stage.join(event, name, [a1]);
    await stage.ledger.allSent();
    expect(await again(bo, 'in_line', a1)).toBe('in_line');
    expect(await stage.places()).toEqual(['Bo A1 waiting', 'Cy A1 confirmed', 'Di A1 waiting']);
    expect(await stage.ledger.unsent()).toEqual(['programme to Bo']);
    expect(await stage.pool('A1')).toEqual({ taken: 1, waiting: 2, ceiling: 1 });
  });

  it('lets them keep what they chose instead until they say yes', async () => {
    const { a1, b1, bo } = await boLapsedInA1();
    await stage.registrations.changeSessions(bo, [b1], participant);
    expect(await again(bo, 'offered', a1)).toBe('offered');
    expect(await stage.places()).toEqual(['Bo A1 waiting', 'Bo B1 confirmed']);
    await stage.offers.answer(bo, await stage.offerOf(bo), 'yes');
    expect(await stage.places()).toEqual(['Bo A1 confirmed']);
    expect(await stage.pool('B1')).toMatchObject({ taken: 0, waiting: 0 });
  });

  it('is refused where they hope for something else of the round', async () => {
    const { event, a1, b1, bo } = await boLapsedInA1({ A1: 1, B1: 1 });
    await stage.join(event, 'Cy', [b1]);
    await stage.registrations.changeSessions(bo, [b1], participant);
    expect(await would(event, bo)).toEqual(['clash']);
    expect(await again(bo, 'offered', a1)).toBe('clash');
    expect(await stage.places()).toEqual(['Bo B1 waiting', 'Cy B1 confirmed']);
  });

  it('is of no use when the session is off or has begun', async () => {
    const { event, a1, bo } = await boLapsedInA1();
    await stage.db.read.query(`update session set status = 'cancelled' where id = $1`, [a1]);
    expect(await would(event, bo)).toEqual([]);
    await stage.db.read.query(`update session set status = 'open', starts_at = $2 where id = $1`, [
      a1,
      stage.clock.now(),
    ]);
    expect(await again(bo, 'offered', a1)).toBe('not_lapsed');
    expect(await stage.places()).toEqual([]);
  });
});
