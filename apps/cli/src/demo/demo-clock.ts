import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '#platform';

/** A clock for the demo community's past. Several of its events are put on stage at once, each in a time of its own. */
export class DemoClock implements Clock {
  readonly #at = new AsyncLocalStorage<Date>();

  /** @param otherwise the time outside `during`. */
  constructor(private readonly otherwise: Date) {}

  now(): Date {
    return this.#at.getStore() ?? this.otherwise;
  }

  /** Does `work`, and whatever it sets off, as if it were `at`. */
  during<T>(at: Date, work: () => Promise<T>): Promise<T> {
    return this.#at.run(at, work);
  }
}
