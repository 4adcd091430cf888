import { findCommunity } from '#identity';
import { migrations } from '#migrations';
import { type Config, Database, errorCode, systemClock } from '#platform';
import type { Ground } from '../with-database-url.js';
import { type Finding, ok, problem, saidBy } from './finding.js';
import { aboutKeeping, aboutMail } from './ledger.js';
import { aboutQueue } from './queue.js';
import { judgeClocks, judgeServerZone, SUMMER } from './time.js';
import { aboutSweeps, aboutWorkers } from './workers.js';

const OLDEST_POSTGRES = 150_000;

export interface InDatabase {
  readonly findings: readonly Finding[];
  /** Where people write to the community; a test mail may go there. */
  readonly contactAddress?: string | undefined;
}

/** Everything that is seen through one connection to PostgreSQL. */
export async function aboutDatabase(config: Config, ground: Ground, now: Date): Promise<InDatabase> {
  const database = await Database.open({ url: ground.databaseUrl, pool: 2, migrations });
  try {
    const upToDate = await database.isUpToDate();
    const first = [await aboutVersion(database), aboutTables(upToDate), ...(await aboutTime(database))];
    if (!upToDate) return { findings: first };
    const findings = [
      ...first,
      await aboutQueue(config, ground.databaseUrl),
      await aboutWorkers(database, now, Boolean(config.databaseUrl || ground.running)),
      ...(await aboutSweeps(database, now)),
      ...(await aboutMail(database, now)),
      aboutKeeping(config),
    ];
    const { contactAddress } = await findCommunity(database.read);
    return { findings, contactAddress: contactAddress ?? undefined };
  } finally {
    await database.close();
  }
}

/** What a failure to get there says, with what helps against it. */
export function whyNoDatabase(error: unknown): InDatabase {
  const remedy = REMEDIES[errorCode(error)] ?? 'Is the server running, and DATABASE_URL right?';
  return { findings: [problem('database', saidBy(error), remedy)] };
}

const LOGIN = 'Is the user name and the password in DATABASE_URL right? A special character must be percent-encoded.';
const REMEDIES: Readonly<Record<string, string>> = {
  '28P01': LOGIN,
  '28000': LOGIN,
  '3D000': 'Make the database first: createdb.',
  '53300': 'Raise max_connections of PostgreSQL, or lower DATABASE_POOL.',
  ECONNREFUSED: 'Nobody listens there: is the server running, and the port in DATABASE_URL right?',
  ENOTFOUND: 'There is no such host: is the name in DATABASE_URL right?',
};

async function aboutVersion(database: Database): Promise<Finding> {
  const [{ version, name }] = await database.read.query(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
  );
  if (version >= OLDEST_POSTGRES) return ok('database', `PostgreSQL ${name}`);
  return problem('database', `PostgreSQL ${name} is too old`, 'Kring needs 15 or newer.');
}

function aboutTables(upToDate: boolean): Finding {
  if (upToDate) return ok('tables', 'up to date');
  return problem('tables', 'not up to date', 'Run "npm run kring -- migrate".');
}

async function aboutTime(database: Database): Promise<Finding[]> {
  const asked = systemClock.now().getTime();
  const [{ at }] = await database.read.query('select clock_timestamp() as at'); // real time: two clocks are compared
  const answered = systemClock.now().getTime();
  const zone = await database.read
    .query(`select ('${SUMMER.local} ' || $1)::timestamptz as at`, [SUMMER.zone])
    .catch(() => []);
  return [judgeClocks(at.getTime() - (asked + answered) / 2), ...judgeServerZone(zone[0]?.at)];
}
