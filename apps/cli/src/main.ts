import 'reflect-metadata';
import { migrate } from './commands/migrate.js';
import { start } from './commands/start.js';
import { run } from './run.js';

process.exit(await run(process.argv.slice(2), [start, migrate]));
