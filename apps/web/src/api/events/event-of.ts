import { Injectable } from '@nestjs/common';
import { type EventDetails, Events } from '#events';
import { NotFound } from '#platform';

/** Finds the event that a path names, for callers with a key: drafts too. */
@Injectable()
export class EventOf {
  constructor(private readonly events: Events) {}

  /** @throws {NotFound} */
  async slug(slug: string): Promise<EventDetails> {
    const event = await this.events.findInside(slug);
    if (!event) throw new NotFound('event');
    return event;
  }
}
