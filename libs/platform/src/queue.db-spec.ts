import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from './embedded/index.js';
import { JobQueue } from './queue.js';
import { keepsTheQueuesPromises, type QueueGround } from './testing/queue-promises.js';

/** A PostgreSQL of its own: it is taken away while others need theirs. */
async function postgres(): Promise<QueueGround> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kring-queue-'));
  chmodSync(dataDir, 0o711);
  const settings = { fsync: 'off' };
  let server = await EmbeddedPostgres.open({ dataDir, settings });
  await JobQueue.migrate(server.url);
  return {
    databaseUrl: server.url,
    stop: () => server.stop(),
    kill: async () => {
      process.kill(server.pid, 'SIGKILL');
      await new Promise<void>((resolve) => server.onLost(resolve));
    },
    start: async () => {
      server = await EmbeddedPostgres.open({ dataDir, settings, port: server.port });
    },
    leave: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

keepsTheQueuesPromises('PostgreSQL', postgres);
