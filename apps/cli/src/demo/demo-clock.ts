import type { Clock } from '#platform';

/** A clock that is put to the moments of the demo community's past. */
export class DemoClock implements Clock {
  constructor(private at: Date) {}

  now(): Date {
    return this.at;
  }

  moveTo(at: Date): void {
    this.at = at;
  }
}
