import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Account, commandAs } from './account.js';
import type { Binaries } from './binaries.js';
import { CannotStart } from './cannot-start.js';
import { type Cluster, SUPERUSER } from './cluster.js';
import { holds, isAlive, readHolder, removeStalePidFile } from './pid-file.js';

/** A PostgreSQL that answers. */
export interface Server {
  readonly pid: number;
  readonly port: number;
}

export interface ServerOptions {
  readonly binaries: Binaries;
  readonly account: Account;
  readonly cluster: Cluster;
  readonly logFile: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** Replaying the log after a crash can take a while; giving up early would only make it start over. */
const PATIENCE_MS = 120_000;
const STEP_MS = 40;
const LOG_LIMIT = 5_000_000;

/**
 * Starts the server on `port`. `undefined` when it ended at once: somebody else took the port or the cluster, or the
 * processes of one that was killed are not all gone yet. The caller looks again.
 */
export async function startServer(options: ServerOptions, port: number): Promise<Server | undefined> {
  const { cluster, account, binaries, logFile } = options;
  removeStalePidFile(cluster.folder);
  const args = [
    '-D',
    cluster.folder,
    '-p',
    String(port),
    ...Object.entries(options.settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ];
  const command = commandAs(account, join(binaries.folder, 'bin', 'postgres'), args);
  const log = openLogFile(logFile);
  // Its own session: Ctrl-C in the terminal reaches only the supervisor, which stops everything in order.
  const child = spawn(command.file, command.args, { ...command.options, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true)); // what is wrong with the program was found by `usableBinaries`
  const deadline = Date.now() + PATIENCE_MS;
  while (!ended && child.pid !== undefined && Date.now() < deadline) {
    if (await answers(cluster, port)) return { pid: child.pid, port };
    await pause(STEP_MS);
  }
  return undefined;
}

/**
 * The server that holds the cluster already, as soon as it answers. `undefined` when there is none.
 * @throws {CannotStart} when one holds it and stays silent.
 */
export async function findServer(cluster: Cluster): Promise<Server | undefined> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const holder = readHolder(cluster.folder);
    if (!holder || !holds(holder.pid, cluster.folder)) return undefined;
    if (holder.port && (await answers(cluster, holder.port))) return { pid: holder.pid, port: holder.port };
    if (Date.now() > deadline) {
      const problem = `A PostgreSQL (process ${holder.pid}) holds ${cluster.folder} but does not answer.`;
      throw new CannotStart(problem, `Stop it with "kill -INT ${holder.pid}" and start again.`);
    }
    await pause(STEP_MS);
  }
}

/** Asks for a fast stop and waits. Never kills: what is left undone would only be repeated at the next start. */
export async function stopServer(pid: number, patienceMs = 30_000): Promise<void> {
  signal(pid, 'SIGINT');
  await gone(pid, patienceMs);
  if (!isAlive(pid)) return;
  signal(pid, 'SIGQUIT'); // ends at once and replays its log at the next start
  await gone(pid, 5000);
}

/** The last lines the server wrote, for the message about a start that failed. */
export function lastWords(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  } catch {
    return '';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function gone(pid: number, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (isAlive(pid) && Date.now() < deadline) await pause(STEP_MS);
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: cluster.password,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined); // the connection of a server that is just going
  try {
    await client.connect();
    const { rows } = await client.query('show data_directory');
    return rows[0].data_directory === cluster.folder;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01' && readHolder(cluster.folder)?.port === port) {
      const remedy = 'Put "postgres.password" in the data folder back from your backup.';
      throw new CannotStart('The database refuses the password that lies in the data folder.', remedy, {
        cause: error,
      });
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function openLogFile(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}
