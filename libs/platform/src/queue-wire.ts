import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Logger } from 'pino';
import { Presence } from './away.js';

/** BullMQ has tables named `job`, `event` and `meta`: its own schema, its own pool, never in our search_path. */
export const SCHEMA = 'bullmq';
/** A hint that takes longer is as good as lost. */
export const HINT_WITHIN_MS = 2000;
const AGAIN_AFTER_MS = 1000;

/** What BullMQ runs on. It borrows the connection and never closes it. */
export interface Wire {
  readonly connection: pg.Pool | Redis;
  /** True while the server is known to be unreachable. PostgreSQL says so by itself, with an error at once. */
  isAway(): boolean;
  /** Where failures are told of: once when the server goes, once when it is back. */
  readonly presence: Presence;
  /** Lets go of every connection, also of those that BullMQ made from this one. */
  end(): Promise<void>;
}

export function openPool(databaseUrl: string, log: Logger): Wire {
  // Each worker pins one connection for LISTEN; keepAlive lets an idle worker block for an hour instead of ten seconds.
  const options = { max: 6, keepAlive: true, connectionTimeoutMillis: 10_000, options: `-c search_path=${SCHEMA}` };
  const pool = new pg.Pool({ connectionString: databaseUrl, ...options });
  const presence = presenceOfQueue(log);
  pool.on('error', (error) => {
    if (!presence.failed(error)) log.warn({ err: error }, 'a queue connection broke');
  });
  // One that is lent out and at rest has no listener but this, and an error nobody listens to ends the process. Whoever
  // holds it is told by its next query.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    presence.answered();
  });
  return { connection: pool, presence, isAway: () => false, end: () => pool.end() };
}

export function openRedis(redisUrl: string, log: Logger): Wire {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const presence = presenceOfQueue(log);
  const copies: Redis[] = [];
  const duplicate = redis.duplicate.bind(redis);
  // BullMQ forgets its copies when their server goes away while they are being closed, and they would try for ever.
  redis.duplicate = (...options) => {
    const copy = duplicate(...options);
    copies.push(copy);
    return copy;
  };
  let awaited = performance.now() + HINT_WITHIN_MS;
  redis.on('ready', () => {
    awaited = 0;
    presence.answered();
  });
  redis.on('error', (error) => {
    if (!presence.failed(error)) log.warn({ err: error }, 'Redis complains');
  });
  return {
    connection: redis,
    presence,
    isAway: () => redis.status !== 'ready' && performance.now() > awaited,
    end: async () => {
      if (redis.status === 'ready') await within(HINT_WITHIN_MS, redis.quit()).catch(() => undefined);
      for (const one of [redis, ...copies]) one.disconnect();
    },
  };
}

const presenceOfQueue = (log: Logger) =>
  new Presence(log, 'the queue is away; sweeps take over', 'the queue is back; jobs hint again');

/** Waits for `work` while the server is there, and a little beyond: what it waits for may never be answered. */
export async function whileThere(wire: Wire, work: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  const lost = async () => {
    while (!wire.isAway()) await pause(100, undefined, done);
    await pause(HINT_WITHIN_MS, undefined, done);
  };
  await Promise.race([work, lost().catch(() => undefined)]).finally(() => done.abort());
}

/** @throws when `work` takes longer. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

interface Part {
  waitUntilReady(): Promise<unknown>;
  close(force?: boolean): Promise<void>;
}

/**
 * Keeps a part of BullMQ in place. On PostgreSQL one that could not connect at its birth remembers the failure for good
 * and never works, so it is made anew until one comes to life.
 */
export class Lasting<P extends Part> {
  #part: P;
  #isClosed = false;

  constructor(private readonly make: () => P) {
    this.#part = this.#begin();
  }

  get part(): P {
    return this.#part;
  }

  close(force: boolean): Promise<void> {
    this.#isClosed = true;
    return this.#part.close(force);
  }

  #begin(): P {
    const part = this.make();
    part.waitUntilReady().catch(async () => {
      await pause(AGAIN_AFTER_MS, undefined, { ref: false });
      if (this.#isClosed) return;
      void part.close(true).catch(() => undefined);
      this.#part = this.#begin();
    });
    return part;
  }
}
