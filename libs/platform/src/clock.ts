import { readFileSync } from 'node:fs';
import type { Config } from './config.js';

/** The one source of the present moment. Application SQL never asks the database for the time; it is a parameter. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that several processes move together: the file holds an offset in milliseconds, read again at every call.
 * Only the test profile can ask for it (see `readConfig`).
 */
export class FileClock implements Clock {
  constructor(private readonly file: string) {}

  now(): Date {
    return new Date(Date.now() + this.#offset());
  }

  #offset(): number {
    try {
      return Number(readFileSync(this.file, 'utf8')) || 0;
    } catch {
      return 0; // not moved yet
    }
  }
}

/** The clock that the settings ask for: in tests one that they move, else the real one. */
export function clockOf({ testClockFile }: Pick<Config, 'testClockFile'>): Clock {
  return testClockFile ? new FileClock(testClockFile) : systemClock;
}
