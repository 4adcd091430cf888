import { ensureCommunity } from '#identity';
import { type Config, clockOf, Database, isLoopback } from '#platform';
import { seedDemo } from '../demo/seed-demo.js';
import { withHouse } from '../house.js';
import { migrateDatabase } from '../migrate-database.js';
import { makeSignInAddress } from '../sign-in-address.js';

export interface PrepareOptions {
  /** What a first run of the embedded database shows; `nothing` for a database of one's own. */
  readonly firstRun: 'demo' | 'empty' | 'nothing';
}

/** What a start leaves behind before the first page is asked for. */
export interface Prepared {
  /** Address that signs an organiser in once; `undefined` when it may not be printed, or nobody organises yet. */
  readonly signIn?: string | undefined;
}

/** Brings the tables up to date, shows a newcomer something to look at, and makes the link to sign in with. */
export async function prepare(
  config: Config & { databaseUrl: string },
  { firstRun }: PrepareOptions,
): Promise<Prepared> {
  const now = clockOf(config).now();
  await migrateDatabase(config.databaseUrl);
  if (firstRun === 'demo') await seedDemo(config, now);
  return await withHouse(config, async (house) => {
    // Whoever began without the demo does not get it later either.
    if (firstRun === 'empty') await house.get(Database).transaction((tx) => ensureCommunity(tx, {}, now));
    // A service writes its standard output to a log, and this link is a key.
    if (!process.stdout.isTTY && (firstRun === 'nothing' || !isLoopback(config.publicUrl))) return {};
    return { signIn: (await makeSignInAddress(house, config.publicUrl))?.url };
  });
}
