import { type Config, EmbeddedPostgres } from '#platform';
import { claimWhenFree, type Occupant } from './start/data-folder.js';

/** What a command works on. `running` is the `npm start` on the same data folder, if there is one. */
export interface Ground {
  readonly databaseUrl: string;
  readonly running?: Occupant;
}

/**
 * Gives `work` a database: DATABASE_URL, or the embedded one. That one is borrowed from the `npm start` that is running,
 * or else started for the occasion, while whoever starts Kring meanwhile waits for us.
 */
export async function withDatabaseUrl<T>(
  config: Config,
  purpose: string,
  work: (ground: Ground) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl) return await work({ databaseUrl: config.databaseUrl });
  const found = await claimWhenFree(config.dataDir, { state: 'busy', what: `kring ${purpose}` });
  const server = await EmbeddedPostgres.open({ dataDir: config.dataDir });
  if (found.kind === 'taken') return await work({ databaseUrl: server.url, running: found.occupant });
  try {
    return await work({ databaseUrl: server.url });
  } finally {
    if (!server.wasRunning) await server.stop();
    await found.claim.release();
  }
}
