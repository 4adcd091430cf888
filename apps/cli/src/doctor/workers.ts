import { type Database, heartbeat } from '#platform';
import { type Finding, ok, problem, spell, warning } from './finding.js';

/** Some turns of the heartbeat, so that a busy moment is no alarm. */
const SILENT_MS = 6 * heartbeat.everySeconds * 1000;
/** Nearly all sweeps run every few seconds; one that takes its time over a hanging mail server is not late yet. */
const LATE_MS = 10 * 60_000;

/**
 * Whether a worker is at work, on whichever queue: every worker leaves a heartbeat in the database.
 * @param isExpected false for an embedded database that was only started for the doctor.
 */
export async function aboutWorkers(database: Database, now: Date, isExpected: boolean): Promise<Finding> {
  if (!isExpected) return warning('worker', 'Kring is not running', 'Start it with "npm start".');
  const [beat]: { ran_at: Date }[] = await database.read.query('select ran_at from sweep_run where name = $1', [
    heartbeat.name,
  ]);
  const silence = beat ? now.getTime() - beat.ran_at.getTime() : Number.POSITIVE_INFINITY;
  if (silence <= SILENT_MS) return ok('worker', `at work, seen ${spell(silence)} ago`);
  const text = beat ? `none seen for ${spell(silence)}` : 'none has run yet';
  return problem('worker', text, 'Start a worker: without one no mail leaves and no reminder is made.');
}

/** When each sweep had its last turn: together they repair what the queue loses. */
export async function aboutSweeps(database: Database, now: Date): Promise<Finding[]> {
  const rows: { name: string; ran_at: Date; every_seconds: number }[] = await database.read.query(
    'select name, ran_at, every_seconds from sweep_run where name <> $1 order by ran_at desc, name',
    [heartbeat.name],
  );
  if (rows.length === 0) return [];
  const ages = rows.map(({ name, ran_at, every_seconds }) => {
    const age = now.getTime() - ran_at.getTime();
    return { name, age, isLate: age > Math.max(LATE_MS, 2000 * every_seconds) };
  });
  const say = (list: typeof ages) => list.map(({ name, age }) => `${name} ${spell(age)} ago`).join(', ');
  const late = ages.filter(({ isLate }) => isLate);
  if (late.length === 0) return [ok('sweeps', say(ages))];
  return [warning('sweeps', say(late), 'Is a worker running? If one is, its log says what keeps it from its turn.')];
}
