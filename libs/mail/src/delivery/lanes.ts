interface Waiting {
  readonly priority: number;
  start(): void;
}

/**
 * A few lanes that all sending of one process shares. Among those who wait the lowest priority number goes first, so
 * that a sign-in link passes a thousand reminders that were claimed before it.
 */
export class Lanes {
  #free: number;
  #waiting: Waiting[] = [];

  constructor(private readonly lanes: number) {
    this.#free = lanes;
  }

  /** Nobody is on a lane, nobody waits for one. */
  get isIdle(): boolean {
    return this.#free === this.lanes;
  }

  /** Runs `work` when a lane is free. */
  async run<T>(priority: number, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((start) => this.#line({ priority, start }));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift(); // hands its lane on, so nobody can slip in between
      if (next) next.start();
      else this.#free++;
    }
  }

  #line(waiting: Waiting): void {
    const before = this.#waiting.findLastIndex((other) => other.priority <= waiting.priority);
    this.#waiting.splice(before + 1, 0, waiting);
  }
}
