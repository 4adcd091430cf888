import { createHash } from 'node:crypto';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { answerClaims, IdempotencyKeys, idempotencySweep } from './idempotency-keys.js';

let test: TestDatabase;
let clock: HandClock;
let keys: IdempotencyKeys;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  clock = new HandClock();
  keys = new IdempotencyKeys(test.db, clock, 50);
});
afterAll(() => test.drop());

const call = (body = 'a', key = '1', principal = 'somebody') => ({
  principal,
  route: 'registrations',
  key,
  bodyHash: createHash('sha256').update(body).digest(),
  mayRepeat: true,
});
async function mine(...of: Parameters<typeof call>): Promise<string> {
  const claim = await keys.claim(call(...of));
  if (claim.kind !== 'mine') throw new Error(`not mine: ${claim.kind}`);
  return claim.id;
}
const answer = (claim: string, said: object) =>
  test.db.transaction((tx) => answerClaims(tx, [{ claim, answer: said }]));
const kept = async () => (await test.db.read.query('select count(*) as kept from idempotency_key'))[0].kept;

describe('a request that may arrive twice', () => {
  it('is done by one of many that come in together; all of them learn the one answer', async () => {
    const patient = new IdempotencyKeys(test.db, clock);
    const claims = Array.from({ length: 20 }, async () => {
      const claim = await patient.claim(call());
      if (claim.kind === 'mine') await answer(claim.id, { said: claim.id });
      return claim;
    });
    const kinds = (await Promise.all(claims)).map((claim) =>
      claim.kind === 'answered' ? JSON.stringify(claim.answer) : claim.kind,
    );
    expect(kinds.filter((kind) => kind === 'mine')).toHaveLength(1);
    expect(new Set(kinds).size).toBe(2);
  });

  it('is told that the first one is under way, for a minute at most: then whoever had it has died', async () => {
    const first = await mine();
    expect(await keys.claim(call())).toEqual({ kind: 'in_flight' });
    clock.advance({ seconds: 60 });
    const second = await mine();
    expect(second).not.toBe(first);
    await answer(first, { from: 'the dead' });
    expect([await keys.answerOf(first), await keys.answerOf(second)]).toEqual([undefined, undefined]);
  });

  it('is lost when whoever had it has died and doing it again would do more: never done twice, until the day is over', async () => {
    const once = { ...call(), mayRepeat: false };
    await keys.claim(once);
    expect(await keys.claim(once)).toEqual({ kind: 'in_flight' });
    clock.advance({ seconds: 60 });
    expect(await keys.claim(once)).toEqual({ kind: 'lost' });
    clock.advance({ hours: 24 });
    expect((await keys.claim(once)).kind).toBe('mine');
  });

  it('has its answer kept after the work, too, for work that cannot keep it itself', async () => {
    const claim = await keys.claim({ ...call(), mayRepeat: false });
    if (claim.kind === 'mine') await keys.answer(claim.id, { said: 'yes' });
    clock.advance({ seconds: 61 });
    expect(await keys.claim({ ...call(), mayRepeat: false })).toEqual({ kind: 'answered', answer: { said: 'yes' } });
  });

  it('is refused with another body, but not with a key that somebody else chose too', async () => {
    await answer(await mine(), { said: 'yes' });
    expect(await keys.claim(call('b'))).toEqual({ kind: 'other_body' });
    await mine('b', '1', 'somebody else');
    expect(await keys.claim(call())).toEqual({ kind: 'answered', answer: { said: 'yes' } });
  });

  it('keeps its first answer, and giving back a claim that was answered takes nothing away', async () => {
    const id = await mine();
    await answer(id, { said: 'yes' });
    await answer(id, { said: 'no' });
    await keys.release(id);
    expect(await keys.answerOf(id)).toEqual({ said: 'yes' });
  });

  it('can be sent again at once when nothing was done', async () => {
    await keys.release(await mine());
    await mine();
  });

  it('counts anew after a day, also before the sweep came by', async () => {
    await answer(await mine(), { said: 'yes' });
    clock.advance({ hours: 24, seconds: -1 });
    expect((await keys.claim(call())).kind).toBe('answered');
    clock.advance({ seconds: 1 });
    await mine('b');
  });

  it('is forgotten by the sweep after a day, and no sooner, however many there are', async () => {
    await test.db.read.query(
      `insert into idempotency_key select gen_random_uuid(), 'x', 'y', n::text, '', null, $1, $1 from generate_series(1, 12000) n`,
      [clock.now()],
    );
    await mine();
    await idempotencySweep(test.db).run(clock.now());
    expect(await kept()).toBe(1);
  });
});
