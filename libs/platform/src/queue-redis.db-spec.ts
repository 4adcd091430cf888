/** @needs redis */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './embedded/index.js';
import { keepsTheQueuesPromises, type QueueGround } from './testing/queue-promises.js';

async function redis(): Promise<QueueGround> {
  const folder = mkdtempSync(join(tmpdir(), 'kring-redis-'));
  const port = await freePort();
  const start = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''];
    const child = spawn(process.env.REDIS_SERVER_PATH ?? 'redis-server', args, {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) if (line.includes('Ready to accept')) break;
    child.stdout.resume();
    return child;
  };
  let server = await start();
  const end = async (signal: NodeJS.Signals) => {
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  };
  return {
    databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
    redisUrl: `redis://127.0.0.1:${port}`,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start: async () => {
      server = await start();
    },
    leave: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

keepsTheQueuesPromises('Redis', redis);
