import { Event, type EventDetails } from '#events';
import { anEvent } from '#events/testing';
import { testOutbox } from '#mail/testing';
import { contactIds } from '#people';
import { Database, errorCode, openLog, type Tx } from '#platform';
import {
  createTestDatabase,
  cutAfterCommit,
  HandClock,
  type Meeting,
  meetAt,
  type TestDatabase,
} from '#platform/testing';
import { aForm, aRequest, testEntries } from '../testing.js';
import { AdmissionDesk } from './admission-desk.js';
import { AdmissionDesks } from './admission-desks.js';
import { AdmissionRows } from './admission-store.js';
import type { RegistrationRequest } from './new-registrations.js';

const log = openLog({ logLevel: 'silent' }, 'test');
const clock = new HandClock();
let database: TestDatabase;
let meeting: Meeting | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await meeting?.end();
  meeting = undefined;
});
afterAll(() => database.drop());
beforeEach(() => database.clean());

const rows = () => new AdmissionRows(clock, testOutbox(), testEntries());
const deskOn = (db: Database, event: EventDetails, store = rows()) =>
  new AdmissionDesk<RegistrationRequest, EventDetails>(event.id, db, store, () => undefined, log);
const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  (await database.db.read.query(`select count(*) as n from ${sql}`, values))[0].n;

describe('the desks of a process', () => {
  const desksOn = (db: Database) => new AdmissionDesks(db, rows(), () => undefined, log);
  const idle = (desks: AdmissionDesks) => new Promise((done) => void setImmediate(() => done(desks.size)));

  it('are dropped when nobody is in line any more, also after a failure', async () => {
    const { event } = await anEvent(database.db);
    const desks = desksOn(database.db);
    await Promise.all(['Ana', 'Bo'].map((name) => desks.of(event.id).admit(aRequest(event, name))));
    expect(await idle(desks)).toBe(0);
    const nowhere = '018f0000-0000-7000-8000-000000000000';
    await expect(desks.of(nowhere).admit(aRequest(event, 'Cy'))).rejects.toThrow();
    expect(await idle(desks)).toBe(0);
  });

  it('stay while somebody is in line: they share one', async () => {
    const { event } = await anEvent(database.db);
    const desks = desksOn(database.db);
    const ana = desks.of(event.id).admit(aRequest(event, 'Ana'));
    expect(desks.of(event.id)).toBe(desks.of(event.id));
    expect(desks.size).toBe(1);
    await ana;
  });
});

describe('two processes and the last place', () => {
  async function confirmedAfterRace(store: () => AdmissionRows): Promise<number> {
    const { event } = await anEvent(database.db, { capacity: 1 });
    meeting = await meetAt(database.db, 'registration', 'before');
    const processes = [await database.another(2), await database.another(2)];
    await Promise.all(processes.map((db, i) => deskOn(db, event, store()).admit(aRequest(event, `P${i}`))));
    return count(`registration where event_id = $1 and status = 'confirmed'`, event.id);
  }

  it('one person gets it', async () => {
    expect(await confirmedAfterRace(rows)).toBe(1);
  });

  it('both would get it without the lock on the event row', async () => {
    class RowsWithoutLock extends AdmissionRows {
      override lock(tx: Tx, eventId: string): Promise<EventDetails> {
        return tx.findOneByOrFail(Event, { id: eventId });
      }
    }
    expect(await confirmedAfterRace(() => new RowsWithoutLock(clock, testOutbox(), testEntries()))).toBe(2);
  });
});

describe('two desks with the same 200 people in opposite order', () => {
  const names = Array.from({ length: 200 }, (_, i) => `Person${String(i).padStart(3, '0')}`);
  const opposite = () => [names, names.toReversed()] as const;

  it('both finish: addresses are taken in one order', async () => {
    const events = [await anEvent(database.db), await anEvent(database.db)];
    meeting = await meetAt(database.db, 'contact', 'after');
    const answers = await Promise.all(
      opposite().flatMap((people, i) => {
        const { event } = events[i] as (typeof events)[number];
        const desk = deskOn(database.db, event);
        return people.map((name) => desk.admit(aRequest(event, name)));
      }),
    );
    expect(new Set(answers.map((answer) => answer.kind))).toEqual(new Set(['admitted']));
    expect(await count('contact')).toBe(200);
    expect(await count(`registration where status = 'confirmed'`)).toBe(400);
  });

  it('one would be thrown out as a deadlock if they were written in the order of arrival', async () => {
    meeting = await meetAt(database.db, 'contact', 'after');
    const inOrderOfArrival = (people: readonly string[]) =>
      database.db.begin().then(async ({ tx, commit, rollback }) => {
        try {
          for (const name of people) await contactIds(tx, [aForm(name).email], clock.now());
          await commit();
          return 'committed';
        } catch (error) {
          await rollback();
          return errorCode(error);
        }
      });
    expect((await Promise.all(opposite().map(inOrderOfArrival))).toSorted()).toEqual(['40P01', 'committed']);
  });
});

describe('a connection cut between COMMIT and its answer', () => {
  async function registerThroughTheCut(store: AdmissionRows) {
    const { event } = await anEvent(database.db, { capacity: 1 });
    const cut = await cutAfterCommit(database.url);
    const db = await Database.open({ url: cut.url, pool: 2 });
    try {
      cut.arm();
      const request = aRequest(event, 'Ana');
      const decision = await deskOn(db, event, store).admit(request);
      expect(cut.cuts).toBe(1);
      return { event, decision, request };
    } finally {
      await db.close();
      await cut.close();
    }
  }

  it('leaves the first verdict standing: one registration, one place, one mail', async () => {
    const { event, decision, request } = await registerThroughTheCut(rows());
    expect(decision).toMatchObject({
      kind: 'repeated',
      known: { registrationId: request.registrationId, status: 'confirmed' },
    });
    expect(await count('registration where event_id = $1', event.id)).toBe(1);
    expect(await count('pool where event_id = $1 and taken = 1', event.id)).toBe(1);
    expect(await count('outgoing_mail')).toBe(1);
  });

  it('would tell the person "known already" and mail twice without the hash of the request', async () => {
    class RowsWithoutHash extends AdmissionRows {
      override admit(tx: Tx, event: EventDetails, batch: readonly RegistrationRequest[]) {
        return super.admit(
          tx,
          event,
          batch.map((request) => ({ ...request, requestHash: requestHashNumber(++this.#asked) })),
        );
      }
      #asked = 0;
    }
    const { decision } = await registerThroughTheCut(new RowsWithoutHash(clock, testOutbox(), testEntries()));
    expect(decision.kind).toBe('known');
    expect(await count('outgoing_mail')).toBe(2);
  });
});

const requestHashNumber = (n: number) => n.toString(16).padStart(64, '0');

describe('trouble', () => {
  it('one bad row harms nobody else in its batch', async () => {
    const { event } = await anEvent(database.db);
    const desk = deskOn(database.db, event);
    const bad = { ...aRequest(event, 'Bad'), language: 'fr' as 'nl' }; // the table refuses it
    const answers = await Promise.allSettled(
      [aRequest(event, 'Ana'), bad, aRequest(event, 'Bo')].map((request) => desk.admit(request)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await count('registration')).toBe(2);
  });

  it('a database that is away answers everybody in line, and the desk works again afterwards', async () => {
    const { event } = await anEvent(database.db);
    const db = await database.another(2);
    const desk = deskOn(db, event);
    const begin = db.begin.bind(db);
    db.begin = () => Promise.reject(new Error('connection refused'));
    const refused = await Promise.allSettled([desk.admit(aRequest(event, 'Ana')), desk.admit(aRequest(event, 'Bo'))]);
    expect(refused.map((answer) => answer.status === 'rejected' && answer.reason.code)).toEqual(['busy', 'busy']);
    db.begin = begin;
    expect(await desk.admit(aRequest(event, 'Ana'))).toMatchObject({ kind: 'admitted' });
  });

  it('somebody who arrives the moment a batch is answered is served too', async () => {
    const { event } = await anEvent(database.db);
    const desk = deskOn(database.db, event);
    for (const name of ['Ana', 'Bo', 'Cy', 'Di']) {
      expect(await desk.admit(aRequest(event, name)).then((decision) => decision.kind)).toBe('admitted');
    }
  });

  it('an unusually long line is told to come back instead of growing without end', async () => {
    const { event } = await anEvent(database.db);
    const desk = deskOn(database.db, event);
    const line = Array.from({ length: 5_001 }, (_, i) =>
      desk.admit(aRequest(event, 'Ana', { organisation: `${i % 7}` })),
    );
    const answers = await Promise.allSettled(line);
    expect(answers.filter((answer) => answer.status === 'rejected')).toHaveLength(1);
    expect(await count('registration')).toBe(1);
  });
});
