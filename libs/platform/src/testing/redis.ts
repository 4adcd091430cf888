import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../embedded/index.js';

/** A Redis of one's own, on one port for as long as the test needs it. */
export interface OwnRedis {
  readonly url: string;
  /** Ends it as an administrator would. */
  stop(): Promise<void>;
  /** Ends it without a word. */
  kill(): Promise<void>;
  /** Starts it again, with what it had written down. */
  start(): Promise<void>;
  /** Forgets everything at once, as a mistaken administrator would. */
  flush(): Promise<void>;
  /** Stops it for good and leaves nothing behind. */
  leave(): Promise<void>;
}

/** Starts `redis-server`, found by `npm test`. A suite that calls this says `@needs redis` in its first line. */
export async function startRedis(): Promise<OwnRedis> {
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
    url: `redis://127.0.0.1:${port}`,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start: async () => {
      server = await start();
    },
    flush: async () => {
      const socket = connect(port, '127.0.0.1').end('FLUSHALL\r\n'); // its protocol takes a plain line
      await once(socket, 'data');
    },
    leave: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
