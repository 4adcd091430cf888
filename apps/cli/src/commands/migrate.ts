import { readConfig } from '#platform';
import { type Command, readArguments, say } from '../command.js';
import { migrateDatabase } from '../migrate-database.js';
import { withDatabaseUrl } from '../with-database-url.js';

export const migrate: Command = {
  name: 'migrate',
  operands: '',
  summary: 'Bring the tables of the database up to date.',
  more: [
    'Works on DATABASE_URL, or else on the embedded database of DATA_DIR. "npm start" does this by itself.',
    'Several machines may run it at once: the first does the work, the others wait.',
  ].join('\n'),
  async run(args) {
    readArguments(args, {}, 0);
    const config = readConfig();
    const done = await withDatabaseUrl(config, 'migrate', ({ databaseUrl }) => migrateDatabase(databaseUrl));
    say(done.length === 0 ? 'The database is up to date.' : `Done: ${done.join(', ')}.`);
    return 0;
  },
};
