import { isDeepStrictEqual } from 'node:util';
import { isMove } from '../programme/retimed.js';
import type { Event, EventDetails } from './event.entity.js';
import type { EventInput } from './event-input.js';

/** Fields of the row that an organiser decides. */
const DECIDED = [
  ...['title', 'summary', 'body', 'language', 'kind', 'visibility', 'location', 'timeZone', 'waitingCapacity'],
  ...['waitlistMode', 'offerHours', 'access', 'approval', 'allowedDomains', 'seriesId'],
  ...['localStart', 'localEnd', 'startsAt', 'endsAt', 'opensAt', 'closesAt'],
] as const satisfies readonly (keyof EventInput & keyof Event)[];

/** Of those, what a participant would notice, apart from the start. */
const VISIBLE = new Set<keyof Event>([
  'title',
  'summary',
  'body',
  'language',
  'kind',
  'location',
  'timeZone',
  'endsAt',
  'slug',
]);

/** What an edit does to the row, worked out before anything is written. */
export interface EventChange {
  /** Columns to write, versions included. Empty: nothing changed. */
  readonly columns: Partial<Event>;
  readonly startMoved: boolean;
  /** Old and new values of what the organiser changed, for the audit trail. */
  readonly before: Partial<Event>;
  readonly after: Partial<Event>;
}

/**
 * Compares an event with what an organiser typed. Reminders hang on `startVersion`, so it rises only when the instant of the
 * start differs, and not when the start of what has begun is put right.
 */
export function decideChange(event: EventDetails, input: EventInput, now: Date): EventChange {
  const wanted: Partial<Event> = Object.fromEntries(DECIDED.map((field) => [field, input[field]]));
  if (input.slug) wanted.slug = input.slug;
  const changed = (Object.keys(wanted) as (keyof Event)[]).filter(
    (field) => !isDeepStrictEqual(event[field], wanted[field]),
  );
  const pick = (from: Partial<Event>) =>
    Object.fromEntries(changed.map((field) => [field, from[field]])) as Partial<Event>;
  const after = pick(wanted);
  if (changed.length === 0) return { columns: {}, startMoved: false, before: {}, after };
  const startMoved = isMove(event, input, now);
  const columns = { ...after };
  if (startMoved) Object.assign(columns, { startVersion: event.startVersion + 1, startMovedAt: now });
  const isPutRight = changed.includes('startsAt') && !startMoved;
  if (isPutRight || changed.some((field) => VISIBLE.has(field))) columns.textVersion = event.textVersion + 1;
  return { columns, startMoved, before: pick(event), after };
}

/** A moment for `updatedAt` that differs from the one before, also within a millisecond or when the clock was set back. */
export function laterThan(before: Date, now: Date): Date {
  return new Date(Math.max(now.getTime(), before.getTime() + 1));
}
