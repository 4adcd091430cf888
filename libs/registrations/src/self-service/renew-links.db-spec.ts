import { Events } from '#events';
import { anEvent, organiser } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registration } from '../registration.js';
import { RegistrationsModule } from '../registrations.module.js';
import { OwnWorld } from '../testing/own-world.js';
import { testSecrets } from '../testing.js';

let database: TestDatabase;
let clock: HandClock;
let world: OwnWorld;
let events: Events;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  world = new OwnWorld(database.db, clock);
  events = new Events(database.db, clock);
  new RegistrationsModule(events, world.registrations);
});

/** Which of the two kinds of links opens something, in these versions. */
async function opens({ id }: Registration, version: number): Promise<boolean[]> {
  const link = (purpose: 'manage' | 'join') => testSecrets().linkToken(purpose, id, version);
  const found = [
    await world.registrations.findByLink('manage', link('manage')),
    await world.registrations.findByLink('join', link('join')),
  ];
  return found.map((one) => one?.id === id);
}

describe('links that others know', () => {
  it('open nothing any more; the person gets new ones, and an invite with them', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    await world.ledger.allSent();
    expect(await world.own.renewLinks(ana, organiser)).toEqual({ kind: 'renewed' });
    expect([await opens(ana, 1), await opens(ana, 2)]).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(await world.ledger.unsent()).toEqual(['links-renewed to Ana']);
    expect(await world.ledger.entries()).toEqual(['Ana REQUEST 1']);
    expect(await world.audit()).toEqual(['registration.links_renewed ']);
  });

  it('take the feed of the person’s calendar along, which opens everything they take part in', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    const version = async () => (await world.query('select feed_version as version from contact'))[0].version;
    expect(await version()).toBe(1);
    await world.own.renewLinks(ana, organiser);
    expect(await version()).toBe(2);
  });

  it('are new for who waits too, without an invite', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    await world.join(event, 'Ana');
    const bo = await world.join(event, 'Bo');
    await world.ledger.allSent();
    await world.own.renewLinks(bo, organiser);
    expect(await opens(bo, 2)).toEqual([true, true]);
    expect(await world.ledger.unsent()).toEqual(['links-renewed to Bo']);
    expect(await world.ledger.entries()).toEqual(['Ana REQUEST 0']);
  });

  it('are no second mail for who will read the new ones in their first', async () => {
    const { event } = await anEvent(database.db);
    const ana = await world.join(event, 'Ana');
    await world.own.renewLinks(ana, organiser);
    expect(await world.ledger.unsent()).toEqual(['confirmation to Ana']);
  });

  it('stay as they are for who is out, or when it is over or off', async () => {
    const { event } = await anEvent(database.db);
    const [ana, bo] = [await world.join(event, 'Ana'), await world.join(event, 'Bo')];
    await world.cancel(ana);
    expect(await world.own.renewLinks(ana, organiser)).toEqual({ kind: 'not_live' });
    await events.cancel(event.id, organiser);
    expect(await world.own.renewLinks(bo, organiser)).toEqual({ kind: 'not_live' });
    expect([await opens(ana, 1), await opens(bo, 1)]).toEqual([
      [true, true],
      [true, true],
    ]);
  });
});
