import 'reflect-metadata';
import { apiKeyCreate } from './commands/api-key-create.js';
import { apiKeyRevoke } from './commands/api-key-revoke.js';
import { doctor } from './commands/doctor.js';
import { dryRunOfMails } from './commands/dry-run.js';
import { migrate } from './commands/migrate.js';
import { organiserInvite } from './commands/organiser-invite.js';
import { seed } from './commands/seed.js';
import { signInLink } from './commands/sign-in-link.js';
import { start } from './commands/start.js';
import { run } from './run.js';

const commands = [start, migrate, seed, organiserInvite, signInLink, apiKeyCreate, apiKeyRevoke, dryRunOfMails, doctor];

process.stdout.on('error', () => undefined); // whoever read along has gone; that ends nothing here

process.exit(await run(process.argv.slice(2), commands));
