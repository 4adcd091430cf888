import type { EventDetails } from '#events';
import { anEvent } from '#events/testing';
import { IdempotencyKeys } from '#identity';
import { testOutbox } from '#mail/testing';
import { Database, newId, openLog } from '#platform';
import { createTestDatabase, cutAfterCommit, HandClock, type TestDatabase } from '#platform/testing';
import { aRequest, testEntries } from '../testing.js';
import { AdmissionDesk } from './admission-desk.js';
import { AdmissionRows } from './admission-store.js';
import type { RegistrationRequest } from './new-registrations.js';

const clock = new HandClock();
let test: TestDatabase;
let keys: IdempotencyKeys;

beforeAll(async () => {
  test = await createTestDatabase();
  keys = new IdempotencyKeys(test.db, clock, 0);
});
beforeEach(() => test.clean());
afterAll(() => test.drop());

const log = openLog({ logLevel: 'silent' }, 'test');
const deskOn = (db: Database, event: EventDetails) =>
  new AdmissionDesk<RegistrationRequest, EventDetails>(
    event.id,
    db,
    new AdmissionRows(clock, testOutbox(), testEntries()),
    () => undefined,
    log,
  );

async function claim(key: string): Promise<string> {
  const claimed = await keys.claim({ principal: 'x', route: 'y', key, bodyHash: Buffer.from(key) });
  if (claimed.kind !== 'mine') throw new Error(claimed.kind);
  return claimed.id;
}

describe('the verdict of a request with a key', () => {
  it('is kept for each of a batch under its own claim, with how the event stood after them', async () => {
    const { event } = await anEvent(test.db, { capacity: 1, waitingCapacity: 1 });
    const names = ['Ana', 'Ben', 'Cem'];
    const claims = await Promise.all(names.map(claim));
    const desk = deskOn(test.db, event);
    await Promise.all(names.map((name, i) => desk.admit({ ...aRequest(event, name), claim: claims[i] })));
    const kept = (await Promise.all(claims.map((id) => keys.answerOf(id)))) as { verdict: { kind: string } }[];
    expect(kept.map(({ verdict }) => verdict.kind)).toEqual(['confirmed', 'waiting', 'sold_out']);
    expect(kept).toMatchObject(names.map(() => ({ after: 'sold_out' })));
  });

  it('is the first one also when the answer to COMMIT was lost: no repeat, no doubt', async () => {
    const { event } = await anEvent(test.db, { capacity: 1 });
    const id = await claim('one');
    const cut = await cutAfterCommit(test.url);
    const db = await Database.open({ url: cut.url, pool: 2 });
    cut.arm();
    const request = { ...aRequest(event, 'Ana'), claim: id };
    const decision = await deskOn(db, event).admit(request);
    await db.close();
    await cut.close();
    expect([cut.cuts, decision.kind]).toEqual([1, 'repeated']);
    const { registrationId } = request;
    expect(await keys.answerOf(id)).toMatchObject({ verdict: { kind: 'confirmed', registrationId, isRepeat: false } });
  });

  it('is not there when the registration is not: both are written, or neither', async () => {
    const { event } = await anEvent(test.db);
    const id = await claim('one');
    const broken = { ...aRequest(event, 'Ana'), claim: id, language: 'xx' as 'nl' }; // a CHECK refuses the row
    await expect(deskOn(test.db, event).admit(broken)).rejects.toThrow();
    expect(await keys.answerOf(id)).toBeUndefined();
    await test.db.read.query(`create function no() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
    await test.db.read.query('create trigger no before update on idempotency_key for each row execute function no()');
    await expect(deskOn(test.db, event).admit({ ...aRequest(event, 'Ben'), claim: id })).rejects.toThrow('no');
    await test.db.read.query('drop function no cascade');
    expect(await test.db.read.query('select id from registration')).toEqual([]);
  });

  it('disturbs nothing when somebody took the claim over meanwhile', async () => {
    const { event } = await anEvent(test.db);
    await deskOn(test.db, event).admit({ ...aRequest(event, 'Ana'), claim: newId() });
    expect(await test.db.read.query('select status from registration')).toEqual([{ status: 'confirmed' }]);
  });
});
