import { anEvent } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { OwnWorld } from '../testing/own-world.js';

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

describe('"this was not me"', () => {
  it('cancels and takes away all that was typed; the withdrawal goes out without a name', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const ana = await world.join(event, 'Ana', { organisation: 'Bureau Geheim', role: 'other', listed: 'on' });
    await world.join(event, 'Bo');
    await world.ledger.allSent();
    expect(await world.own.remove(ana)).toEqual({ kind: 'removed' });
    expect(await world.people()).toEqual(['– cancelled', 'Bo confirmed']);
    expect(await world.get(ana.id)).toMatchObject({
      organisation: '',
      role: '',
      listedConsentAt: null,
      removedAt: clock.now(),
    });
    // By its fingerprint one could try whether a form with this name and address was ever sent.
    expect(await world.query('select request_hash from registration where id = $1', [ana.id])).toEqual([
      { request_hash: Buffer.alloc(0) },
    ]);
    const kept = JSON.stringify([
      await world.query('select * from registration'),
      await world.query('select * from outgoing_mail'),
      await world.query('select * from audit_entry'),
    ]);
    expect(kept).not.toMatch(/"Ana"|Geheim/);
    expect((await world.ledger.unsent()).toSorted()).toEqual(['cancelled to –', 'promoted to Bo']);
    expect(await world.own.remove(ana)).toEqual({ kind: 'removed' });
    expect(await world.audit()).toHaveLength(3);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('is the end of it: nobody comes back under a name that is gone', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    await world.own.remove(ana);
    expect(await world.own.comeBack(ana)).toEqual({ kind: 'too_late' });
  });

  it('takes the text away too when it was cancelled before', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    await world.cancel(ana);
    await world.own.remove(ana);
    expect(await world.people()).toEqual(['– cancelled']);
  });

  it('is not for somebody who took part: those were more than words', async () => {
    const { event, plenary } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    await world.query(
      `insert into presence_observation (id, event_id, session_id, registration_id, source, source_key, kind, recorded_at)
       values ($1, $2, $3, $4, 'join_press', 'x', 'point', $5)`,
      [newId(), event.id, plenary.id, ana.id, clock.now()],
    );
    expect(await world.own.remove(ana)).toEqual({ kind: 'seen' });
    expect(await world.people()).toEqual(['Ana confirmed']);
  });
});
