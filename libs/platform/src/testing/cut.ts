import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../embedded/index.js';

export interface Cut {
  /** Connects to the same database, through the place where the wire will be cut. */
  readonly url: string;
  /** How often a COMMIT went through whose answer did not come back. */
  readonly cuts: number;
  /** From now on, the next COMMIT is delivered to PostgreSQL and its answer is not. */
  arm(): void;
  close(): Promise<void>;
}

/** A wire to PostgreSQL that can break at the worst moment: after the server committed, before the client knows. */
export async function cutAfterCommit(url: string): Promise<Cut> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let armed = false;
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let cutting = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.on('data', (chunk) => {
      if (armed && chunk.includes('COMMIT')) {
        armed = false;
        cutting = true;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (!cutting) return client.write(chunk);
      cuts++; // PostgreSQL has answered, so it has committed: nobody will hear of it
      client.destroy();
      upstream.destroy();
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const through = new URL(url);
  through.port = String(port);
  return {
    url: through.href,
    get cuts() {
      return cuts;
    },
    arm: () => {
      armed = true;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
