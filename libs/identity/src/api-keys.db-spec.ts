import { randomToken, Secrets } from '#platform';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import type { Scope } from './api-key.js';
import { ApiKeys } from './api-keys.js';
import type { Organiser } from './organiser.entity.js';
import { anOrganiser } from './testing.js';

const OLD = 'an older key of thirty-two characters';
let test: TestDatabase;
let clock: HandClock;
let keys: ApiKeys;
let noor: Organiser;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  clock = new HandClock();
  keys = new ApiKeys(test.db, clock, new Secrets([OLD]));
  noor = await anOrganiser(test.db);
});
afterAll(() => test.drop());

async function made(scopes: readonly Scope[] = ['read', 'write'], organiser = noor): Promise<string> {
  const key = await keys.make({ name: ' website\u0000 ', organiserId: organiser.id, scopes });
  if (!key) throw new Error('no key');
  return key;
}
const rows = () => test.db.read.query('select * from api_key order by id');
const audit = () => test.db.read.query('select action, after from audit_entry order by id');

describe('a key of a program', () => {
  it('opens what it was made for; the tables and the audit hold nothing that opens anything', async () => {
    const key = await made();
    expect(key).toMatch(/^kring_[A-Za-z0-9_-]{65}$/);
    expect(await keys.find(key)).toMatchObject({ name: 'website', scopes: ['read', 'write'], organiserId: noor.id });
    const secret = key.slice('kring_'.length + 22);
    expect(JSON.stringify([await rows(), await audit()])).not.toContain(secret);
    expect(await audit()).toEqual([{ action: 'api_key.made', after: { name: 'website', scopes: ['read', 'write'] } }]);
  });

  it('is nothing without its very last character, with another secret, or as another text', async () => {
    const key = await made();
    const other = await made();
    const mixed = key.slice(0, 'kring_'.length + 22) + other.slice('kring_'.length + 22);
    const wrong = [
      mixed,
      `${key.slice(0, 28)}${randomToken()}`,
      key.slice(0, -1),
      `${key}A`,
      key.toUpperCase(),
      '',
      '\0',
    ];
    for (const text of wrong) expect(await keys.find(text)).toBeUndefined();
  });

  it('goes on when the secret of the house is replaced, while the older one is listed', async () => {
    const key = await made();
    const renewed = (...listed: string[]) => new ApiKeys(test.db, clock, new Secrets(listed));
    const fresh = 'a newer key of thirty-two characters';
    expect(await renewed(fresh, OLD).find(key)).toBeDefined();
    expect(await renewed(fresh).find(key)).toBeUndefined();
  });

  it('ends when it is revoked, once, and when its organiser may not come in', async () => {
    const [one, two] = [await made(), await made()];
    const id = (await keys.find(one))?.id ?? '';
    expect(await keys.revoke(id, { kind: 'system' })).toBe(true);
    expect(await keys.revoke(id, { kind: 'system' })).toBe(false);
    expect(await keys.revoke("' or true", { kind: 'system' })).toBe(false);
    expect([await keys.find(one), (await keys.find(two))?.name]).toEqual([undefined, 'website']);
    expect((await audit()).at(-1)).toEqual({ action: 'api_key.revoked', after: null });
    await test.db.read.query('update organiser set disabled_at = $1', [clock.now()]);
    expect(await keys.find(two)).toBeUndefined();
    const ended = (await keys.list()).map(({ revokedAt }) => revokedAt !== null);
    expect(ended.filter(Boolean)).toHaveLength(1);
  });

  it('of somebody who may only look, only looks', async () => {
    const viewer = await anOrganiser(test.db, { role: 'viewer' });
    expect((await keys.find(await made(['read', 'write'], viewer)))?.scopes).toEqual(['read']);
  });

  it('writes down that it was used at most once a minute', async () => {
    const key = await made();
    const seen = async () => {
      await keys.find(key);
      return (await rows())[0].last_used_at.toISOString();
    };
    const first = await seen();
    clock.advance({ seconds: 59 });
    expect(await seen()).toBe(first);
    clock.advance({ seconds: 1 });
    expect(await seen()).toBe(clock.now().toISOString());
  });

  it('has a name that says something', async () => {
    for (const name of ['', ' \u202e ', 'x'.repeat(81)])
      expect(await keys.make({ name, organiserId: noor.id, scopes: ['read'] })).toBeUndefined();
  });
});
