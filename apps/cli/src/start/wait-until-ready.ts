import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '#platform';
import type { Child } from './child.js';
import type { ProcessLog } from './process-log.js';

const PATIENCE_MS = 60_000;
const STEP_MS = 100;
/** A process that crashes this often before it ever answered will not come up by itself. */
const MOST_CRASHES = 2;

/**
 * Waits until the web process says that it can answer people.
 * @throws {CannotStart} with its last words when it crashes again and again, or stays silent.
 */
export async function waitUntilReady(url: string, web: Child, log: ProcessLog, goOn: () => void): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    goOn();
    if (await isReady(url)) return;
    if (web.crashes >= MOST_CRASHES) break;
    await pause(STEP_MS);
  }
  throw new CannotStart(
    `The ${web.name} process does not come up. Its last words:\n${log.lastWords}`,
    `All of them are in ${log.path}.`,
  );
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** Address at which this machine reaches a server that listens on `host`. */
export function reachable(host: string, port: number): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
