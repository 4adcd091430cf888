import { setTimeout } from 'node:timers/promises';
import type { Database } from '../database.js';

const WAITING = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** Returns once another connection stands before a lock that somebody holds. */
export async function someoneWaits(db: Database): Promise<void> {
  while ((await db.read.query(WAITING)).length === 0) await setTimeout(5);
}
