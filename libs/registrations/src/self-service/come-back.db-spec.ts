import { type AnEvent, anEvent, aProgramme } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registration } from '../registration.js';
import { OwnWorld } from '../testing/own-world.js';
import { aForm } from '../testing.js';

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

const participant = { kind: 'participant' } as const;
const organiser = { kind: 'organiser', id: newId() } as const;

describe('coming back after cancelling', () => {
  it('is the same registration with the same link and calendar entry, one SEQUENCE on, told by one mail', async () => {
    const { event } = await anEvent(database.db, { capacity: 5 });
    const ana = await world.join(event, 'Ana');
    await world.cancel(ana);
    await world.ledger.allSent();
    expect(await world.ledger.entries()).toEqual(['Ana CANCEL 1']);
    expect(await world.own.comeBack(ana)).toEqual({ kind: 'back', status: 'confirmed' });
    expect(await world.ledger.entries()).toEqual(['Ana REQUEST 2']);
    expect(await world.ledger.unsent()).toEqual(['confirmation to Ana']);
    expect(await world.get(ana.id)).toMatchObject({
      status: 'confirmed',
      linkVersion: 1,
      cancelledAt: null,
      cancelledBy: null,
    });
    expect(await world.audit()).toContain('registration.restored {"status": "confirmed"}');
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('is for an organiser to do too, also after an organiser cancelled, and stands in the audit as theirs', async () => {
    const { event } = await anEvent(database.db, { capacity: 5 });
    const ana = await world.join(event, 'Ana');
    await world.registrations.cancel(ana.id, organiser);
    expect(await world.own.comeBack(ana)).toEqual({ kind: 'too_late' });
    expect(await world.own.comeBack(ana, organiser)).toEqual({ kind: 'back', status: 'confirmed' });
    const by = `select actor_id from audit_entry where action = 'registration.restored'`;
    expect(await database.db.read.query(by)).toEqual([{ actor_id: organiser.id }]);
  });

  it('goes to the end of the line when the event filled up meanwhile, and up again like anybody', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const [ana, bo] = [await world.join(event, 'Ana'), await world.join(event, 'Bo')];
    await world.cancel(ana);
    await world.ledger.allSent();
    expect(await world.own.comeBack(ana)).toEqual({ kind: 'back', status: 'waiting' });
    expect(await world.people()).toEqual(['Bo confirmed', 'Ana waiting']);
    expect(await world.ledger.unsent()).toEqual(['waiting to Ana']);
    expect(await world.ledger.entries()).toEqual(['Bo REQUEST 0', 'Ana CANCEL 1']);
    await world.ledger.allSent();
    await world.cancel(bo);
    expect(await world.people()).toEqual(['Bo cancelled', 'Ana confirmed']);
    expect(await world.ledger.entries()).toEqual(['Bo CANCEL 1', 'Ana REQUEST 2']);
    expect((await world.ledger.unsent()).toSorted()).toEqual(['cancelled to Bo', 'promoted to Ana']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('is told as often as it happens: nobody is left without a mail the second time', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const [ana, bo] = [await world.join(event, 'Ana'), await world.join(event, 'Bo')];
    for (const [leaves, follows] of [
      [ana, bo],
      [bo, ana],
      [ana, bo],
    ] as const) {
      await world.ledger.allSent();
      await world.cancel(leaves);
      expect((await world.ledger.unsent()).toSorted()).toEqual([
        `cancelled to ${leaves.name}`,
        `promoted to ${follows.name}`,
      ]);
      await world.ledger.allSent();
      await world.own.comeBack(leaves);
      expect(await world.ledger.unsent()).toEqual([`waiting to ${leaves.name}`]);
    }
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('in two tabs, or from many at once, happens once and never overbooks', async () => {
    const { event } = await anEvent(database.db, { capacity: 3 });
    const all = await Promise.all(['Ana', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'].map((name) => world.join(event, name)));
    for (const one of all) await world.cancel(one);
    await world.ledger.allSent();
    const outcomes = await Promise.all([...all, ...all].map((one) => world.own.comeBack(one)));
    expect(outcomes.every(({ kind }) => kind === 'back')).toBe(true);
    expect((await world.people()).map((one) => one.split(' ')[1])).toEqual([
      ...['confirmed', 'confirmed', 'confirmed'],
      ...['waiting', 'waiting', 'waiting'],
    ]);
    expect(await world.ledger.unsent()).toHaveLength(6);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('chooses the same sessions again, as far as they have room and go on', async () => {
    const { event } = await anEvent(database.db, { capacity: 9 });
    const ids = await aProgramme(database.db, event, [
      { sessions: { A1: 1 } },
      { sessions: { A2: 5 } },
      { sessions: { A3: 5 } },
    ]);
    const three = ['A1', 'A2', 'A3'].map((code) => ids.get(code) ?? '');
    const ana = await world.join(event, 'Ana', {}, three);
    await world.cancel(ana);
    await world.join(event, 'Bo', {}, three);
    await world.query(`update session set status = 'cancelled' where code = 'A3'`);
    await world.query(`delete from session_place where session_id = $1`, [three[2]]);
    await world.query(`update pool set taken = 0 where session_id = $1`, [three[2]]);
    await world.own.comeBack(ana);
    expect(await world.places()).toEqual(['Ana A1 waiting', 'Ana A2 confirmed', 'Bo A1 confirmed', 'Bo A2 confirmed']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('lets a session go that the person held only until another had room', async () => {
    const { event } = await anEvent(database.db);
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1, B1: 5 } }]);
    await world.join(event, 'Bo', {}, [ids.get('A1') ?? '']);
    const ana = await world.join(event, 'Ana', {}, [ids.get('B1') ?? '']);
    await world.registrations.changeSessions(ana.id, [ids.get('A1') ?? ''], participant);
    expect(await world.places()).toEqual(['Ana A1 waiting', 'Ana B1 confirmed', 'Bo A1 confirmed']);
    await world.cancel(ana);
    await world.own.comeBack(ana);
    expect(await world.places()).toEqual(['Ana A1 waiting', 'Bo A1 confirmed']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('takes back a withdrawal that has not left: only the newer invite goes out', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    await world.ledger.allSent();
    await world.cancel(ana);
    await world.own.comeBack(ana);
    expect(await world.ledger.unsent()).toEqual(['confirmation to Ana']);
  });

  it.each<[string, AnEvent, (one: Registration) => Promise<unknown>, string]>([
    ['the event has begun', {}, async () => clock.moveTo(new Date('2027-03-04T13:00:00Z')), 'too_late'],
    ['the event is off', {}, () => world.query(`update event set status = 'cancelled'`), 'too_late'],
    ['the line is full', { capacity: 1, waitingCapacity: 0 }, ({ eventId }) => fill(eventId), 'sold_out'],
    ['the address registered once more', {}, ({ eventId }) => fill(eventId, 'Ana'), 'known'],
  ])('is refused when %s, and changes nothing', async (_, wishes, meanwhile, kind) => {
    const { event } = await anEvent(database.db, wishes);
    const ana = await world.join(event, 'Ana');
    await world.cancel(ana);
    await meanwhile(ana);
    const before = [await world.people(), await world.pools(), await world.ledger.unsent()];
    expect(await world.own.comeBack(ana)).toEqual({ kind });
    expect([await world.people(), await world.pools(), await world.ledger.unsent()]).toEqual(before);
  });

  const fill = async (eventId: string, name = 'Bo') => {
    const context = { eventId, eventKind: 'online', language: 'nl', source: 'form' } as const;
    return world.registrations.register(aForm(name, { organisation: 'Elders' }), context);
  };

  it('is not for whom an organiser took out', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    await world.registrations.cancel(ana.id, organiser);
    expect(await world.own.comeBack(ana)).toEqual({ kind: 'too_late' });
  });

  it('is still possible when registration has closed: they were counted on when it did', async () => {
    const { event } = await anEvent(database.db, { closesAt: new Date('2027-02-01T09:00:00Z') });
    await world.query(`update event set closes_at = null`);
    const ana = await world.join(event, 'Ana');
    await world.query(`update event set closes_at = $1`, [event.closesAt]);
    await world.cancel(ana);
    expect(await world.own.comeBack(ana)).toEqual({ kind: 'back', status: 'confirmed' });
  });

  it('back in the line, hears of sessions without an invite', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: null }, min: 0 }]);
    const ana = await world.join(event, 'Ana', {}, [ids.get('A1') ?? '']);
    await world.join(event, 'Bo');
    await world.cancel(ana);
    await world.own.comeBack(ana);
    await world.ledger.allSent();
    await database.db.transaction((tx) =>
      world.registrations.tellSessions(tx, event, [ids.get('A1') ?? ''], clock.now()),
    );
    expect(await world.ledger.entries()).toEqual(['Bo REQUEST 0', 'Ana CANCEL 1']);
    expect(await world.ledger.unsent()).toEqual([]);
  });
});
