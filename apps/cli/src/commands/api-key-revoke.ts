import { ApiKeys } from '#identity';
import { readConfig } from '#platform';
import { type Command, readArguments, say } from '../command.js';
import { withHouse } from '../house.js';
import { withDatabaseUrl } from '../with-database-url.js';

export const apiKeyRevoke: Command = {
  name: 'api-key:revoke',
  operands: '[id]',
  summary: 'End a key of a program at once and for good; without an id, list the keys that open something.',
  async run(args) {
    const [id] = readArguments(args, {}, 1).positionals;
    const config = readConfig();
    return await withDatabaseUrl(config, 'api-key:revoke', ({ databaseUrl }) =>
      withHouse({ ...config, databaseUrl }, async (house) => {
        const keys = house.get(ApiKeys);
        if (id && (await keys.revoke(id, { kind: 'system' }))) {
          say('That key opens nothing any more.');
          return 0;
        }
        if (id) process.stderr.write('There is no such key, or it had ended already. These open something:\n');
        const living = (await keys.list()).filter(({ revokedAt }) => revokedAt === null);
        for (const key of living) say(`${key.id}  ${key.scopes.join(',').padEnd(10)}  ${key.name}`);
        if (living.length === 0) say('There are no keys.');
        return id ? 1 : 0;
      }),
    );
  },
};
