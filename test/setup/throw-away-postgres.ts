import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrations } from '#migrations';
import { Database, EmbeddedPostgres, JobQueue } from '#platform';

/**
 * A PostgreSQL for one run of the tests: prints its address as a line of JSON and lives until its standard input ends,
 * so that it goes away even when the run is killed.
 */
const folder = mkdtempSync(join(tmpdir(), 'kring-test-'));
chmodSync(folder, 0o711);
const SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' };

process.stdout.on('error', () => undefined); // the run was killed meanwhile; standard input tells us so as well

let server: EmbeddedPostgres | undefined;
try {
  server = await EmbeddedPostgres.open({ dataDir: folder, settings: SETTINGS });
  await makeTemplate(server.serverUrl);
  process.stdout.write(`${JSON.stringify({ url: server.serverUrl })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined); // Ctrl-C: jest ends, then we
  await new Promise((resolve) => process.stdin.resume().once('end', resolve).once('error', resolve));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  process.exitCode = 1;
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Tests clone it. Nobody may connect, because a database that is in use cannot be cloned. */
async function makeTemplate(serverUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: `${serverUrl}/postgres` });
  await admin.connect();
  await admin.query('create database kring_template');
  const url = `${serverUrl}/kring_template`;
  const database = await Database.open({ url, pool: 2, migrations });
  await database.migrate();
  await database.close();
  await JobQueue.migrate(url);
  await admin.query('alter database kring_template with allow_connections false');
  await admin.end();
}
