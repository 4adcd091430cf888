import { type EventDetails, lockEvent } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registrations } from './registrations.js';
import { TestLedger } from './testing/ledger.js';
import { aForm, register, registrationsOn } from './testing.js';

let database: TestDatabase;
let clock: HandClock;
let registrations: Registrations;
let ledger: TestLedger;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  registrations = registrationsOn(database.db, clock);
  ledger = new TestLedger(database.db);
});

/** What `Events` does around its hooks: lock, change, tell, in one transaction. */
async function change(event: EventDetails, sql: string, kind: 'changed' | 'event-cancelled' | 'event-restored') {
  clock.advance({ minutes: 1 });
  await database.db.transaction(async (tx) => {
    await lockEvent(tx, event.id);
    await tx.query(`update event set ${sql}, text_version = text_version + 1, updated_at = $2 where id = $1`, [
      event.id,
      clock.now(),
    ]);
    await registrations.tellEverybody(tx, kind, await lockEvent(tx, event.id), clock.now());
  });
}

describe('an event that changes', () => {
  it('brings everybody exactly one mail, with SEQUENCE + 1 for those who have an entry', async () => {
    const { event } = await anEvent(database.db, { capacity: 2 });
    await register(registrations, event, ['Ana', 'Bo', 'Cy']);
    await ledger.allSent();
    await change(event, `location = 'Zaal 2'`, 'changed');
    expect(await ledger.unsent()).toEqual(['changed to Ana', 'changed to Bo', 'changed to Cy']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 1', 'Bo REQUEST 1']);
  });

  it('lets an older change that has not left expire: nobody reads two', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    await register(registrations, event, ['Ana', 'Bo']);
    await ledger.allSent();
    await change(event, `location = 'Zaal 2'`, 'changed');
    await change(event, `location = 'Zaal 3'`, 'changed');
    expect(await ledger.unsent()).toEqual(['changed to Ana', 'changed to Bo']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 2']);
  });

  it('does not lose "the event moved" in "your programme": the louder mail stays while it can still say both', async () => {
    const { event } = await anEvent(database.db);
    const sessions = await aProgramme(database.db, event, [{ sessions: { A1: null } }]);
    const a1 = sessions.get('A1') ?? '';
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await registrations.register({ ...aForm('Ana'), sessions: [a1] }, context);
    await ledger.allSent();
    const move = () =>
      database.db.transaction(async (tx) =>
        registrations.tellSessions(tx, await lockEvent(tx, event.id), [a1], clock.now()),
      );
    await change(event, `location = 'Zaal 2'`, 'changed');
    await move();
    expect(await ledger.unsent()).toEqual(['changed to Ana']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 2']);
    await database.db.read.query(`update outgoing_mail set facts = '{}', attempts = 1 where status = 'queued'`);
    await move(); // tried, and so frozen: it would say the old thing
    expect(await ledger.unsent()).toEqual(['programme to Ana']);
    await change(event, `location = 'Zaal 3'`, 'changed');
    expect(await ledger.unsent()).toEqual(['changed to Ana']);
  });

  it('sends no second mail to somebody whose confirmation has not been tried yet: it will say the new thing', async () => {
    const { event } = await anEvent(database.db);
    await register(registrations, event, ['Ana']);
    await change(event, `location = 'Zaal 2'`, 'changed');
    expect(await ledger.unsent()).toEqual(['confirmation to Ana']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 1']);
  });

  it('replaces a confirmation that was tried and says the old thing', async () => {
    const { event } = await anEvent(database.db);
    await register(registrations, event, ['Ana']);
    await database.db.read.query(`update outgoing_mail set facts = '{"at": "x"}', attempts = 1`);
    await change(event, `location = 'Zaal 2'`, 'changed');
    expect(await ledger.unsent()).toEqual(['changed to Ana']);
  });

  it('is attended the one way it is held, when that changes', async () => {
    const { event } = await anEvent(database.db, { kind: 'on_site', location: 'Zaal 1' });
    await register(registrations, event, ['Ana']);
    await ledger.allSent();
    await change(event, `kind = 'online', location = ''`, 'changed');
    await register(registrations, event, ['Bo']); // whose form was opened while it was still on site
    const attends = await database.db.read.query('select attends from registration order by arrival');
    expect(attends).toEqual([{ attends: 'online' }, { attends: 'online' }]);
  });

  it('leaves people who cancelled in peace', async () => {
    const { event } = await anEvent(database.db);
    const [ana] = await register(registrations, event, ['Ana', 'Bo']);
    await registrations.cancel(ana && 'registrationId' in ana ? ana.registrationId : '', { kind: 'participant' });
    await ledger.allSent();
    await change(event, `location = 'Zaal 2'`, 'changed');
    expect(await ledger.unsent()).toEqual(['changed to Bo']);
  });

  it('withdraws every entry when it is off, keeps the registrations, and brings them back when it is on again', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    await register(registrations, event, ['Ana', 'Bo']);
    await ledger.allSent();
    await change(event, `status = 'cancelled'`, 'event-cancelled');
    expect(await ledger.unsent()).toEqual(['event-cancelled to Ana', 'event-cancelled to Bo']);
    expect(await ledger.entries()).toEqual(['Ana CANCEL 1']);
    await ledger.allSent();
    await change(event, `status = 'published'`, 'event-restored');
    expect(await ledger.unsent()).toEqual(['event-restored to Ana', 'event-restored to Bo']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 2']);
    const statuses = await database.db.read.query('select status from registration order by arrival');
    expect(statuses).toEqual([{ status: 'confirmed' }, { status: 'waiting' }]);
  });
});

describe('a session that is called off', () => {
  it('frees everybody in it, tells them once, and leaves the others alone', async () => {
    const { event } = await anEvent(database.db);
    const sessions = await aProgramme(database.db, event, [{ sessions: { A1: 1, B1: null }, min: 0 }]);
    const [a1 = '', b1 = ''] = [sessions.get('A1'), sessions.get('B1')];
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await registrations.register({ ...aForm('Ana'), sessions: [a1] }, context);
    await registrations.register({ ...aForm('Bo'), sessions: [a1] }, context);
    await registrations.register({ ...aForm('Cy'), sessions: [b1] }, context);
    await ledger.allSent();
    await database.db.transaction(async (tx) => {
      const locked = await lockEvent(tx, event.id);
      await tx.query(`update session set status = 'cancelled' where id = $1`, [a1]);
      await registrations.emptySession(tx, locked, a1, clock.now());
    });
    expect(await ledger.unsent()).toEqual(['session-cancelled to Ana', 'session-cancelled to Bo']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 1', 'Bo REQUEST 1', 'Cy REQUEST 0']);
    const [pool] = await database.db.read.query('select taken, waiting from pool where session_id = $1', [a1]);
    expect(pool).toEqual({ taken: 0, waiting: 0 });
  });
});
