import { type EventDetails, Events, lockEvent } from '#events';
import { anEvent, aProgramme } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { findRegistration } from '../find-registration.js';
import { gatherRegistrationFacts } from '../mails/facts.js';
import { ownLinkMail } from '../mails/own-link.js';
import type { Registrations } from '../registrations.js';
import { RegistrationsModule } from '../registrations.module.js';
import { TestLedger } from '../testing/ledger.js';
import { aForm, ownRegistrationsOn, registrationsOn } from '../testing.js';

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

describe('an event that is off for a moment, while nobody has been told', () => {
  const system = { kind: 'system' } as const;
  /** What is queued leaves, and the ledger keeps what it said. */
  async function leave() {
    const rows: { id: string; language: 'nl'; subject_ids: Record<string, string> }[] = await database.db.read.query(
      `select id, language, subject_ids from outgoing_mail where status = 'queued'`,
    );
    const mails = rows.map((row) => ({ id: row.id, language: row.language, subjectIds: row.subject_ids }));
    for (const [id, facts] of await gatherRegistrationFacts(database.db.read, mails, clock.now())) {
      const frozen = JSON.stringify({ at: clock.now(), facts });
      await database.db.read.query(`update outgoing_mail set status = 'sent', facts = $2 where id = $1`, [id, frozen]);
    }
  }
  async function offAndOn(event: EventDetails, between: () => Promise<unknown> = async () => undefined) {
    await events.cancel(event.id, system);
    await between();
    await events.restore(event.id, system);
  }

  it('is no news to who knows everything, and their calendar stays true: the next change is one step on', async () => {
    const { event, a1 } = await aDay(1);
    await join(event, 'Ana', [a1]);
    await join(event, 'Bo', [a1]);
    await leave();
    await offAndOn(event);
    expect(await ledger.unsent()).toEqual([]);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 0']);
    await events.cancel(event.id, system);
    expect(await ledger.unsent()).toEqual(['event-cancelled to Ana', 'event-cancelled to Bo']);
    expect(await ledger.entries()).toEqual(['Ana CANCEL 1']);
    await leave();
    await events.restore(event.id, system);
    expect((await ledger.unsent()).toSorted()).toEqual(['event-restored to Ana', 'event-restored to Bo']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 2']);
  });

  it('begins with a confirmation, or "you are on the waiting list", for who has read nothing yet', async () => {
    const { event } = await aDay(1);
    await join(event, 'Ana');
    await join(event, 'Bo');
    await offAndOn(event);
    expect((await ledger.unsent()).toSorted()).toEqual(['confirmation to Ana', 'waiting to Bo']);
    await offAndOn(event);
    expect((await ledger.unsent()).toSorted()).toEqual(['confirmation to Ana', 'waiting to Bo']);
    expect((await ledger.entries())[0]).toMatch(/^Ana REQUEST/);
  });

  it('still says "there is a place for you" to who has read only that they wait', async () => {
    const { event } = await aDay(1);
    await join(event, 'Ana');
    await join(event, 'Bo');
    await leave();
    const [ana] = await database.db.read.query(`select id from registration where name = 'Ana'`);
    await registrations.cancel(ana.id, { kind: 'participant' });
    await offAndOn(event);
    expect(await ledger.unsent()).toEqual(['cancelled to Ana', 'promoted to Bo']);
  });

  it('tells what else changed, without saying that it goes on after all', async () => {
    const { event, a1 } = await aDay();
    await join(event, 'Ana', [a1]);
    await join(event, 'Bo');
    await leave();
    await offAndOn(event, () => database.db.read.query(`update session set location = 'Zaal 2' where id = $1`, [a1]));
    expect(await ledger.unsent()).toEqual(['changed to Ana']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 2', 'Bo REQUEST 0']);
  });

  it('begins with a confirmation for who moved up before they read that they waited', async () => {
    const { event } = await aDay(1);
    await join(event, 'Ana');
    await join(event, 'Bo');
    const [ana] = await database.db.read.query(`select id from registration where name = 'Ana'`);
    await registrations.cancel(ana.id, { kind: 'participant' });
    await offAndOn(event);
    expect(await ledger.unsent()).toEqual(expect.arrayContaining(['confirmation to Bo']));
  });

  it('puts the entry back for who had cancelled, came back and was not told of that yet', async () => {
    const { event } = await aDay();
    await join(event, 'Ana');
    await leave();
    const [ana] = await database.db.read.query('select id from registration');
    await registrations.cancel(ana.id, { kind: 'participant' });
    await leave();
    const own = ownRegistrationsOn(database.db, clock);
    const mine = await findRegistration(database.db.read, ana.id);
    if (!mine) throw new Error('no such registration');
    await own.comeBack(mine);
    await offAndOn(event);
    expect(await ledger.unsent()).toEqual(['confirmation to Ana']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 4']);
  });

  it('says what changed to who had their link mailed once more, at a SEQUENCE that they do not have', async () => {
    const { event } = await aDay();
    await join(event, 'Ana');
    await leave();
    await events.cancel(event.id, system);
    const mine = await findRegistration(
      database.db.read,
      (await database.db.read.query('select id from registration'))[0].id,
    );
    if (!mine) throw new Error('no such registration');
    await database.db.transaction(async (tx) => {
      await testOutbox().queue(tx, await ownLinkMail(tx, mine, clock.now()), clock.now());
      await tx.query(`update event set title = '{"nl": "Zomerwebinar"}' where id = $1`, [event.id]);
    });
    await events.restore(event.id, system);
    expect((await ledger.unsent()).toSorted()).toEqual(['changed to Ana', 'confirmation to Ana']);
    expect(await ledger.entries()).toEqual(['Ana REQUEST 2']);
  });

  it('loses no news that was on its way', async () => {
    const { event, a1 } = await aDay();
    await join(event, 'Ana', [a1]);
    await leave();
    await underLock(event, { off: a1 });
    await offAndOn(event);
    expect(await ledger.unsent()).toEqual(['changed to Ana']);
  });
});
