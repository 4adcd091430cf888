import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, usableBinaries } from './binaries.js';
import { CannotStart, OWN_SERVER } from './cannot-start.js';
import { type Cluster, OWNER, openCluster, SUPERUSER } from './cluster.js';
import { findHousing, makeDataFolder } from './housing.js';
import { isAlive } from './pid-file.js';
import { freePort } from './port.js';
import { findServer, lastWords, type Server, type ServerOptions, startServer, stopServer } from './server.js';

export interface EmbeddedPostgresOptions {
  /** Where the cluster, its password and its log live. Made when missing. */
  readonly dataDir: string;
  /** Taken when it is free; after a crash the other processes still know the old one. */
  readonly port?: number;
  /** Settings of PostgreSQL on top of our own. */
  readonly settings?: Readonly<Record<string, string>>;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // their paths are limited to 107 bytes and /run is not ours
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failed statements carry what people typed; only what the server says about itself goes to the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const ATTEMPTS = 12;

/** The PostgreSQL that npm brings along: made, started, found again after a crash, and stopped by us. */
export class EmbeddedPostgres {
  #stopping = false;

  private constructor(
    private readonly server: Server,
    private readonly cluster: Cluster,
    /** True when a PostgreSQL without a parent was found running and is used again. */
    readonly wasRunning: boolean,
  ) {}

  /**
   * Starts the cluster of `dataDir`, or attaches to the server that already runs on it.
   * @throws {CannotStart} saying what is wrong and what helps.
   */
  static async open({ dataDir, port, settings = {} }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    makeDataFolder(resolve(dataDir));
    const folder = realpathSync(resolve(dataDir)); // PostgreSQL reports real paths
    const housing = findHousing(folder);
    const binaries = usableBinaries(findBinaries(), housing.account, housing.home);
    const cluster = openCluster(binaries, housing, folder, { sync: settings.fsync !== 'off' });
    const logFile = join(folder, 'log', 'postgres.log');
    const options = { binaries, account: housing.account, cluster, logFile, settings: { ...SETTINGS, ...settings } };
    const { server, wasRunning } = await attachOrStart(options, port);
    await ensureDatabase(cluster, server.port);
    return new EmbeddedPostgres(server, cluster, wasRunning);
  }

  /** Address of the database `kring` for its owner, with the password: never for the log. */
  get url(): string {
    return `${addressOf(this.cluster, this.server.port, OWNER)}/${OWNER}`;
  }

  /** Address of the server without a database, for its superuser: for tests and tools. */
  get serverUrl(): string {
    return addressOf(this.cluster, this.server.port, SUPERUSER);
  }

  get port(): number {
    return this.server.port;
  }

  get pid(): number {
    return this.server.pid;
  }

  /** Folder with the database files. */
  get folder(): string {
    return this.cluster.folder;
  }

  /** Calls back once when the server ends without our asking. */
  onLost(lost: () => void): void {
    const watch = setInterval(() => {
      if (isAlive(this.pid) && !this.#stopping) return;
      clearInterval(watch);
      if (!this.#stopping) lost();
    }, 250);
    watch.unref();
  }

  /** Fast stop: open transactions roll back, everything committed is on disk. */
  async stop(patienceMs?: number): Promise<void> {
    this.#stopping = true;
    await stopServer(this.pid, patienceMs);
  }
}

async function attachOrStart(
  options: ServerOptions,
  wanted: number | undefined,
): Promise<{ server: Server; wasRunning: boolean }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const running = await findServer(options.cluster);
    if (running) return { server: running, wasRunning: true };
    const started = await startServer(options, await freePort(wanted));
    if (started) return { server: started, wasRunning: false };
    await pause(attempt * 50);
  }
  const words = lastWords(options.logFile);
  throw new CannotStart(
    `PostgreSQL does not start. Its last words in ${options.logFile}:\n${words}`,
    `If that does not help you on: ${OWN_SERVER}`,
  );
}

async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: `${addressOf(cluster, port, SUPERUSER)}/postgres` });
  await client.connect();
  try {
    // Two processes that open the cluster at once must not both find it empty.
    await client.query(`select pg_advisory_lock(hashtext('make the database'))`);
    const { rows } = await client.query(
      `select (select count(*)::int from pg_roles where rolname = $1) as roles,
              (select count(*)::int from pg_database where datname = $1) as databases`,
      [OWNER],
    );
    const [{ roles, databases }] = rows;
    if (roles === 0) await client.query(`create role ${OWNER} login password '${cluster.password}'`);
    if (databases === 0) await client.query(`create database ${OWNER} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}

function addressOf(cluster: Cluster, port: number, user: string): string {
  return `postgres://${user}:${cluster.password}@127.0.0.1:${port}`;
}
