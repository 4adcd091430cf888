import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart, type Config, freePort, isFree } from '#platform';

/** Processes of a start that was killed let go of their ports within a moment. */
const PATIENCE_MS = 3000;
const NEIGHBOURS = 20;

/**
 * The port of the first web process: the one that was asked for, or, when nobody asked, the first free one from 3000.
 * @throws {CannotStart} when the one that was asked for is taken.
 */
export async function choosePort({ port, host, portIsFixed }: Config): Promise<number> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 200) {
    if (await isFree(port, host)) return port;
    await pause(200);
  }
  if (portIsFixed) {
    throw new CannotStart(
      `Port ${port} is taken by another program.`,
      'Stop that program, or choose another port with PORT.',
    );
  }
  return await nextFree(port + 1, host);
}

/** Ports for the other web processes: each its own, because a proxy in front divides the work. */
export async function morePorts(first: number, count: number, host: string): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await nextFree((ports.at(-1) ?? first) + 1, host));
  return ports;
}

async function nextFree(from: number, host: string): Promise<number> {
  for (let port = from; port < from + NEIGHBOURS && port <= 65_535; port++) if (await isFree(port, host)) return port;
  return await freePort();
}
