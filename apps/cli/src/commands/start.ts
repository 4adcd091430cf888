import { openDkimKey } from '#mail';
import { type Config, readConfig } from '#platform';
import { type Command, readArguments, say } from '../command.js';
import { type Claim, claimWhenFree, type Occupant } from '../start/data-folder.js';
import { Supervisor } from '../start/supervisor.js';
import { Terminal } from '../start/terminal.js';
import { alreadyRunning, welcome } from '../start/welcome.js';

const STARTING: Occupant = { state: 'starting', what: 'npm start' };
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const start: Command = {
  name: 'start',
  operands: '[--no-demo]',
  summary: 'Run Kring: database, site, worker and mailbox.',
  more: [
    'Without DATABASE_URL it brings its own PostgreSQL, and fills it with a small demo community the first time',
    '(not with --no-demo). Without SMTP_URL all mail is caught in a mailbox on this machine.',
    'When Kring runs already, this prints where.',
  ].join('\n'),
  async run(args) {
    const { values } = readArguments(args, { 'no-demo': { type: 'boolean', default: false } }, 0);
    const config = readConfig();
    openDkimKey(config); // a key that cannot sign is told here, not by workers that come and go
    const found = await claimWhenFree(config.dataDir, STARTING, ({ what }) => say(`Waiting for "${what}" …`));
    if (found.kind === 'ours') return await supervise(config, found.claim, { demo: !values['no-demo'] });
    const { site, mailbox } = found.occupant;
    say(alreadyRunning(site ?? config.publicUrl, mailbox, config.dataDir));
    return 0;
  },
};

async function supervise(config: Config, claim: Claim, options: { demo: boolean }): Promise<number> {
  const terminal = new Terminal();
  const supervisor = new Supervisor(config, terminal, claim);
  const told = new Promise<void>((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve());
  });
  void told.then(() => say('\nStopping …'));
  const starting = supervisor.start(options);
  try {
    const addresses = await Promise.race([starting, told]);
    if (addresses) say(welcome(addresses));
    if (addresses) await Promise.race([told, supervisor.broken]);
    return 0;
  } finally {
    await supervisor.stop(starting);
  }
}
