import type { Database } from '../database.js';
import { until } from './until.js';

const WAITING = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** Whether a connection stands before a lock that somebody holds, at this moment. */
export async function doesAnyoneWait(db: Database): Promise<boolean> {
  return (await db.read.query(WAITING)).length > 0;
}

/** Returns once another connection stands before a lock that somebody holds. */
export async function someoneWaits(db: Database): Promise<void> {
  await until(() => doesAnyoneWait(db), 'somebody waits for a lock');
}
