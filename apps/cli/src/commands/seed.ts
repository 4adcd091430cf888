import { clockOf, readConfig } from '#platform';
import { type Command, readArguments, say } from '../command.js';
import { seedDemo } from '../demo/seed-demo.js';
import { migrateDatabase } from '../migrate-database.js';
import { withDatabaseUrl } from '../with-database-url.js';

export const seed: Command = {
  name: 'seed',
  operands: '',
  summary: 'Fill an empty database with a small demo community.',
  more: 'Does nothing when there is a community already. The invented people live at example.org, where no mail arrives.',
  async run(args) {
    readArguments(args, {}, 0);
    const config = readConfig();
    const outcome = await withDatabaseUrl(config, 'seed', async ({ databaseUrl }) => {
      await migrateDatabase(databaseUrl);
      return await seedDemo({ ...config, databaseUrl }, clockOf(config).now());
    });
    if (outcome.kind === 'not_empty') {
      process.stderr.write('There is a community already, so nothing was written.\n');
      return 1;
    }
    say(`Made ${outcome.events} events with ${outcome.people} registrations.`);
    return 0;
  },
};
