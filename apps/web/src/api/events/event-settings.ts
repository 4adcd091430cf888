import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type EventDetails, EventFields, Events } from '#events';
import { eventFormValues } from '../../console/events/event-form-values.js';
import { settingsOf } from '../answering/settings.js';

const NUMBERS = ['capacity', 'capacityOnline', 'capacityOnSite', 'waitingCapacity', 'offerHours'];

/** `tell`: whoever must hear of it may be mailed. Without it nothing is done where somebody would be. */
export const Tell = z.object({ tell: z.boolean().default(false).describe('Mail the people whom it concerns.') });

/** Comes along with every change. */
export const Versioned = Tell.extend({ version: z.string().max(100).describe('Of what you read.') });

/** Everything an organiser sets of an event, as the form of the console has it. Wall times are in `timeZone`. */
export const EventSettings = EventFields.extend({ version: z.string() });
export const NewEvent = EventFields.extend({
  copyOf: z.string().max(100).optional().describe('Slug of an event whose programme and questions come along.'),
});
/** What is left out stays as it is. */
export const EventChange = EventFields.partial().extend(Versioned.shape);

export const EventMade = z.strictObject({
  slug: z.string(),
  url: z.url(),
  status: z.enum(['draft', 'published', 'cancelled']),
  version: z.string(),
});

export const EventsMade = z.strictObject({ data: z.array(EventMade) });

/** Reads what an organiser set. */
@Injectable()
export class EventSettingsOf {
  constructor(private readonly events: Events) {}

  async event(event: EventDetails) {
    const [pools, room] = [await this.events.pools(event.id), await this.events.roomUrl(event.id)];
    const { access, approval, allowedDomains } = event;
    return { ...settingsOf(eventFormValues(event, pools, room), NUMBERS), access, approval, allowedDomains };
  }
}
