import type { Clock } from '../clock.js';

/** A clock that stands still until told. */
export class HandClock implements Clock {
  #now: number;

  constructor(start = '2027-03-01T09:00:00Z') {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  moveTo(instant: string | Date): void {
    this.#now = new Date(instant).getTime();
  }

  advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }): void {
    this.#now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
}
