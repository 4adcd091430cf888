import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Database } from '../database.js';

/** A database cloned from the migrated template: real tables, real locks, real commits. */
export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  /** Empties every table that a test may fill. */
  clean(): Promise<void>;
  /** Another connection pool to the same database, as a second process would have. */
  another(pool?: number): Promise<Database>;
  drop(): Promise<void>;
}

/**
 * Clones the template that `test/setup/start-postgres.mjs` made. Call it once a test file, in `beforeAll`.
 * @throws when the suite was started without that set-up.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.KRING_TEST_POSTGRES;
  if (!server) throw new Error('No test PostgreSQL: run the tests through "npm test"');
  const name = `test_${process.env.JEST_WORKER_ID ?? '0'}_${randomBytes(4).toString('hex')}`;
  await onServer(server, `create database ${name} template kring_template`);
  const url = `${server}/${name}`;
  const opened: Database[] = [];
  const another = async (pool = 10) => {
    const db = await Database.open({ url, pool });
    opened.push(db);
    return db;
  };
  const db = await another();
  return {
    url,
    db,
    another,
    clean: async () => {
      const tables: { name: string }[] = await db.read.query(
        `select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
      );
      await db.read.query(`truncate ${tables.map((table) => table.name).join(', ')}`);
    },
    drop: async () => {
      await Promise.all(opened.map((other) => other.close()));
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
