import { createTestDatabase, cutAfterCommit, type TestDatabase } from '#platform/testing';
import { Database, isUniqueViolation, type OwnedTransaction, one, type Tx } from './database.js';
import { errorCode } from './errors.js';
import { newId } from './ids.js';

const NOW = new Date('2027-03-01T09:00:00Z');

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(() => test.clean());

/** A contact is the simplest row of our own tables. */
async function addContact(tx: Tx, email: string): Promise<string> {
  const id = newId();
  await tx.query('insert into contact (id, email, email_as_typed, created_at) values ($1, $2, $2, $3)', [
    id,
    email,
    NOW,
  ]);
  return id;
}

async function contacts(db: Database = test.db): Promise<string[]> {
  const rows: { email: string }[] = await db.read.query('select email from contact order by email');
  return rows.map((row) => row.email);
}

/** Cuts every connection to this database but the one that asks, as a restart of PostgreSQL does. */
async function killConnections(): Promise<void> {
  const other = await test.another(2);
  await other.read.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}

describe('a transaction', () => {
  it('is seen by others as a whole, and only once it is committed', async () => {
    const other = await test.another();
    const result = await test.db.transaction(async (tx) => {
      await addContact(tx, 'a@b.nl');
      await addContact(tx, 'c@d.nl');
      expect(await contacts(other)).toEqual([]);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await contacts(other)).toEqual(['a@b.nl', 'c@d.nl']);
  });

  it('leaves nothing behind when its work fails, and passes the error on', async () => {
    const work = test.db.transaction(async (tx) => {
      await addContact(tx, 'a@b.nl');
      throw new RangeError('changed my mind');
    });
    await expect(work).rejects.toThrow(RangeError);
    expect(await contacts()).toEqual([]);
  });

  it('never looks committed when a failed statement was swallowed', async () => {
    const work = test.db.transaction(async (tx) => {
      await addContact(tx, 'a@b.nl');
      await addContact(tx, 'a@b.nl').catch(() => undefined); // PostgreSQL has given up on the transaction by now
    });
    await expect(work).rejects.toThrow('Nothing was committed');
    expect(await contacts()).toEqual([]);
  });

  it('may hold a part that fails by itself', async () => {
    await test.db.transaction(async (tx) => {
      await addContact(tx, 'a@b.nl');
      await tx.transaction((inner) => addContact(inner, 'a@b.nl')).catch(() => undefined);
      await addContact(tx, 'c@d.nl');
    });
    expect(await contacts()).toEqual(['a@b.nl', 'c@d.nl']);
  });

  it('starts over when PostgreSQL breaks a deadlock by refusing it', async () => {
    await test.db.transaction(async (tx) => [await addContact(tx, 'a@b.nl'), await addContact(tx, 'c@d.nl')]);
    let attempts = 0;
    let bothHoldOne: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      bothHoldOne = resolve;
    });
    const lockBoth = (first: string, second: string) =>
      test.db.transaction(async (tx) => {
        const lock = (email: string) => tx.query('select 1 from contact where email = $1 for update', [email]);
        attempts++;
        await lock(first);
        if (attempts >= 2) bothHoldOne();
        await met;
        await lock(second);
      });
    await Promise.all([lockBoth('a@b.nl', 'c@d.nl'), lockBoth('c@d.nl', 'a@b.nl')]);
    expect(attempts).toBe(3);
  });

  it.each([
    ['40P01', 3],
    ['40001', 3],
    ['23505', 1],
  ])('that fails with %s every time is tried %i times', async (code, times) => {
    let attempts = 0;
    const work = test.db.transaction(async (tx) => {
      attempts++;
      await tx.query(`do $$ begin raise exception 'as asked' using errcode = '${code}'; end $$`);
    });
    await expect(work).rejects.toMatchObject({ driverError: { code } });
    expect(attempts).toBe(times);
  });

  it('fails when its connection is cut, and the next one gets a fresh connection', async () => {
    const db = await test.another();
    const work = db.transaction(async (tx) => {
      await addContact(tx, 'a@b.nl');
      await killConnections();
      await addContact(tx, 'c@d.nl');
    });
    await expect(work).rejects.toThrow();
    await db.transaction((tx) => addContact(tx, 'e@f.nl'));
    expect(await contacts(db)).toEqual(['e@f.nl']);
  });
});

describe('a transaction with an owner', () => {
  it('is committed or taken back by its owner', async () => {
    const [kept, dropped] = [await test.db.begin(), await test.db.begin()];
    await addContact(kept.tx, 'a@b.nl');
    await addContact(dropped.tx, 'c@d.nl');
    await kept.commit();
    await dropped.rollback();
    expect(await contacts()).toEqual(['a@b.nl']);
  });

  it('says that the outcome of a commit is unknown when its answer is lost, though the rows are there', async () => {
    const wire = await cutAfterCommit(test.url);
    const db = await Database.open({ url: wire.url, pool: 2 });
    const open = await db.begin();
    await addContact(open.tx, 'a@b.nl');
    wire.arm();
    await expect(open.commit()).rejects.toThrow();
    expect(wire.cuts).toBe(1);
    await open.rollback(); // has nothing left to take back, and says nothing
    expect(await contacts()).toEqual(['a@b.nl']);
    expect(await contacts(db)).toEqual(['a@b.nl']); // over a new connection
    await db.close();
    await wire.close();
  });

  it('gives its connection back however it ends: a pool of two survives any number of accidents', async () => {
    const db = await test.another(2);
    const ends: ((open: OwnedTransaction) => Promise<void>)[] = [
      (open) => open.commit(),
      (open) => open.rollback(),
      async (open) => {
        await open.tx.query('select nonsense').catch(() => undefined);
        await open.commit();
      },
      async (open) => {
        await killConnections();
        await open.commit();
      },
      async (open) => {
        await killConnections();
        await open.rollback();
      },
    ];
    for (const end of ends) {
      for (let i = 0; i < 3; i++) await end(await db.begin()).catch(() => undefined);
    }
    const held = [await db.begin(), await db.begin()]; // would wait for ever if one had leaked
    await Promise.all(held.map((open) => open.rollback()));
  });

  it('never hands a connection on in the middle of a transaction', async () => {
    const db = await test.another(2);
    const open = await db.begin();
    await addContact(open.tx, 'a@b.nl');
    await open.rollback();
    const [row] = await db.read.query('select pg_current_xact_id_if_assigned() as xact');
    expect(row.xact).toBeNull();
  });

  it('cannot begin when the database is away', async () => {
    const db = await Database.open({ url: test.url, pool: 2 });
    await db.close();
    await expect(db.begin()).rejects.toThrow();
  });
});

describe('reading', () => {
  it('gives counts and arrival numbers as numbers', async () => {
    const [row] = await test.db.read.query('select count(*) as n, 9007199254740991::bigint as most from contact');
    expect(row).toEqual({ n: 0, most: 9007199254740991 });
  });

  it('one promises a row', () => {
    expect(one([1, 2])).toBe(1);
    expect(() => one([])).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('tells which unique index refused a row', async () => {
    await test.db.transaction((tx) => addContact(tx, 'a@b.nl'));
    const error: unknown = await test.db
      .transaction((tx) => addContact(tx, 'a@b.nl'))
      .catch((refused: unknown) => refused);
    expect(errorCode(error)).toBe('23505');
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, 'contact_email_key')).toBe(true);
    expect(isUniqueViolation(error, 'contact_pkey')).toBe(false);
    expect([errorCode(new Error('other')), errorCode(undefined), isUniqueViolation(null)]).toEqual(['', '', false]);
  });
});
