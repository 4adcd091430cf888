import { statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { migrations } from '#migrations';
import { type Config, Database, JobQueue, makeDataFolder, openLog } from '#platform';
import { withDatabaseUrl } from '../with-database-url.js';
import type { Finding } from './finding.js';
import { aboutMail, aboutSweeps } from './rows.js';

const LITTLE_SPACE = 500_000_000;
const NO_SPACE = 50_000_000;
const OLDEST_POSTGRES = 150_000;
const CONNECT_WITHIN_MS = 5000;

/** Looks at everything Kring stands on, in the order in which it matters. */
export async function* findings(config: Config): AsyncGenerator<Finding> {
  yield { what: 'Node', state: 'ok', text: process.versions.node };
  yield await aboutDisk(config.dataDir);
  yield config.smtpUrl
    ? await aboutServer('mail', new URL(config.smtpUrl), config.smtpUrl.startsWith('smtps:') ? 465 : 25)
    : { what: 'mail', state: 'ok', text: 'caught in the built-in mailbox (SMTP_URL is not set)' };
  if (config.redisUrl) yield await aboutServer('Redis', new URL(config.redisUrl), 6379);
  yield* await withDatabaseUrl(config, 'doctor', ({ databaseUrl }) => aboutDatabase(config, databaseUrl)).catch(
    (error: Error): Finding[] => [
      {
        what: 'database',
        state: 'problem',
        text: error.message,
        remedy: 'Is the server running, and DATABASE_URL right?',
      },
    ],
  );
}

async function aboutDisk(dataDir: string): Promise<Finding> {
  makeDataFolder(dataDir);
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const text = `${(free / 1e9).toFixed(1)} GB free in ${dataDir}`;
  if (free >= LITTLE_SPACE) return { what: 'disk', state: 'ok', text };
  return {
    what: 'disk',
    state: free < NO_SPACE ? 'problem' : 'warning',
    text,
    remedy: 'Make room: a full disk stops registrations.',
  };
}

/** Only whether somebody answers: passwords are tried by those who need them. The address is told without them. */
async function aboutServer(what: string, { hostname, port }: URL, usual: number): Promise<Finding> {
  const address = `${hostname}:${port || usual}`;
  return await new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || usual), timeout: CONNECT_WITHIN_MS });
    const end = (finding: Omit<Finding, 'what'>) => {
      socket.destroy();
      resolve({ what, ...finding });
    };
    const remedy = 'Is the server running, the address right, and does the firewall let us through?';
    socket.once('connect', () => end({ state: 'ok', text: `${address} answers` }));
    socket.once('timeout', () => end({ state: 'problem', text: `${address} does not answer`, remedy }));
    socket.once('error', (error) => end({ state: 'problem', text: `${address}: ${error.message}`, remedy }));
  });
}

async function aboutDatabase(config: Config, url: string): Promise<Finding[]> {
  const database = await Database.open({ url, pool: 2, migrations });
  try {
    const [{ version, name }] = await database.read.query(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
    );
    const upToDate = await database.isUpToDate();
    const found: Finding[] = [aboutVersion(version, name), aboutTables(upToDate)];
    if (!upToDate) return found;
    return [...found, await aboutQueue(config, url), ...(await aboutSweeps(database)), ...(await aboutMail(database))];
  } finally {
    await database.close();
  }
}

function aboutVersion(version: number, name: string): Finding {
  if (version >= OLDEST_POSTGRES) return { what: 'database', state: 'ok', text: `PostgreSQL ${name}` };
  return {
    what: 'database',
    state: 'problem',
    text: `PostgreSQL ${name} is too old`,
    remedy: 'Kring needs 15 or newer.',
  };
}

function aboutTables(upToDate: boolean): Finding {
  if (upToDate) return { what: 'tables', state: 'ok', text: 'up to date' };
  return { what: 'tables', state: 'problem', text: 'not up to date', remedy: 'Run "npm run kring -- migrate".' };
}

async function aboutQueue({ redisUrl }: Config, databaseUrl: string): Promise<Finding> {
  const on = redisUrl ? 'Redis' : 'PostgreSQL';
  const queue = JobQueue.open({ databaseUrl, redisUrl, log: openLog({ logLevel: 'silent' }, 'doctor') });
  try {
    const depth = await Promise.race([queue.depth(), tooLate()]);
    return { what: 'queue', state: 'ok', text: `on ${on}, ${depth} waiting` };
  } catch (error) {
    const text = `on ${on}: ${(error as Error).message}`;
    return {
      what: 'queue',
      state: 'warning',
      text,
      remedy: 'Mail still leaves, a few seconds later: sweeps find the rows.',
    };
  } finally {
    await queue.close();
  }
}

async function tooLate(): Promise<never> {
  await pause(CONNECT_WITHIN_MS, undefined, { ref: false });
  throw new Error('no answer');
}
