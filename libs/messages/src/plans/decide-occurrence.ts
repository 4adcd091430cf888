import type { EventDetails } from '#events';
import { isAhead, type Occurrence } from './occurrences.js';

/** What an event says about the sending of its mails. */
export type Sending = Pick<EventDetails, 'status'>;

/** Why a planned mail goes to nobody. */
export const SILENCES = [
  'draft',
  'event_off',
  'session_off',
  'off',
  'overtaken',
  'before_plan',
  'before_move',
  'too_late',
] as const;
export type Silence = (typeof SILENCES)[number];

export type Standing =
  | { readonly kind: 'ahead' }
  /** Whoever is in the audience and has not got it, gets it now. */
  | { readonly kind: 'due' }
  | { readonly kind: 'silent'; readonly why: Silence };

/**
 * Pure: how a planned mail stands at a moment. The sweep and the dry run both go by this, so that one cannot promise what
 * the other does not do.
 */
export function decideOccurrence(event: Sending, occurrence: Occurrence, now: Date): Standing {
  const why = silence(event, occurrence, now);
  if (why) return { kind: 'silent', why };
  return { kind: occurrence.dueAt <= now ? 'due' : 'ahead' };
}

function silence({ status }: Sending, { plan, from, dueAt, notAfter }: Occurrence, now: Date): Silence | undefined {
  if (status === 'cancelled') return 'event_off';
  if (from.status === 'cancelled') return 'session_off';
  if (!plan.enabled) return 'off';
  if (notAfter <= dueAt) return 'overtaken';
  if (dueAt <= plan.since) return 'before_plan'; // due before anybody asked for it
  // Due before anybody knew of this start: the news itself was the reminder. No news stands in for a mail that comes
  // afterwards, or has a time of its own.
  if (isAhead(plan) && from.startMovedAt && dueAt <= from.startMovedAt) return 'before_move';
  if (notAfter <= now) return 'too_late';
  return status === 'draft' ? 'draft' : undefined;
}

/** A transaction that confirmed somebody just before the mail was due may commit just after: look again until then. */
const GRACE_MINUTES = 15;

/**
 * Whether everybody has been told by now. Who was there may be put right days after the event: a mail to those who were, or
 * were not, stays open for as long as it is of use.
 */
export function isDone({ plan, dueAt, notAfter }: Occurrence, now: Date): boolean {
  const isOpen = isAboutPresence(plan) && !isAhead(plan);
  return isOpen ? notAfter <= now : isPastGrace(dueAt, now);
}

export function isPastGrace(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() >= GRACE_MINUTES * 60_000;
}

/** Nobody knows before the event who will be in it. */
export function isAboutPresence({ audience }: Pick<Occurrence['plan'], 'audience'>): boolean {
  return audience.kind === 'attended' || audience.kind === 'absent';
}
