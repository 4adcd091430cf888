import type { Config } from '#platform';
import { migrateDatabase } from '../migrate-database.js';

/** What a start leaves behind before the first page is asked for. */
export interface Prepared {
  /** Address that signs an organiser in once; `undefined` when there is no organiser yet. */
  readonly signIn?: string | undefined;
}

/** Brings the tables up to date, and shows a newcomer something to look at. */
export async function prepare(
  config: Config & { databaseUrl: string },
  _options: { demo: boolean },
): Promise<Prepared> {
  await migrateDatabase(config.databaseUrl);
  return {};
}
