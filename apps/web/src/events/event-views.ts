import { Inject, Injectable } from '@nestjs/common';
import { type EventDetails, type EventState, Events, eventState, type Pool, type Programme } from '#events';
import { CLOCK, type Clock, NotFound } from '#platform';

/** Everything a public page about an event says. */
export interface EventView {
  readonly event: EventDetails;
  readonly pools: readonly Pool[];
  readonly state: EventState;
  readonly programme: Programme;
}

/** Gathers what pages about an event show. */
@Injectable()
export class EventViews {
  constructor(
    private readonly events: Events,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws {NotFound} for an unknown address and for a draft, which has none yet. */
  async bySlug(slug: string): Promise<EventView> {
    const event = await this.events.findBySlug(slug);
    if (!event) throw new NotFound('event');
    const [pools, programme] = await Promise.all([this.events.pools(event.id), this.events.programme(event.id)]);
    return { event, pools, programme, state: eventState(event, pools, this.clock.now()) };
  }
}
