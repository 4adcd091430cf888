import { ApiKeys, type Organiser, Organisers, SCOPES, type Scope } from '#identity';
import { readConfig } from '#platform';
import { type Command, readArguments, say, UsageError } from '../command.js';
import { withHouse } from '../house.js';
import { withDatabaseUrl } from '../with-database-url.js';

export const apiKeyCreate: Command = {
  name: 'api-key:create',
  operands: '<name>',
  summary: 'Make a key with which a program asks in the name of an organiser, and print it once.',
  more: [
    '  --organiser <email>      in whose name; the first owner when not given',
    '  --scopes read|read,write what it may do; read when not given. See docs/API.md',
  ].join('\n'),
  async run(args) {
    const options = { organiser: { type: 'string' }, scopes: { type: 'string' } } as const;
    const { positionals, values } = readArguments(args, options, 1);
    const [name] = positionals;
    if (!name) throw new UsageError('What is the key for? Give it a name, such as "website".');
    const scopes = readScopes(values.scopes ?? 'read');
    const config = readConfig();
    const made = await withDatabaseUrl(config, 'api-key:create', ({ databaseUrl }) =>
      withHouse({ ...config, databaseUrl }, async (house) => {
        const organiser = chosen(await house.get(Organisers).list(), values.organiser);
        if (!organiser) return undefined;
        const key = await house.get(ApiKeys).make({ name, organiserId: organiser.id, scopes });
        if (!key) throw new UsageError('A name has 1 to 80 characters.');
        return { key, email: organiser.email };
      }),
    );
    if (!made) {
      process.stderr.write(`No organiser ${values.organiser ?? 'who is an owner'} may come in.\n`);
      return 1;
    }
    say(`For ${made.email}, to ${scopes.join(' and ')}. It is shown this once; keep it as you keep a password:`);
    say(made.key);
    return 0;
  },
};

function chosen(organisers: readonly Organiser[], email: string | undefined): Organiser | undefined {
  const active = organisers.filter(({ disabledAt }) => disabledAt === null);
  const wanted = email?.trim().toLowerCase();
  return active.find((one) => (wanted === undefined ? one.role === 'owner' : one.email === wanted));
}

function readScopes(typed: string): Scope[] {
  const words = typed.split(',').map((word) => word.trim());
  const scopes = SCOPES.filter((scope) => words.includes(scope));
  if (scopes.length === 0 || words.some((word) => !SCOPES.some((scope) => scope === word)))
    throw new UsageError(`--scopes is one or both of ${SCOPES.join(', ')}`);
  return scopes;
}
