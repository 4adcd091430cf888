import type { EventDetails } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { newId } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registration } from '../registration.js';
import { OwnWorld } from '../testing/own-world.js';
import { type DetailsInput, detailsOf, sealOfDetails } from './details.js';

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

const change = async (one: Registration, wishes: Partial<DetailsInput>) => {
  const now = await world.get(one.id);
  return (await world.own.changeDetails(now, { ...detailsOf(now), ...wishes }, sealOfDetails(now))).kind;
};

describe('taking part the other way', () => {
  /** A hybrid event with places of each way, and a line for each. */
  async function hybrid(online: number | null, onSite: number | null): Promise<EventDetails> {
    const { event } = await anEvent(database.db, { kind: 'hybrid', location: 'De Hal', capacity: online });
    await world.query(`update pool set mode = 'online' where session_id is null`);
    await world.query(`insert into pool (id, event_id, mode, capacity, ceiling) values ($1, $2, 'on_site', $3, $3)`, [
      newId(),
      event.id,
      onSite,
    ]);
    return event;
  }
  const joinAs = (event: EventDetails, name: string, attends: string, sessions: string[] = []) =>
    world.join(event, name, { attends }, sessions);

  it('moves the place, tells the calendar, and lets the line move into the place that came free', async () => {
    const event = await hybrid(1, 1);
    const ana = await joinAs(event, 'Ana', 'online');
    await joinAs(event, 'Bo', 'online');
    await world.ledger.allSent();
    expect(await change(ana, { attends: 'on_site', name: 'Ana Ruim', language: 'en' })).toBe('changed');
    expect(await world.pools()).toEqual(['DAY any 0+0', 'event on_site 1+0', 'event online 1+0'].slice(-2));
    expect(await world.people()).toEqual(['Ana Ruim confirmed', 'Bo confirmed']);
    expect(await world.ledger.entries()).toEqual(['Ana Ruim REQUEST 1', 'Bo REQUEST 0']);
    expect((await world.ledger.unsent()).toSorted()).toEqual(['programme to Ana Ruim', 'promoted to Bo']);
    const [{ language }] = await world.query(`select language from outgoing_mail where kind = 'programme'`);
    expect(language).toBe('en');
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('keeps the old place while there is none the other way, and writes nothing at all', async () => {
    const event = await hybrid(null, 1);
    await joinAs(event, 'Bo', 'on_site');
    const ana = await joinAs(event, 'Ana', 'online');
    const before = [
      await world.query('select * from registration order by arrival'),
      await world.pools(),
      await world.ledger.unsent(),
    ];
    expect(await change(ana, { attends: 'on_site', name: 'Anders' })).toBe('full');
    expect([
      await world.query('select * from registration order by arrival'),
      await world.pools(),
      await world.ledger.unsent(),
    ]).toEqual(before);
  });

  it('of two who want the last place at once gives it to one, and the other keeps theirs', async () => {
    const event = await hybrid(null, 1);
    const both = [await joinAs(event, 'Ana', 'online'), await joinAs(event, 'Bo', 'online')];
    const kinds = await Promise.all(both.map((one) => change(one, { attends: 'on_site' })));
    expect(kinds.toSorted()).toEqual(['changed', 'full']);
    expect(await world.pools()).toEqual(['event on_site 1+0', 'event online 1+0']);
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('does not pass by who waits for a place that way', async () => {
    const event = await hybrid(null, 1);
    const bo = await joinAs(event, 'Bo', 'on_site');
    await joinAs(event, 'Cy', 'on_site');
    const ana = await joinAs(event, 'Ana', 'online');
    await world.query(`update pool set capacity = 2, ceiling = 2 where mode = 'on_site'`);
    expect(await change(ana, { attends: 'on_site' })).toBe('full');
    expect(await change(bo, { attends: 'online' })).toBe('changed');
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('takes who waits to a free place, with an invite, or to the end of the other line', async () => {
    const event = await hybrid(1, 2);
    await joinAs(event, 'Zed', 'online');
    const [ana, bo] = [await joinAs(event, 'Ana', 'online'), await joinAs(event, 'Bo', 'online')];
    await joinAs(event, 'Cy', 'on_site');
    await world.ledger.allSent();
    expect(await change(ana, { attends: 'on_site' })).toBe('changed');
    expect(await world.ledger.unsent()).toEqual(['promoted to Ana']);
    await joinAs(event, 'Di', 'on_site');
    expect(await change(bo, { attends: 'on_site' })).toBe('changed');
    expect((await world.people()).slice(-2)).toEqual(['Di waiting', 'Bo waiting']);
    expect(await world.ledger.entries()).toContain('Ana REQUEST 0');
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('takes the sessions along, or stays when one of them has no place that way', async () => {
    const event = await hybrid(null, null);
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 5 } }, { sessions: { A2: 1 } }]);
    const [a1, a2] = [ids.get('A1') ?? '', ids.get('A2') ?? ''];
    await world.query(`update pool set mode = 'online' where session_id = $1`, [a2]);
    await world.query(
      `insert into pool (id, event_id, session_id, mode, capacity, ceiling) values ($1, $2, $3, 'on_site', 1, 1)`,
      [newId(), event.id, a2],
    );
    const ana = await joinAs(event, 'Ana', 'online', [a1, a2]);
    const bo = await joinAs(event, 'Bo', 'on_site', [a1, a2]);
    expect(await world.own.changeDetails(ana, { ...detailsOf(ana), attends: 'on_site' }, sealOfDetails(ana))).toEqual({
      kind: 'session_full',
      sessionId: a2,
    });
    await world.cancel(bo);
    expect(await change(ana, { attends: 'on_site' })).toBe('changed');
    expect(await world.places()).toEqual(['Ana A1 confirmed', 'Ana A2 confirmed']);
    expect(await world.pools()).toContain('A2 online 0+0');
    expect(await world.wrongCounts()).toEqual([]);
  });

  it('first asks for an answer where a place is being held', async () => {
    const event = await hybrid(null, null);
    const ana = await joinAs(event, 'Ana', 'online');
    await world.query('insert into offer (id, registration_id, made_at, expires_at) values ($1, $2, $3, $3)', [
      newId(),
      ana.id,
      clock.now(),
    ]);
    expect(await change(ana, { attends: 'on_site' })).toBe('offered');
    expect(await change(ana, { name: 'Ana B' })).toBe('changed');
  });

  it('is over when the event begins, and a name can still be changed', async () => {
    const event = await hybrid(null, null);
    const ana = await joinAs(event, 'Ana', 'online');
    clock.moveTo(event.startsAt);
    expect(await change(ana, { attends: 'on_site' })).toBe('too_late');
    expect(await change(ana, { name: 'Ana B' })).toBe('changed');
  });
});
