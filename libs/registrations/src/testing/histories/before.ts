import type { HeldPlace } from '../../places/session-places.js';
import type { House, PoolRow } from './house.js';

/** How the house stood before a step. */
export interface Before {
  readonly pools: ReadonlyMap<PoolRow, PoolBefore>;
  readonly live: readonly string[];
  readonly places: ReadonlyMap<string, readonly HeldPlace[]>;
  readonly offers: House['offers'];
}

export interface PoolBefore {
  readonly taken: number;
  /** Ids of those who wait, first in line first; those who are held a place are in `up`, with those who are in. */
  readonly line: readonly string[];
  readonly up: ReadonlySet<string>;
  /** Numbers of those who wait for a place here with one the other way, by id; also of who answers an offer first. */
  readonly crossing: ReadonlyMap<string, number>;
  /** Ids of those who wait for the event and wish for this session. */
  readonly wished: ReadonlySet<string>;
}
