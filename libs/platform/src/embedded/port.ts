import { createServer } from 'node:net';

/** From 32768 upwards Linux hands ports to outgoing connections: one may hold ours at the moment we need it. */
const LOWEST = 15_000;
const HIGHEST = 32_700;

/** A port of 127.0.0.1 that is free now: `wanted` if it can be had, else any other. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await isFree(wanted))) return wanted;
  for (let tries = 0; tries < 200; tries++) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port found between ${LOWEST} and ${HIGHEST} on 127.0.0.1`);
}

/** True when a server could listen on that port now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
