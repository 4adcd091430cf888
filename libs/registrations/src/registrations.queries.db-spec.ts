import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registrations } from './registrations.js';
import { countPeopleIn, countWishesFor } from './registrations.queries.js';
import { aForm, registrationsOn } from './testing.js';

let database: TestDatabase;
let registrations: Registrations;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  registrations = registrationsOn(database.db, new HandClock());
});

describe('people in sessions', () => {
  it('are counted once each: who holds a place and who waits for one, not who waits for the event', async () => {
    const { event } = await anEvent(database.db, { capacity: 3 });
    const ids = await aProgramme(database.db, event, [{ sessions: { A1: 1, B1: 5 }, max: 2 }, { sessions: { A2: 5 } }]);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const choose = (...codes: string[]) => codes.flatMap((code) => ids.get(code) ?? []);
    const people = (...codes: string[]) => countPeopleIn(database.db.read, choose(...codes));
    const register = async (name: string, ...codes: string[]) =>
      registrations.register({ ...aForm(name), sessions: choose(...codes) }, context);
    await register('Ana', 'A1', 'B1', 'A2');
    await register('Bo', 'A1', 'A2'); // in line for A1
    const cy = await register('Cy', 'B1', 'A2');
    await register('Di', 'A1', 'A2'); // in line for the event
    expect(await people('A1')).toBe(2);
    expect(await people('A1', 'B1')).toBe(3);
    expect(await people('A1', 'B1', 'A2')).toBe(3);
    expect(await people()).toBe(0);
    expect(await countWishesFor(database.db.read, choose('A1')[0] ?? '')).toBe(1);
    if (!('registrationId' in cy)) throw new Error(cy.kind);
    await registrations.cancel(cy.registrationId, { kind: 'participant' }); // Di comes in, and into the line of A1
    expect(await people('A1')).toBe(3);
    expect(await people('B1')).toBe(1);
  });
});
