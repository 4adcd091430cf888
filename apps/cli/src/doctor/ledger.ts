import { countTrouble } from '#mail';
import type { Database } from '#platform';
import { type Finding, ok, problem, warning } from './finding.js';

const LATE_MS = 10 * 60_000;

/** Mail that failed, or that has been due for a while. */
export async function aboutMail(database: Database, now: Date): Promise<Finding[]> {
  const { failed, late } = await countTrouble(database.read, new Date(now.getTime() - LATE_MS));
  const found: Finding[] = [];
  if (late > 0) {
    const remedy = 'Is a worker running, and does the mail server take mail?';
    found.push(problem('mail', `${late} due for more than ten minutes`, remedy));
  }
  if (failed > 0) found.push(warning('mail', `${failed} could not be delivered`, 'The console shows which, and why.'));
  return found.length > 0 ? found : [ok('mail', 'nothing failed, nothing late')];
}
