import { isDeepStrictEqual } from 'node:util';
import type { EventDetails } from './event.entity.js';

/** What stands in people's calendars and sends them somewhere: when it changes they must know. */
const NEWS = ['startsAt', 'endsAt', 'title', 'location', 'kind'] as const satisfies readonly (keyof EventDetails)[];
export type NewsField = (typeof NEWS)[number];
export type EventFacts = Pick<EventDetails, NewsField>;

/** A change that people must know, as it was before and as it is now. */
export interface EventNews {
  /** Never empty. */
  readonly fields: readonly NewsField[];
  readonly before: EventFacts;
  readonly after: EventFacts;
}

/**
 * What people must be told when an event changes; nothing for a draft or a cancelled event, and nothing when it is over
 * by then: whoever puts the record right afterwards mails nobody.
 */
export function newsOf(
  current: EventFacts & Pick<EventDetails, 'status'>,
  after: EventFacts,
  now: Date,
): EventNews | undefined {
  if (current.status !== 'published' || after.endsAt <= now) return undefined;
  const fields = NEWS.filter((field) => !isDeepStrictEqual(current[field], after[field]));
  return fields.length > 0 ? { fields, before: current, after } : undefined;
}
