import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, type Config, clockOf } from '#platform';
import { withDatabaseUrl } from '../with-database-url.js';
import { aboutDatabase, type InDatabase, whyNoDatabase } from './database.js';
import { type Finding, ok, problem } from './finding.js';
import { aboutDataFolder, aboutDisk } from './folder.js';
import { aboutInbound } from './inbound.js';
import { aboutMailDns, type ReadTxt } from './mail-dns.js';
import { aboutMailServer, type TestMailWish } from './mail-server.js';
import { aboutRedis } from './redis.js';
import { aboutSecrets } from './secrets.js';
import { aboutSettings } from './settings.js';
import { aboutZones } from './time.js';

/** PostgreSQL may hang, and whoever asks the doctor wants to know just that. */
const DATABASE_WITHIN_MS = 30_000;

export interface Visit {
  /** Where a test mail goes; without it the mail server is only greeted. */
  readonly testMail?: TestMailWish | undefined;
  readonly clock?: Clock;
  readonly env?: NodeJS.ProcessEnv;
  /** Asks DNS; without it as this machine does. */
  readonly readTxt?: ReadTxt;
  readonly patienceMs?: number;
}

/** Looks at everything Kring stands on, in the order in which it matters. */
export async function* findings(config: Config, visit: Visit = {}): AsyncGenerator<Finding> {
  yield ok('Node', process.versions.node);
  yield* aboutSettings(visit.env);
  yield aboutDataFolder(config.dataDir);
  yield* await aboutDisk(config.dataDir);
  yield* aboutSecrets(config);
  yield aboutZones();
  const inDatabase = await lookInDatabase(config, visit);
  yield* inDatabase.findings;
  if (config.redisUrl) yield await aboutRedis(config.redisUrl);
  const now = (visit.clock ?? clockOf(config)).now();
  yield* await aboutMailDns(config, visit.readTxt);
  yield* await aboutInbound(config);
  yield await aboutMailServer(config, visit.testMail, inDatabase.contactAddress, now);
}

/** For a probe that asks often: only whether a worker is at work, or why that cannot be known. */
export async function* workerFindings(config: Config, visit: Visit = {}): AsyncGenerator<Finding> {
  const { findings: found } = await lookInDatabase(config, visit);
  const isKnown = found.some(({ what }) => what === 'worker');
  yield* found.filter(({ what, state }) => (isKnown ? what === 'worker' : state === 'problem'));
}

async function lookInDatabase(config: Config, visit: Visit): Promise<InDatabase> {
  const now = (visit.clock ?? clockOf(config)).now();
  const late = { findings: [problem('database', 'no answer', 'Is the server overloaded, or out of disk?')] };
  return await Promise.race([
    withDatabaseUrl(config, 'doctor', (ground) => aboutDatabase(config, ground, now)).catch(whyNoDatabase),
    pause(visit.patienceMs ?? DATABASE_WITHIN_MS, late, { ref: false }),
  ]);
}
