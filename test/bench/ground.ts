import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignIn } from '#identity';
import { anOrganiser } from '#identity/testing';
import { testOutbox } from '#mail/testing';
import { migrations } from '#migrations';
import { Database, EmbeddedPostgres, freePort, JobQueue, openSecrets, readConfig, systemClock } from '#platform';
import { listening, start, stopAll } from './processes.js';

/** What a bench stands on: a PostgreSQL of its own with the tables of Kring, and a folder that goes with it. */
export interface Ground {
  readonly db: Database;
  readonly url: string;
  readonly folder: string;
}

/** Lays the ground, works on it, and clears all of it away, also after a failure. */
export async function onGround(work: (ground: Ground) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kring-bench-'));
  const postgres = await EmbeddedPostgres.open({ dataDir: folder });
  try {
    await withTables(postgres.url, (db) => work({ db, url: postgres.url, folder }));
  } finally {
    await stopAll();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withTables(url: string, work: (db: Database) => Promise<void>): Promise<void> {
  const db = await Database.open({ url, pool: 2, migrations });
  try {
    await db.migrate();
    await JobQueue.migrate(url);
    await work(db);
  } finally {
    await db.close();
  }
}

/** A web process of the product. */
export interface Product {
  readonly port: number;
  readonly pid: number;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts the built product on this ground and waits until it listens. */
export async function startProduct({ url, folder }: Ground): Promise<Product> {
  const port = await freePort();
  const env = { DATABASE_URL: url, PORT: String(port), DATA_DIR: folder, RATE_LIMIT: '0', LOG_LEVEL: 'warn' };
  const pid = start(['--enable-source-maps', 'dist/apps/web/src/main.js'], env);
  await listening(port);
  return { port, pid, env };
}

/** Signs an organiser in, as a browser would. @returns what their requests carry */
export async function signIn({ db }: Ground, { port, env }: Product): Promise<{ cookie: string; csrf: string }> {
  const { email } = await anOrganiser(db);
  const link = await new SignIn(db, systemClock, openSecrets(readConfig(env)), testOutbox()).makeLink(email);
  if (link.kind !== 'made') throw new Error('the organiser may not come in');
  const origin = `http://localhost:${port}`;
  const answer = await fetch(`${origin}${link.path}`, { method: 'POST', redirect: 'manual', headers: { origin } });
  const cookie = String(answer.headers.get('set-cookie')).split(';')[0] ?? '';
  const page = await (await fetch(`${origin}/console/preferences`, { headers: { cookie } })).text();
  return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' };
}
