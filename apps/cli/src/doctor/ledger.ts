import type { Database } from '#platform';
import { type Finding, ok, problem, warning } from './finding.js';

const STUCK_MS = 10 * 60_000;

/** Mail that failed, or that has been due for a while. */
export async function aboutMail(database: Database, now: Date): Promise<Finding[]> {
  const [{ failed, stuck }] = await database.read.query(
    `select count(*) filter (where status = 'failed')::int as failed,
            count(*) filter (where status = 'queued' and next_attempt_at < $1)::int as stuck
     from outgoing_mail where status in ('failed', 'queued')`,
    [new Date(now.getTime() - STUCK_MS)],
  );
  const found: Finding[] = [];
  if (stuck > 0) {
    const remedy = 'Is a worker running, and does the mail server take mail?';
    found.push(problem('mail', `${stuck} due for more than ten minutes`, remedy));
  }
  if (failed > 0) found.push(warning('mail', `${failed} could not be delivered`, 'The console shows which, and why.'));
  return found.length > 0 ? found : [ok('mail', 'nothing failed, nothing late')];
}
