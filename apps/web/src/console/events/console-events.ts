import { Inject, Injectable } from '@nestjs/common';
import {
  type EventDetails,
  type EventState,
  Events,
  eventPlaces,
  eventState,
  type Pool,
  type SessionNews,
} from '#events';
import { CLOCK, type Clock, Database } from '#platform';
import {
  countClashing,
  countClashingAfter,
  countPeopleIn,
  countRegistrations,
  countWishesFor,
  NO_REGISTRATIONS,
  type RegistrationCounts,
} from '#registrations';

/** An event as every page about it needs it. */
export interface EventView {
  readonly event: EventDetails;
  readonly pools: readonly Pool[];
  readonly state: EventState;
  /** Null is unlimited. */
  readonly capacity: number | null;
}

/** Reads an event for a page of the console. */
@Injectable()
export class ConsoleEvents {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws {NotFound} */
  async view(id: string): Promise<EventView> {
    const event = await this.events.get(id);
    const pools = await this.events.pools(id);
    const state = eventState(event, pools, this.clock.now());
    return { event, pools, state, capacity: eventPlaces(pools).capacity };
  }

  /** How many people take part, and how many wait. */
  async counts(id: string): Promise<RegistrationCounts> {
    return (await countRegistrations(this.database.read, [id])).get(id) ?? NO_REGISTRATIONS;
  }

  /** Whom a change of these sessions concerns, each person once. */
  peopleIn(sessionIds: readonly string[]): Promise<number> {
    return countPeopleIn(this.database.read, sessionIds);
  }

  /** Who hold two sessions at the same time. */
  clashing(eventId: string): Promise<number> {
    return countClashing(this.database.read, eventId);
  }

  /** Who would, after this change. */
  clashingAfter({ id }: Pick<EventDetails, 'id'>, news: readonly SessionNews[]): Promise<number> {
    const moved = news.map(({ session, after: { startsAt, endsAt } }) => ({ sessionId: session.id, startsAt, endsAt }));
    return countClashingAfter(this.database.read, id, moved);
  }

  /** Who waits for the event and wishes for this session. */
  wishesFor(sessionId: string): Promise<number> {
    return countWishesFor(this.database.read, sessionId);
  }
}
