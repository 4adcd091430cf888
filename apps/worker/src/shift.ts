import type { Delivery } from '#mail';
import type { JobHandler, JobQueue, Logger, Sweep, Sweeper } from '#platform';

/** Jobs at once in one process. One is a chunk of up to a hundred mails, and all of them share the same connections. */
const JOBS_AT_ONCE = 4;

/** Takes up the work when everything stands, and lays it down before anything is closed. */
export class Shift {
  constructor(
    private readonly queue: JobQueue,
    private readonly handlers: readonly JobHandler[],
    private readonly sweeper: Sweeper,
    private readonly sweeps: readonly Sweep[],
    private readonly delivery: Delivery,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.queue.work(this.handlers, JOBS_AT_ONCE);
    this.sweeper.start(this.sweeps);
    this.log.info({ sweeps: this.sweeps.map((sweep) => sweep.name) }, 'worker ready');
  }

  /** Before `onApplicationShutdown`, in which the platform waits for jobs and sweeps and then closes the database. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.delivery.stop();
  }
}
