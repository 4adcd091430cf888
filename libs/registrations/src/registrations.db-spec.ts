import type { EventDetails } from '#events';
import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Registrations } from './registrations.js';
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

const kinds = (verdicts: readonly { kind: string }[]) => verdicts.map((verdict) => verdict.kind);
const mails = async (): Promise<string[]> => {
  const rows = await database.db.read.query(
    `select kind || ' to ' || to_name as said from outgoing_mail where status = 'queued' order by seq`,
  );
  return rows.map((row: { said: string }) => row.said);
};
const line = async (event: EventDetails) =>
  database.db.read.query('select name, status from registration where event_id = $1 order by arrival', [event.id]);
const poolRow = async (event: EventDetails) => {
  const [pool] = await database.db.read.query('select taken, waiting, ceiling from pool where event_id = $1', [
    event.id,
  ]);
  return pool;
};
const context = (event: EventDetails) =>
  ({ eventId: event.id, eventKind: event.kind, language: 'nl', source: 'form' }) as const;

describe('register', () => {
  it('writes the whole truth at once: registration, place, calendar entry, mail and audit', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    expect(kinds(await register(registrations, event, ['Ana', 'Bo']))).toEqual(['confirmed', 'waiting']);
    expect(await line(event)).toEqual([
      { name: 'Ana', status: 'confirmed' },
      { name: 'Bo', status: 'waiting' },
    ]);
    expect(await poolRow(event)).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
    expect(await mails()).toEqual(['confirmation to Ana', 'waiting to Bo']);
    const entries = await database.db.read.query('select uid, sequence, last_method, organizer from calendar_entry');
    expect(entries).toEqual([
      {
        uid: expect.stringMatching(/^[0-9a-f-]{36}@kring\.example\.org$/),
        sequence: 0,
        last_method: 'REQUEST',
        organizer: 'agenda@kring.example.org',
      },
    ]);
    const audit = await database.db.read.query('select action, after from audit_entry order by id');
    expect(audit.map((entry: { action: string }) => entry.action)).toEqual(['registration.made', 'registration.made']);
    expect(JSON.stringify(audit)).not.toContain('Ana'); // the audit outlives a person's erasure
  });

  it('takes a double press once and mails once', async () => {
    const { event } = await anEvent(database.db, { capacity: 5 });
    const both = await Promise.all([1, 2].map(() => registrations.register(aForm('Ana'), context(event))));
    expect(both).toMatchObject([
      { kind: 'confirmed', isRepeat: false },
      { kind: 'confirmed', isRepeat: true },
    ]);
    expect(await line(event)).toHaveLength(1);
    expect(await mails()).toEqual(['confirmation to Ana']);
  });

  it('mails a known address its link, at most once an hour, and applies nothing of the new form', async () => {
    const { event } = await anEvent(database.db, {});
    await register(registrations, event, ['Ana']);
    const stranger = aForm('Mallory', { email: 'ANA@Example.org.' });
    expect(await registrations.register(stranger, context(event))).toMatchObject({ kind: 'known' });
    clock.advance({ minutes: 59 });
    await registrations.register(aForm('Malory', { email: 'ana@example.org' }), context(event));
    expect(await line(event)).toEqual([{ name: 'Ana', status: 'confirmed' }]);
    expect(await mails()).toEqual(['confirmation to Ana', 'already-registered to Ana']);
  });

  it('refuses nobody more than the event needs: closed and sold out are answers, not errors', async () => {
    const { event } = await anEvent(database.db, { capacity: 1, waitingCapacity: 1 });
    expect(kinds(await register(registrations, event, ['Ana', 'Bo', 'Cy']))).toEqual([
      'confirmed',
      'waiting',
      'sold_out',
    ]);
    clock.moveTo(event.endsAt);
    expect(kinds(await register(registrations, event, ['Di']))).toEqual(['closed']);
    expect(await mails()).toHaveLength(2);
  });

  it('answers an event that does not exist', async () => {
    const { event } = await anEvent(database.db);
    const nowhere = { ...context(event), eventId: '018f0000-0000-7000-8000-000000000000' };
    await expect(registrations.register(aForm('Ana'), nowhere)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('cancel', () => {
  it('withdraws the calendar entry, tells the person and moves the first in line up', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const [ana] = await register(registrations, event, ['Ana', 'Bo', 'Cy']);
    const id = ana && 'registrationId' in ana ? ana.registrationId : '';
    await database.db.read.query(`update outgoing_mail set status = 'sent', next_attempt_at = null`);
    clock.advance({ minutes: 5 });
    expect(await registrations.cancel(id, { kind: 'participant' })).toEqual({ kind: 'cancelled', promoted: 1 });
    expect((await line(event)).map((row: { status: string }) => row.status)).toEqual([
      'cancelled',
      'confirmed',
      'waiting',
    ]);
    expect(await poolRow(event)).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
    expect(await mails()).toEqual(['cancelled to Ana', 'promoted to Bo']);
    const entries = await database.db.read.query(
      'select sequence, last_method from calendar_entry order by sequence desc',
    );
    expect(entries).toEqual([
      { sequence: 1, last_method: 'CANCEL' },
      { sequence: 0, last_method: 'REQUEST' },
    ]);
    expect(await registrations.cancel(id, { kind: 'participant' })).toEqual({ kind: 'not_live' });
    expect(await poolRow(event)).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
  });

  it('lets a confirmation that has not left expire', async () => {
    const { event } = await anEvent(database.db, {});
    const [ana] = await register(registrations, event, ['Ana']);
    await registrations.cancel(ana && 'registrationId' in ana ? ana.registrationId : '', { kind: 'participant' });
    expect(await mails()).toEqual(['cancelled to Ana']);
  });

  it('is too late for the person from the start on, for an organiser from the end on, and for all when it is off', async () => {
    const { event } = await anEvent(database.db, {});
    const [ana] = await register(registrations, event, ['Ana']);
    const id = ana && 'registrationId' in ana ? ana.registrationId : '';
    clock.moveTo(event.startsAt);
    expect(await registrations.cancel(id, { kind: 'participant' })).toEqual({ kind: 'not_live' });
    clock.moveTo(event.endsAt);
    expect(await registrations.cancel(id, { kind: 'system' })).toEqual({ kind: 'not_live' });
    clock.moveTo('2027-03-01T09:00:00Z');
    await database.db.read.query(`update event set status = 'cancelled'`);
    expect(await registrations.cancel(id, { kind: 'participant' })).toEqual({ kind: 'not_live' });
    await database.db.read.query(`update event set status = 'published'`);
    expect(await registrations.cancel(id, { kind: 'participant' })).toMatchObject({ kind: 'cancelled' });
  });

  it('takes somebody out of the line without touching the places', async () => {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const [, bo] = await register(registrations, event, ['Ana', 'Bo', 'Cy']);
    await registrations.cancel(bo && 'registrationId' in bo ? bo.registrationId : '', { kind: 'participant' });
    expect(await poolRow(event)).toEqual({ taken: 1, waiting: 1, ceiling: 1 });
    expect((await line(event)).map((row: { status: string }) => row.status)).toEqual([
      'confirmed',
      'cancelled',
      'waiting',
    ]);
  });

  it('lets the same person register again as somebody new', async () => {
    const { event } = await anEvent(database.db, {});
    const [ana] = await register(registrations, event, ['Ana']);
    await registrations.cancel(ana && 'registrationId' in ana ? ana.registrationId : '', { kind: 'participant' });
    const [again] = await register(registrations, event, ['Ana']);
    expect(again?.kind).toBe('confirmed');
    const uids = await database.db.read.query('select distinct uid from calendar_entry');
    expect(uids).toHaveLength(2);
  });

  it('promotes nobody while more people hold places than there are', async () => {
    const { event } = await anEvent(database.db, { capacity: 3 });
    const [ana] = await register(registrations, event, ['Ana', 'Bo', 'Cy', 'Di']);
    await database.db.read.query('update pool set capacity = 1, ceiling = greatest(1, taken) where event_id = $1', [
      event.id,
    ]);
    expect(
      await registrations.cancel(ana && 'registrationId' in ana ? ana.registrationId : '', { kind: 'participant' }),
    ).toEqual({
      kind: 'cancelled',
      promoted: 0,
    });
    expect(await poolRow(event)).toEqual({ taken: 2, waiting: 1, ceiling: 2 });
  });
});

describe('mailLinks', () => {
  it('cannot be silenced by a stranger who registers the address once more', async () => {
    const { event } = await anEvent(database.db, {});
    await register(registrations, event, ['Ana']);
    clock.advance({ minutes: 11 });
    await registrations.register(aForm('Mallory', { email: 'ana@example.org' }), context(event));
    await registrations.mailLinks('ana@example.org');
    expect((await mails()).slice(1)).toEqual(['already-registered to Ana', 'links to Ana']);
  });

  it('sends one mail for two presses at the same moment, whichever is first', async () => {
    const { event } = await anEvent(database.db, {});
    await register(registrations, event, ['Ana']);
    const ticking = registrationsOn(database.db, {
      now: () => new Date(clock.now().getTime() + Number(process.hrtime.bigint() % 1000n)),
    });
    await Promise.all(Array.from({ length: 6 }, () => ticking.mailLinks('ana@example.org')));
    expect((await mails()).filter((mail) => mail.startsWith('links'))).toEqual(['links to Ana']);
  });

  it('mails one list of links an hour, and nothing to a stranger', async () => {
    const { event } = await anEvent(database.db, {});
    const second = await anEvent(database.db, { title: { nl: 'Tweede' } });
    await register(registrations, event, ['Ana']);
    await register(registrations, second.event, ['Ana']);
    await Promise.all(
      ['ana@example.org', 'ana@example.org', 'nobody@example.org'].map((email) => registrations.mailLinks(email)),
    );
    expect((await mails()).filter((mail) => mail.startsWith('links'))).toEqual(['links to Ana']);
    clock.advance({ minutes: 60 });
    await registrations.mailLinks('ana@example.org');
    expect((await mails()).filter((mail) => mail.startsWith('links'))).toHaveLength(2);
  });
});
