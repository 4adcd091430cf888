import { type Database, systemClock } from '#platform';
import type { Finding } from './finding.js';

/** Every sweep takes its turn within a minute, but for the hourly ones. */
const LATE_MS = 2 * 3_600_000;
const STUCK_MS = 10 * 60_000;

/** Whether workers have taken their turns lately: they repair what the queue loses. */
export async function aboutSweeps(database: Database): Promise<Finding[]> {
  const now = systemClock.now();
  const rows: { name: string; ran_at: Date }[] = await database.read.query(
    'select name, ran_at from sweep_run order by name',
  );
  if (rows.length === 0) return [{ what: 'sweeps', state: 'ok', text: 'no worker has run yet' }];
  const late = rows.filter((row) => now.getTime() - row.ran_at.getTime() > LATE_MS).map((row) => row.name);
  if (late.length === 0) return [{ what: 'sweeps', state: 'ok', text: `${rows.length}, all on time` }];
  const text = `${late.join(', ')} did not run in the last two hours`;
  return [{ what: 'sweeps', state: 'warning', text, remedy: 'Start a worker: without one no mail leaves.' }];
}

/** Mail that failed, or that has been due for a while. */
export async function aboutMail(database: Database): Promise<Finding[]> {
  const now = systemClock.now();
  const [{ failed, stuck }] = await database.read.query(
    `select count(*) filter (where status = 'failed')::int as failed,
            count(*) filter (where status = 'queued' and next_attempt_at < $1)::int as stuck
     from outgoing_mail where status in ('failed', 'queued')`,
    [new Date(now.getTime() - STUCK_MS)],
  );
  const found: Finding[] = [];
  if (stuck > 0) {
    const remedy = 'Is a worker running, and does the mail server take mail?';
    found.push({ what: 'mail', state: 'problem', text: `${stuck} due for more than ten minutes`, remedy });
  }
  if (failed > 0) {
    const remedy = 'The console shows which, and why.';
    found.push({ what: 'mail', state: 'warning', text: `${failed} could not be delivered`, remedy });
  }
  return found.length > 0 ? found : [{ what: 'mail', state: 'ok', text: 'nothing failed, nothing late' }];
}
