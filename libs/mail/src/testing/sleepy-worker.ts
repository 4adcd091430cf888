/**
 * A worker of its own process, for tests to put to sleep: `sleepy-worker.ts DATABASE SMTP`. It lives by the real clock,
 * with leases a tenth as long as the product's and sweeps as often to match.
 */
import { Database, Sweeper, systemClock } from '#platform';
import { mailSweeps } from '../mail-sweeps.js';
import { openPostOffice, silentLog } from './post-office.js';

const [, , databaseUrl = '', smtpUrl = ''] = process.argv;
export const QUICK_LEASES = { leaseMs: 4000, beatMs: 1000, proofMs: 3000 };

const database = await Database.open({ url: databaseUrl, pool: 8 });
const office = openPostOffice(database, smtpUrl, { clock: systemClock, lease: QUICK_LEASES });
const sweeps = mailSweeps(database, office.delivery, office.kinds, silentLog);
new Sweeper(database, systemClock, silentLog).start(
  sweeps.map((sweep) => ({ ...sweep, everySeconds: sweep.everySeconds / 10 })),
);
