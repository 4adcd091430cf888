import type { EventDetails } from '#events';
import type { Database, Logger } from '#platform';
import { AdmissionDesk } from './admission-desk.js';
import type { AdmissionRows } from './admission-store.js';
import type { RegistrationRequest } from './new-registrations.js';

type Desk = AdmissionDesk<RegistrationRequest, EventDetails>;

/** The admission desks of the events that somebody is registering for now. One that is idle is dropped. */
export class AdmissionDesks {
  readonly #desks = new Map<string, Desk>();

  constructor(
    private readonly database: Database,
    private readonly rows: AdmissionRows,
    private readonly onCommitted: (mailIds: readonly string[]) => void,
    private readonly log: Logger,
  ) {}

  /** The desk of an event. Stand in its line in the same turn of the loop: an idle desk is forgotten after that. */
  of(eventId: string): Desk {
    const open = this.#desks.get(eventId);
    if (open) return open;
    const forget = () => void this.#desks.delete(eventId);
    const desk: Desk = new AdmissionDesk(eventId, this.database, this.rows, this.onCommitted, this.log, forget);
    this.#desks.set(eventId, desk);
    return desk;
  }

  get size(): number {
    return this.#desks.size;
  }
}
