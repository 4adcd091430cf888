import { type EventDetails, Events, lockEvent, Programmes, readEventInput, sealOfRound } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registrations } from './registrations.js';
import { RegistrationsModule } from './registrations.module.js';
import { aForm, register, registrationsOn } from './testing.js';

let database: TestDatabase;
let clock: HandClock;
let registrations: Registrations;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.clean();
  clock = new HandClock();
  registrations = registrationsOn(database.db, clock);
});

const unsent = async (): Promise<string[]> => {
  const rows = await database.db.read.query(
    `select kind || ' to ' || to_name as said from outgoing_mail where status = 'queued' order by seq`,
  );
  return rows.map((row: { said: string }) => row.said);
};
/** As the worker leaves it once everything has arrived. */
const allSent = () =>
  database.db.read.query(`update outgoing_mail set status = 'sent', facts = '{}' where status = 'queued'`);
const entries = async (): Promise<string[]> => {
  const rows = await database.db.read.query(
    `select r.name || ' ' || e.last_method || ' ' || e.sequence as said from calendar_entry e
     join registration r on r.id = e.registration_id order by r.arrival`,
  );
  return rows.map((row: { said: string }) => row.said);
};

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

/** An organiser changes some fields of the form and saves. */
async function edit(events: Events, event: EventDetails, changes: object): Promise<void> {
  const { updatedAt, localStart: start, localEnd: end, ...now } = await events.get(event.id);
  const read = readEventInput({ ...now, start, end, opens: '', closes: '', ...changes });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  const saved = { kind: 'saved', event: expect.anything() };
  expect(await events.edit(event.id, read.input, updatedAt, { kind: 'system' })).toEqual(saved);
}

describe('an event that changes', () => {
  it('brings everybody exactly one mail, with SEQUENCE + 1 for those who have an entry', async () => {
    const { event } = await anEvent(database.db, { capacity: 2 });
    await register(registrations, event, ['Ana', 'Bo', 'Cy']);
    await allSent();
    await change(event, `location = 'Zaal 2'`, 'changed');
    expect(await unsent()).toEqual(['changed to Ana', 'changed to Bo', 'changed to Cy']);
    expect(await entries()).toEqual(['Ana REQUEST 1', 'Bo REQUEST 1']);
  });

  it('lets an older change that has not left expire: nobody reads two', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    await register(registrations, event, ['Ana', 'Bo']);
    await allSent();
    await change(event, `location = 'Zaal 2'`, 'changed');
    await change(event, `location = 'Zaal 3'`, 'changed');
    expect(await unsent()).toEqual(['changed to Ana', 'changed to Bo']);
    expect(await entries()).toEqual(['Ana REQUEST 2']);
  });

  it('does not lose "the event moved" in "your programme": the louder mail stays while it can still say both', async () => {
    const { event } = await anEvent(database.db);
    const sessions = await aProgramme(database.db, event, [{ sessions: { A1: null } }]);
    const a1 = sessions.get('A1') ?? '';
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await registrations.register({ ...aForm('Ana'), sessions: [a1] }, context);
    await allSent();
    const move = () =>
      database.db.transaction(async (tx) =>
        registrations.tellSessions(tx, await lockEvent(tx, event.id), [a1], clock.now()),
      );
    await change(event, `location = 'Zaal 2'`, 'changed');
    await move();
    expect(await unsent()).toEqual(['changed to Ana']);
    expect(await entries()).toEqual(['Ana REQUEST 2']);
    await database.db.read.query(`update outgoing_mail set facts = '{}', attempts = 1 where status = 'queued'`);
    await move(); // tried, and so frozen: it would say the old thing
    expect(await unsent()).toEqual(['programme to Ana']);
    await change(event, `location = 'Zaal 3'`, 'changed');
    expect(await unsent()).toEqual(['changed to Ana']);
  });

  it('sends no second mail to somebody whose confirmation has not been tried yet: it will say the new thing', async () => {
    const { event } = await anEvent(database.db);
    await register(registrations, event, ['Ana']);
    await change(event, `location = 'Zaal 2'`, 'changed');
    expect(await unsent()).toEqual(['confirmation to Ana']);
    expect(await entries()).toEqual(['Ana REQUEST 1']);
  });

  it('replaces a confirmation that was tried and says the old thing', async () => {
    const { event } = await anEvent(database.db);
    await register(registrations, event, ['Ana']);
    await database.db.read.query(`update outgoing_mail set facts = '{"at": "x"}', attempts = 1`);
    await change(event, `location = 'Zaal 2'`, 'changed');
    expect(await unsent()).toEqual(['changed to Ana']);
  });

  it('is attended the one way it is held, when that changes', async () => {
    const { event } = await anEvent(database.db, { kind: 'on_site', location: 'Zaal 1' });
    await register(registrations, event, ['Ana']);
    await allSent();
    await change(event, `kind = 'online', location = ''`, 'changed');
    await register(registrations, event, ['Bo']); // whose form was opened while it was still on site
    const attends = await database.db.read.query('select attends from registration order by arrival');
    expect(attends).toEqual([{ attends: 'online' }, { attends: 'online' }]);
  });

  it('leaves people who cancelled in peace', async () => {
    const { event } = await anEvent(database.db);
    const [ana] = await register(registrations, event, ['Ana', 'Bo']);
    await registrations.cancel(ana && 'registrationId' in ana ? ana.registrationId : '', { kind: 'participant' });
    await allSent();
    await change(event, `location = 'Zaal 2'`, 'changed');
    expect(await unsent()).toEqual(['changed to Bo']);
  });

  it('withdraws every entry when it is off, keeps the registrations, and brings them back when it is on again', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    await register(registrations, event, ['Ana', 'Bo']);
    await allSent();
    await change(event, `status = 'cancelled'`, 'event-cancelled');
    expect(await unsent()).toEqual(['event-cancelled to Ana', 'event-cancelled to Bo']);
    expect(await entries()).toEqual(['Ana CANCEL 1']);
    await allSent();
    await change(event, `status = 'published'`, 'event-restored');
    expect(await unsent()).toEqual(['event-restored to Ana', 'event-restored to Bo']);
    expect(await entries()).toEqual(['Ana REQUEST 2']);
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
    await allSent();
    await database.db.transaction(async (tx) => {
      const locked = await lockEvent(tx, event.id);
      await tx.query(`update session set status = 'cancelled' where id = $1`, [a1]);
      await registrations.emptySession(tx, locked, a1, clock.now());
    });
    expect(await unsent()).toEqual(['session-cancelled to Ana', 'session-cancelled to Bo']);
    expect(await entries()).toEqual(['Ana REQUEST 1', 'Bo REQUEST 1', 'Cy REQUEST 0']);
    const [pool] = await database.db.read.query('select taken, waiting from pool where session_id = $1', [a1]);
    expect(pool).toEqual({ taken: 0, waiting: 0 });
  });
});

describe('the wiring to events', () => {
  it('tells who waits for the event, too, that the session they wished for is called off', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const sessions = await aProgramme(database.db, event, [{ sessions: { A1: null }, min: 0 }]);
    const a1 = sessions.get('A1') ?? '';
    const context = { eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' } as const;
    await registrations.register(aForm('Ana'), context);
    await registrations.register({ ...aForm('Bo'), sessions: [a1] }, context);
    await allSent();
    await database.db.transaction(async (tx) => {
      const locked = await lockEvent(tx, event.id);
      await registrations.emptySession(tx, locked, a1, clock.now());
    });
    expect(await unsent()).toEqual(['session-cancelled to Bo']);
    expect(await entries()).toEqual(['Ana REQUEST 0']);
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
    await allSent();
    const endsAt = new Date(event.startsAt.getTime() + 1_800_000);
    expect((await editRound(events, event, { endsAt })).kind).toBe('saved');
    expect(await unsent()).toEqual(['programme to Ana']);
    expect(await entries()).toEqual(['Ana REQUEST 1']);
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
    await allSent();
    await edit(events, event, { capacity: '2', title: { nl: 'Anders' } });
    expect((await unsent()).toSorted()).toEqual(['changed to Ana', 'changed to Cy', 'promoted to Bo']);
    await allSent();
    await events.cancel(event.id, organiser);
    await allSent();
    await edit(events, event, { capacity: '3', title: { nl: 'Anders' } });
    expect(await unsent()).toEqual([]);
    await events.restore(event.id, organiser);
    expect((await unsent()).toSorted()).toEqual(['event-restored to Ana', 'event-restored to Bo', 'promoted to Cy']);
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
    await allSent();
    await events.cancel(event.id, { kind: 'system' });
    const id = ana && 'registrationId' in ana ? ana.registrationId : '';
    const wanted = [sessions.get('A1') ?? ''];
    expect(await registrations.changeSessions(id, wanted, { kind: 'participant' })).toBe('not_live');
    expect(await unsent()).toEqual(['event-cancelled to Ana']);
  });

  it('mails people when an organiser calls an event off and lets it go on, and not when it is over already', async () => {
    const events = new Events(database.db, clock);
    new RegistrationsModule(events, registrations);
    const organiser = { kind: 'system' } as const;
    const { event } = await anEvent(database.db);
    await register(registrations, event, ['Ana']);
    await allSent();
    await events.cancel(event.id, organiser);
    expect(await unsent()).toEqual(['event-cancelled to Ana']);
    await allSent();
    await events.restore(event.id, organiser);
    expect(await unsent()).toEqual(['event-restored to Ana']);
    await allSent();
    clock.moveTo(event.endsAt);
    await events.cancel(event.id, organiser);
    expect(await unsent()).toEqual([]);
  });
});
