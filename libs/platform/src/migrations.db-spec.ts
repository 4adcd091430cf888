import { migrations } from '#migrations';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { Database } from './database.js';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
  await test.db.read.query('drop schema public cascade; create schema public; drop schema bullmq cascade');
});
afterEach(() => test.drop());

/** Everything PostgreSQL knows about our tables, as text. */
async function schemaOf(db: Database): Promise<string[]> {
  const parts = [
    `select 'column ' || table_name || ' ' || ordinal_position || ' ' || column_name || ' ' || data_type || ' '
       || is_nullable || ' ' || coalesce(column_default, '') || ' ' || is_identity || coalesce(identity_generation, '')
       from information_schema.columns where table_schema = 'public' and table_name <> 'migration'`,
    `select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
       from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text <> 'migration'`,
    `select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename <> 'migration'`,
    `select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal`,
    `select 'function ' || pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace`,
    `select 'sequence ' || sequencename || ' ' || data_type from pg_sequences
      where schemaname = 'public' and sequencename <> 'migration_id_seq'`,
    `select 'type ' || typname || ' ' || typtype::text from pg_type
      where typnamespace = 'public'::regnamespace and typname !~ 'migration' and typtype <> 'c' and typcategory <> 'A'`,
  ];
  const rows: { line: string }[] = await db.read.query(
    `select line from (${parts.join(' union all ')}) as parts (line) order by 1`,
  );
  return rows.map((row) => row.line);
}

/** A process that knows the first `n` migrations. */
async function knowing<T>(n: number, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await Database.open({ url: test.url, pool: 2, migrations: migrations.slice(0, n) });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

it('every migration can be taken back and applied again, and leaves the same schema each time', async () => {
  const levels = [await schemaOf(test.db)];
  for (let n = 1; n <= migrations.length; n++) {
    levels.push(
      await knowing(n, async (db) => {
        expect(await db.isUpToDate()).toBe(false);
        expect(await db.migrate()).toEqual([migrations[n - 1]?.name]);
        expect(await db.isUpToDate()).toBe(true);
        return schemaOf(db);
      }),
    );
  }
  await knowing(migrations.length, async (db) => {
    for (let n = migrations.length; n > 0; n--) {
      expect(await schemaOf(db)).toEqual(levels[n]);
      await db.revertLastMigration();
    }
    expect(await schemaOf(db)).toEqual([]);
    expect(await db.migrate()).toHaveLength(migrations.length);
    expect(await schemaOf(db)).toEqual(levels.at(-1));
  });
});

it('the schema is really compared: it has tables, checks, indexes, a trigger and a function', async () => {
  const lines = await knowing(migrations.length, async (db) => {
    await db.migrate();
    return schemaOf(db);
  });
  const kinds = new Set(lines.map((line) => line.split(' ')[0]));
  expect([...kinds].sort()).toEqual(['column', 'constraint', 'function', 'index', 'sequence', 'trigger']);
});

it('processes that start together migrate once: the first does the work, the others wait for it', async () => {
  const processes = Array.from({ length: 4 }, () => Database.open({ url: test.url, pool: 2, migrations }));
  const opened = await Promise.all(processes);
  const done = await Promise.all(opened.map((db) => db.migrate()));
  expect(done.flat()).toEqual(migrations.map((migration) => migration.name));
  expect(done.filter((applied) => applied.length > 0)).toHaveLength(1);
  expect(await Promise.all(opened.map((db) => db.isUpToDate()))).toEqual([true, true, true, true]);
  await Promise.all(opened.map((db) => db.close()));
});

it('every column that points at another table has an index, so that nothing is removed by reading whole tables', async () => {
  await knowing(migrations.length, (db) => db.migrate());
  const bare = await test.db.read.query(`
    select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) as key
      from pg_constraint c
     where c.contype = 'f' and c.connamespace = 'public'::regnamespace
       and not exists (
         select 1 from pg_index i
          where i.indrelid = c.conrelid
            and (i.indkey::smallint[])[0:array_length(c.conkey, 1) - 1] @> c.conkey
            and c.conkey @> (i.indkey::smallint[])[0:array_length(c.conkey, 1) - 1]
       )`);
  expect(bare).toEqual([]);
});
