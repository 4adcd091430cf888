import { Inject, Injectable } from '@nestjs/common';
import { type EventDetails, type EventState, Events, eventState } from '#events';
import { CLOCK, type Clock, Database, NotFound } from '#platform';
import { getRegistrationOf, type Registration } from '#registrations';

/** Finds what a path names, for callers with a key: drafts too. */
@Injectable()
export class EventOf {
  constructor(
    private readonly events: Events,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws {NotFound} */
  async slug(slug: string): Promise<EventDetails> {
    const event = await this.events.findInside(slug);
    if (!event) throw new NotFound('event');
    return event;
  }

  /** @throws {NotFound} also for a registration of another event. */
  async registration(at: { readonly slug: string; readonly registrationId: string }) {
    const event = await this.slug(at.slug);
    const registration: Registration = await getRegistrationOf(this.database.read, event.id, at.registrationId);
    return { event, registration };
  }

  async state(event: EventDetails): Promise<EventState> {
    return eventState(event, await this.events.pools(event.id), this.clock.now());
  }
}
