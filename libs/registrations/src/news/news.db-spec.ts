import { type EventDetails, Events, lockEvent } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registrations } from '../registrations.js';
import { RegistrationsModule } from '../registrations.module.js';
import { TestLedger } from '../testing/ledger.js';
import { aForm, registrationsOn } from '../testing.js';

let database: TestDatabase;
let clock: HandClock;
let registrations: Registrations;
let events: Events;
let ledger: TestLedger;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  registrations = registrationsOn(database.db, clock);
  events = new Events(database.db, clock);
  new RegistrationsModule(events, registrations);
  ledger = new TestLedger(database.db);
});

async function join(event: EventDetails, name: string, sessions: readonly string[] = []): Promise<void> {
  const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
  await registrations.register({ ...aForm(name), sessions: [...sessions] }, context);
}
const underLock = (event: EventDetails, tell: 'changed' | { readonly off: string }) =>
  database.db.transaction(async (tx) => {
    const locked = await lockEvent(tx, event.id);
    if (tell === 'changed') await registrations.tellEverybody(tx, tell, locked, clock.now());
    else await registrations.emptySession(tx, locked, tell.off, clock.now());
  });
async function aDay(capacity: number | null = null) {
  const { event } = await anEvent(database.db, { capacity });
  const ids = await aProgramme(database.db, event, [{ sessions: { A1: null, B1: null }, min: 0, max: 2 }]);
  return { event, a1: ids.get('A1') ?? '', b1: ids.get('B1') ?? '' };
}

describe('"that session is off"', () => {
  it('is lost neither before nor after "something has changed": neither says what the other says', async () => {
    const { event, a1, b1 } = await aDay();
    await join(event, 'Ana', [a1, b1]);
    await ledger.allSent();
    await underLock(event, 'changed');
    await underLock(event, { off: a1 });
    expect(await ledger.unsent()).toEqual(['changed to Ana', 'session-cancelled to Ana']);
    await underLock(event, 'changed');
    await underLock(event, { off: b1 });
    expect(await ledger.unsent()).toEqual([
      ...['session-cancelled to Ana', 'changed to Ana'],
      'session-cancelled to Ana',
    ]);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 4']);
  });

  it('is lost neither to somebody in line, who gets it once', async () => {
    const { event, a1 } = await aDay(1);
    await join(event, 'Ana');
    await join(event, 'Bo', [a1]);
    await ledger.allSent();
    await underLock(event, { off: a1 });
    await underLock(event, 'changed');
    expect(await ledger.unsent()).toEqual(['session-cancelled to Bo', 'changed to Ana', 'changed to Bo']);
  });

  it('is no second mail for who will read "you are on the waiting list" first', async () => {
    const { event, a1 } = await aDay(1);
    await join(event, 'Ana');
    await join(event, 'Bo', [a1]);
    await underLock(event, { off: a1 });
    expect(await ledger.unsent()).toEqual(['confirmation to Ana', 'waiting to Bo']);
  });
});
