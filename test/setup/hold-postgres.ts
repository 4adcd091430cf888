import { EmbeddedPostgres } from '#platform';

/** A parent that is going to be killed: starts PostgreSQL in the folder it is given, says its number, and stays. */
const server = await EmbeddedPostgres.open({ dataDir: process.argv[2] ?? '', settings: { fsync: 'off' } });
process.stdout.write(`${server.pid}\n`);
setInterval(() => undefined, 1000);
