import { type EventDetails, Events, lockEvent, Programmes, readEventInput, sealOfRound } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registrations } from './registrations.js';
import { RegistrationsModule } from './registrations.module.js';
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

/** An organiser changes some fields of the form and saves. */
async function edit(events: Events, event: EventDetails, changes: object): Promise<void> {
  const { updatedAt, localStart: start, localEnd: end, ...now } = await events.get(event.id);
  const read = readEventInput({ ...now, seriesId: '', start, end, opens: '', closes: '', ...changes });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  const saved = { kind: 'saved', event: expect.anything() };
  expect(await events.edit(event.id, read.input, updatedAt, { kind: 'system' })).toEqual(saved);
}

describe('the wiring to events', () => {
  it('tells who waits for the event, too, that the session they wished for is called off', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const sessions = await aProgramme(database.db, event, [{ sessions: { A1: null }, min: 0 }]);
    const a1 = sessions.get('A1') ?? '';
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await registrations.register(aForm('Ana'), context);
    await registrations.register({ ...aForm('Bo'), sessions: [a1] }, context);
    await ledger.allSent();
    await database.db.transaction(async (tx) => {
      const locked = await lockEvent(tx, event.id);
      await registrations.emptySession(tx, locked, a1, clock.now());
    });
    expect(await ledger.unsent()).toEqual(['session-cancelled to Bo']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 0']);
  });

  /** An organiser changes the first round and saves. */
  async function editRound(events: Events, event: EventDetails, changes: object) {
    const { rounds } = await events.programme(event.id);
    const round = rounds[0]?.round;
    if (!round) throw new Error('no round');
    const { title, startsAt, endsAt, minChoices, maxChoices } = round;
    const input = { title, startsAt, endsAt, minChoices, maxChoices, ...changes };
    const at = { eventId: event.id, roundId: round.id };
    return await new Programmes(events.work).editRound(at, input, sealOfRound(round), { kind: 'system' });
  }

  it('tells who is in two sessions that moved together once, with one SEQUENCE', async () => {
    const events = new Events(database.db, clock);
    new RegistrationsModule(events, registrations);
    const { event } = await anEvent(database.db);
    const sessions = await aProgramme(database.db, event, [{ sessions: { A1: null, B1: null }, max: 2 }]);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await registrations.register({ ...aForm('Ana'), sessions: [...sessions.values()] }, context);
    await ledger.allSent();
    const endsAt = new Date(event.startsAt.getTime() + 1_800_000);
    expect((await editRound(events, event, { endsAt })).kind).toBe('saved');
    expect(await ledger.unsent()).toEqual(['programme to Ana']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 1']);
    expect(await database.db.read.query(`select 1 from outgoing_mail where status = 'expired'`)).toEqual([]);
  });

  it('does not let a round ask for fewer sessions than somebody chose, held or hoped for', async () => {
    const events = new Events(database.db, clock);
    new RegistrationsModule(events, registrations);
    const { event } = await anEvent(database.db);
    const sessions = await aProgramme(database.db, event, [{ sessions: { A1: null, B1: 1 }, max: 3 }]);
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await registrations.register({ ...aForm('Ana'), sessions: [sessions.get('B1') ?? ''] }, context);
    await registrations.register({ ...aForm('Bo'), sessions: [...sessions.values()] }, context);
    expect(await editRound(events, event, { maxChoices: 1 })).toEqual({
      kind: 'refused',
      problems: [{ field: 'maxChoices', code: 'choices-in-use' }],
    });
    expect((await editRound(events, event, { maxChoices: 2 })).kind).toBe('saved');
  });

  it('writes once to who gets a place by the same change, or that was added while the event was off', async () => {
    const events = new Events(database.db, clock);
    new RegistrationsModule(events, registrations);
    const organiser = { kind: 'system' } as const;
    const { event } = await anEvent(database.db, { capacity: 1 });
    await register(registrations, event, ['Ana', 'Bo', 'Cy']);
    await ledger.allSent();
    await edit(events, event, { capacity: '2', title: { nl: 'Anders' } });
    expect((await ledger.unsent()).toSorted()).toEqual(['changed to Ana', 'changed to Cy', 'promoted to Bo']);
    await ledger.allSent();
    await events.cancel(event.id, organiser);
    await ledger.allSent();
    await edit(events, event, { capacity: '3', title: { nl: 'Anders' } });
    expect(await ledger.unsent()).toEqual([]);
    await events.restore(event.id, organiser);
    expect((await ledger.unsent()).toSorted()).toEqual([
      'event-restored to Ana',
      'event-restored to Bo',
      'promoted to Cy',
    ]);
  });

  it('keeps people in their sessions when a hybrid event goes on in one way, and lets them leave', async () => {
    const events = new Events(database.db, clock);
    new RegistrationsModule(events, registrations);
    const { event } = await anEvent(database.db, { kind: 'hybrid', location: 'Zaal 1' });
    const sessions = await aProgramme(database.db, event, [{ sessions: { A1: null }, min: 0 }]);
    const a1 = sessions.get('A1') ?? '';
    await database.db.read.query(`update pool set mode = 'on_site', capacity = 1, ceiling = 1 where session_id = $1`, [
      a1,
    ]);
    await database.db.read.query(
      `insert into pool (id, event_id, session_id, mode) values (gen_random_uuid(), $1, $2, 'online')`,
      [event.id, a1],
    );
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    const onSite = { attends: 'on_site' };
    await registrations.register({ ...aForm('Ana', onSite), sessions: [a1] }, context);
    await registrations.register({ ...aForm('Bo', onSite), sessions: [a1] }, context);
    await edit(events, event, { kind: 'online', location: '' });
    const pools = () =>
      database.db.read.query('select mode, capacity, taken, waiting from pool where session_id = $1', [a1]);
    expect(await pools()).toEqual([{ mode: 'any', capacity: null, taken: 2, waiting: 0 }]);
    const [ana] = await database.db.read.query(`select id from registration where name = 'Ana'`);
    expect(await registrations.changeSessions(ana.id, [], { kind: 'participant' })).toBe('changed');
    expect(await pools()).toEqual([{ mode: 'any', capacity: null, taken: 1, waiting: 0 }]);
  });

  it('lets nobody choose sessions of an event that was called off: the news of that must arrive', async () => {
    const events = new Events(database.db, clock);
    new RegistrationsModule(events, registrations);
    const { event } = await anEvent(database.db);
    const sessions = await aProgramme(database.db, event, [{ sessions: { A1: null }, min: 0 }]);
    const [ana] = await register(registrations, event, ['Ana']);
    await ledger.allSent();
    await events.cancel(event.id, { kind: 'system' });
    const id = ana && 'registrationId' in ana ? ana.registrationId : '';
    const wanted = [sessions.get('A1') ?? ''];
    expect(await registrations.changeSessions(id, wanted, { kind: 'participant' })).toBe('not_live');
    expect(await ledger.unsent()).toEqual(['event-cancelled to Ana']);
  });

  it('mails people when an organiser calls an event off and lets it go on, and not when it is over already', async () => {
    const events = new Events(database.db, clock);
    new RegistrationsModule(events, registrations);
    const organiser = { kind: 'system' } as const;
    const { event } = await anEvent(database.db);
    await register(registrations, event, ['Ana']);
    await ledger.allSent();
    await events.cancel(event.id, organiser);
    expect(await ledger.unsent()).toEqual(['event-cancelled to Ana']);
    await ledger.allSent();
    await events.restore(event.id, organiser);
    expect(await ledger.unsent()).toEqual(['event-restored to Ana']);
    await ledger.allSent();
    clock.moveTo(event.endsAt);
    await events.cancel(event.id, organiser);
    expect(await ledger.unsent()).toEqual([]);
  });
});
