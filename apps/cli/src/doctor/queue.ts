import { setTimeout as pause } from 'node:timers/promises';
import { type Config, JobQueue, openLog } from '#platform';
import { type Finding, ok, saidBy, warning } from './finding.js';

const WITHIN_MS = 5000;

/** The engine of the queue and how many jobs are in it. Jobs are hints, so its failing delays mail and loses nothing. */
export async function aboutQueue({ redisUrl }: Config, databaseUrl: string): Promise<Finding> {
  const on = redisUrl ? 'Redis' : 'PostgreSQL';
  const queue = JobQueue.open({ databaseUrl, redisUrl, log: openLog({ logLevel: 'silent' }, 'doctor') });
  try {
    const depth = await Promise.race([queue.depth(), tooLate()]);
    return ok('queue', `on ${on}, ${depth} waiting`);
  } catch (error) {
    const where = redisUrl ? ' Is REDIS_URL right, with its password?' : '';
    const remedy = `Mail still leaves, a few seconds later: sweeps find the rows.${where}`;
    return warning('queue', `on ${on}: ${saidBy(error)}`, remedy);
  } finally {
    await queue.close();
  }
}

async function tooLate(): Promise<never> {
  await pause(WITHIN_MS, undefined, { ref: false });
  throw new Error('no answer');
}
