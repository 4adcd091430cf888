import {
  Queue as BullQueue,
  createPostgresBackend,
  type Job,
  runMigrations,
  setDefaultBackendFactory,
  Worker,
} from 'bullmq';
import pg from 'pg';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { HINT_WITHIN_MS, Lasting, openPool, openRedis, SCHEMA, type Wire, whileThere, within } from './queue-wire.js';

/** A kind of job: its name and the shape of its payload. Payloads carry ids only; rows say what must happen. */
export interface JobDefinition<Payload = unknown> {
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
}

const catalogue = new Map<string, JobDefinition>();

/**
 * Adds a kind of job to the catalogue of this program.
 * @throws when another job has the name.
 */
export function defineJob<Payload>(name: string, schema: z.ZodType<Payload>): JobDefinition<Payload> {
  if (catalogue.has(name)) throw new Error(`Two jobs are called "${name}"`);
  const job = { name, schema };
  catalogue.set(name, job);
  return job;
}

/** What a worker does for one kind of job. Build it with `handle`, which ties the payload's type to the job. */
export interface JobHandler {
  readonly job: JobDefinition;
  run(payload: unknown): Promise<void>;
}

/** Ties a job to what is done for it. The payload is parsed before `run` sees it. */
export function handle<Payload>(job: JobDefinition<Payload>, run: (payload: Payload) => Promise<void>): JobHandler {
  return { job, run: async (payload) => await run(job.schema.parse(payload)) };
}

/**
 * The handlers by name, after checking that the catalogue and the handlers are the same set.
 * @throws naming every job without a handler, handler without a job, and job with two handlers.
 */
export function checkHandlers(handlers: readonly JobHandler[], jobs: ReadonlyMap<string, JobDefinition> = catalogue) {
  const table = new Map<string, JobHandler>();
  const problems: string[] = [];
  for (const handler of handlers) {
    const name = handler.job.name;
    if (jobs.get(name) !== handler.job) problems.push(`handler for "${name}", which is not in the catalogue`);
    if (table.has(name)) problems.push(`two handlers for "${name}"`);
    table.set(name, handler);
  }
  for (const name of jobs.keys()) if (!table.has(name)) problems.push(`no handler for "${name}"`);
  if (problems.length > 0) throw new Error(`The worker cannot start: ${problems.join('; ')}`);
  return table;
}

const QUEUE = 'kring';

export interface QueueOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly log: Logger;
}

/**
 * The job queue: a hint that makes work happen sooner. Losing all of it loses no promise, so adding to it never fails
 * the caller. Runs on Redis when there is one, else on PostgreSQL; the choice holds for the whole process.
 */
export class JobQueue {
  #workers: Lasting<Worker>[] = [];
  readonly #queue: Lasting<BullQueue>;

  private constructor(
    private readonly wire: Wire,
    private readonly log: Logger,
  ) {
    this.#queue = new Lasting(() => this.#makeQueue());
  }

  static open({ databaseUrl, redisUrl, log }: QueueOptions): JobQueue {
    if (!redisUrl) setDefaultBackendFactory(createPostgresBackend);
    return new JobQueue(redisUrl ? openRedis(redisUrl, log) : openPool(databaseUrl, log), log);
  }

  /** Creates BullMQ's tables. Part of our own migrate step; does nothing on Redis. */
  static async migrate(databaseUrl: string): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      await client.end();
    }
  }

  /**
   * Adds jobs in one statement. A queue that is down is a warning, and soon one: a sweep finds the rows, and nobody
   * waits for a hint.
   */
  async nudge<Payload>(job: JobDefinition<Payload>, payloads: readonly Payload[], priority = 0): Promise<void> {
    if (payloads.length === 0) return;
    const jobs = payloads.map((data) => ({ name: job.name, data, opts: priority ? { priority } : {} }));
    try {
      if (this.wire.isAway()) throw new Error('the connection is lost'); // Redis would keep it in memory until it is back
      await within(HINT_WITHIN_MS, this.#queue.part.addBulk(jobs));
    } catch (error) {
      this.log.warn({ err: error, job: job.name }, 'could not hint the worker; the sweep will find the rows');
    }
  }

  /**
   * Starts working off jobs, `concurrency` at a time in this process.
   * @throws at once when the handlers do not fit the catalogue.
   */
  work(handlers: readonly JobHandler[], concurrency: number): void {
    const table = checkHandlers(handlers);
    const run = async (job: Job) => {
      const handler = table.get(job.name);
      if (!handler) throw new Error(`A newer program left a job "${job.name}" that this one does not know`);
      await handler.run(job.data);
    };
    this.#workers.push(new Lasting(() => this.#makeWorker(run, concurrency)));
  }

  /** Number of jobs waiting or running. */
  async depth(): Promise<number> {
    const counts = await this.#queue.part.getJobCounts('waiting', 'active', 'prioritized', 'delayed');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  /** Finishes the jobs in hand, then lets go of the connection. From a server that is away nothing is waited for. */
  async close(): Promise<void> {
    const force = this.wire.isAway();
    const closing = Promise.all([this.#queue, ...this.#workers].map((part) => part.close(force)));
    await whileThere(this.wire, closing);
    await this.wire.end();
  }

  #makeQueue(): BullQueue {
    const queue = new BullQueue(QUEUE, {
      connection: this.wire.connection as never,
      defaultJobOptions: { removeOnComplete: true, removeOnFail: 1000, attempts: 1 },
      streams: { events: { maxLen: 1000 } },
    });
    queue.on('error', (error) => this.#tell(error));
    return queue;
  }

  #makeWorker(run: (job: Job) => Promise<void>, concurrency: number): Worker {
    // A restarted PostgreSQL should be noticed within a second, not after BullMQ's default of fifteen.
    const options = { connection: this.wire.connection as never, concurrency, runRetryDelay: 1000 };
    const worker = new Worker(QUEUE, run, options);
    worker.on('error', (error) => this.#tell(error));
    worker.on('failed', (job, error) => this.log.error({ err: error, job: job?.name }, 'a job failed'));
    return worker;
  }

  #tell(error: Error): void {
    if (!this.wire.presence.failed(error)) this.log.warn({ err: error }, 'the queue complains');
  }
}
