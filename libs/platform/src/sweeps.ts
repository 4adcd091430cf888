import type { Logger } from 'pino';
import { Presence } from './away.js';
import type { Clock } from './clock.js';
import type { Database, Tx } from './database.js';

/** Recurring work that finds rows which are due. It repairs whatever a lost job left behind. */
export interface Sweep {
  readonly name: string;
  /** Seconds of real time between two runs in one process. */
  readonly everySeconds: number;
  /** Does the work. Runs in no transaction of its own: it takes as many as it needs. */
  run(now: Date): Promise<void>;
}

/** Does nothing but leave the time of its turn in `sweep_run`: whoever reads a recent one knows that a worker is alive. */
export const heartbeat: Sweep = { name: 'worker', everySeconds: 10, run: async () => undefined };

/**
 * Runs sweeps from plain timers, not from the queue: what repairs the queue must not depend on it. Any number of
 * workers may run the same sweeps; an advisory lock lets one do the work while the others skip their turn.
 */
export class Sweeper {
  #timers: NodeJS.Timeout[] = [];
  #running = new Set<Promise<void>>();
  #stopped = false;
  #inHand = 0;
  #line: (() => void)[] = [];
  readonly #presence: Presence;

  /**
   * @param atOnce how many sweeps may run at the same time in this process. Each holds a connection for its lock and
   * needs others for its work, so it must stay well below the size of the pool.
   */
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Logger,
    private readonly atOnce = 3,
  ) {
    this.#presence = new Presence(
      log,
      'the database is away; sweeps wait for it',
      'the database is back; sweeps go on',
    );
  }

  start(sweeps: readonly Sweep[]): void {
    const names = new Set(sweeps.map((sweep) => sweep.name));
    if (names.size !== sweeps.length) throw new Error('Two sweeps have the same name');
    for (const sweep of sweeps) this.#plan(sweep, 0);
  }

  /** Stops planning and waits for the sweeps in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const goOn of this.#line.splice(0)) goOn();
    await Promise.allSettled(this.#running);
  }

  #plan(sweep: Sweep, delay: number): void {
    if (this.#stopped) return;
    const timer = setTimeout(() => {
      this.#timers = this.#timers.filter((other) => other !== timer);
      const turn = this.#inLine(() => this.#turn(sweep)).finally(() => {
        this.#running.delete(turn);
        this.#plan(sweep, sweep.everySeconds * 1000);
      });
      this.#running.add(turn);
    }, delay);
    this.#timers.push(timer);
  }

  async #inLine(work: () => Promise<void>): Promise<void> {
    if (this.#inHand >= this.atOnce) await new Promise<void>((goOn) => this.#line.push(goOn));
    if (this.#stopped) return;
    this.#inHand++;
    try {
      await work();
    } finally {
      this.#inHand--;
      this.#line.shift()?.();
    }
  }

  async #turn(sweep: Sweep): Promise<void> {
    try {
      await this.database.transaction(async (guard: Tx) => {
        // This transaction only holds the guard while the sweep works in others, which may take minutes of mail.
        await guard.query('set local idle_in_transaction_session_timeout = 0');
        this.#presence.answered();
        const [lock] = await guard.query('select pg_try_advisory_xact_lock(hashtext($1)) as mine', [
          `sweep/${sweep.name}`,
        ]);
        if (!lock.mine) return;
        const now = this.clock.now();
        await sweep.run(now);
        await guard.query(
          `insert into sweep_run (name, ran_at, every_seconds) values ($1, $2, $3)
           on conflict (name) do update set ran_at = excluded.ran_at, every_seconds = excluded.every_seconds`,
          [sweep.name, now, Math.ceil(sweep.everySeconds)],
        );
      });
    } catch (error) {
      if (this.#presence.failed(error)) return;
      this.log.error({ err: error, sweep: sweep.name }, 'a sweep failed; it runs again at its next turn');
    }
  }
}
