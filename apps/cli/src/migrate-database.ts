import { migrations } from '#migrations';
import { Database, JobQueue } from '#platform';

/** Brings our tables and those of the queue up to date. Returns the names of what was applied. */
export async function migrateDatabase(url: string): Promise<string[]> {
  const database = await Database.open({ url, pool: 2, migrations });
  try {
    const done = await database.migrate();
    await JobQueue.migrate(url);
    return done;
  } finally {
    await database.close();
  }
}
