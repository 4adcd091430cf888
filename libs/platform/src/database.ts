import pg from 'pg';
import type { Logger } from 'pino';
import {
  DataSource,
  type EntityManager,
  getMetadataArgsStorage,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm';
import { Presence } from './away.js';
import { errorCode, KringError } from './errors.js';

/**
 * An open transaction. A required argument of every writing function, so that it cannot be forgotten: what is written
 * together is committed together.
 */
export type Tx = EntityManager;

/** Error codes of PostgreSQL that callers decide on. */
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
const RETRYABLE = new Set(['40001', '40P01']); // serialization failure, deadlock

/** A process that freezes in the middle of a transaction lets go of its locks by then: an event must not close for it. */
const IDLE_MS = 30_000;

const INT8 = 20;
/** bigint arrives as a number: our counters and arrival numbers stay far below 2^53. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
};

export interface DatabaseOptions {
  readonly url: string;
  readonly pool: number;
  readonly log?: Logger;
  readonly migrations?: readonly (new () => MigrationInterface)[];
}

/** PostgreSQL as the rest of the house sees it: transactions, reading, and the migrations of our own tables. */
export class Database {
  private constructor(private readonly source: DataSource) {}

  /** Connects. Entities are whatever classes the process has imported: each lib brings its own. */
  static async open({ url, pool, log, migrations = [] }: DatabaseOptions): Promise<Database> {
    const presence = log && new Presence(log, 'the database is away', 'the database is back');
    const source = new DataSource({
      type: 'postgres',
      url,
      entities: getMetadataArgsStorage().tables.map((table) => table.target as new () => object),
      migrations: [...migrations],
      migrationsTableName: 'migration',
      migrationsTransactionMode: 'each',
      poolSize: pool,
      poolErrorHandler: (error: unknown) => {
        if (!presence?.failed(error)) log?.warn({ err: error }, 'a database connection broke');
      },
      extra: {
        types,
        options: `-c idle_in_transaction_session_timeout=${IDLE_MS}`,
        keepAlive: true,
        connectionTimeoutMillis: 10_000,
      },
    });
    await source.initialize();
    const { master } = source.driver as unknown as { master: pg.Pool };
    master.on('connect', () => presence?.answered());
    return new Database(source);
  }

  /** Runs `work` in one transaction and commits when it resolves. Nothing in `work` may send mail or call out. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(work);
      } catch (error) {
        // Lock order makes deadlocks rare, not impossible (PostgreSQL may still choose a victim): start over.
        if (attempt < 3 && RETRYABLE.has(errorCode(error))) continue;
        throw error;
      }
    }
  }

  async #once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const open = await this.begin();
    let result: T;
    try {
      result = await work(open.tx);
    } catch (error) {
      await open.rollback().catch(() => undefined); // the first error says more
      throw error;
    }
    await open.commit();
    return result;
  }

  /** For reading outside a transaction. Writing through it is a mistake that no type stops, so name it where you do. */
  get read(): Tx {
    return this.source.manager;
  }

  /**
   * A transaction that its owner opens, commits and may find broken: for the admission desk, which must know whether
   * a failing statement was the COMMIT itself. Everybody else uses `transaction`.
   */
  async begin(): Promise<OwnedTransaction> {
    const runner = this.source.createQueryRunner();
    const orDiscard = async (step: () => Promise<void>) => {
      try {
        await step();
      } catch (error) {
        await discard(runner);
        throw error;
      }
    };
    await orDiscard(() => runner.startTransaction());
    return {
      tx: runner.manager,
      commit: () =>
        orDiscard(async () => {
          await commit(runner);
          await runner.release();
        }),
      rollback: async () => {
        if (runner.isReleased) return; // the connection is gone, and the transaction with it
        await orDiscard(async () => {
          await runner.rollbackTransaction();
          await runner.release();
        });
      },
    };
  }

  /** Brings the tables up to date. Several processes may call it at once: the first does the work, the others wait. */
  async migrate(): Promise<string[]> {
    const lock = this.source.createQueryRunner();
    await lock.connect();
    try {
      await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      return (await this.source.runMigrations()).map((done) => done.name);
    } finally {
      await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
      await lock.release();
    }
  }

  /** Takes back the newest migration. For tests of the migrations and for a developer's own database. */
  async revertLastMigration(): Promise<void> {
    await this.source.undoLastMigration();
  }

  /** True when every migration this program knows has been applied. */
  async isUpToDate(): Promise<boolean> {
    return !(await this.source.showMigrations());
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}

export interface OwnedTransaction {
  readonly tx: Tx;
  /** Rejects when the outcome is unknown: the connection may have died before or after PostgreSQL committed. */
  commit(): Promise<void>;
  /** Does nothing after a failed commit: there is nothing left to take back. */
  rollback(): Promise<void>;
}

const MIGRATION_LOCK = 7_265_001;

/** PostgreSQL answers COMMIT with "ROLLBACK", and no error, when a statement failed and somebody swallowed that. */
async function commit(runner: QueryRunner): Promise<void> {
  const client: pg.PoolClient = await runner.connect();
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT') throw new Error('Nothing was committed: a statement failed and its error was swallowed');
}

/** Never back into the pool: nobody knows in which state this connection is. */
async function discard(runner: QueryRunner): Promise<void> {
  if (runner.isReleased) return;
  const client: pg.Client | undefined = await runner.connect().catch(() => undefined);
  client?.end().catch(() => undefined); // an ending client is dropped by the pool when it is released
  await runner.release();
}

/** True when `error` says that a unique index refused the row, optionally that one index. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return errorCode(error) === UNIQUE_VIOLATION && (constraint === undefined || constraintOf(error) === constraint);
}

/** True when `error` says that a row points at one that is not there, by this foreign key. */
export function isForeignKeyViolation(error: unknown, constraint: string): boolean {
  return errorCode(error) === FOREIGN_KEY_VIOLATION && constraintOf(error) === constraint;
}

function constraintOf(error: unknown): string | undefined {
  return (error as { driverError?: { constraint?: string } }).driverError?.constraint;
}

/** The first row, for queries that promise one. @throws {KringError} when the promise was wrong. */
export function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new KringError('not-found', 'the query returned no row');
  return row;
}
