import type { EventDetails } from '#events';
import type { Registration } from '#registrations';

/** The room opens this long before the start. */
export const DOORS_OPEN_MINUTES = 15;

/** What somebody who holds a join link finds. */
export type JoinAnswer =
  | { readonly kind: 'open' }
  | { readonly kind: 'too_early'; readonly opensAt: Date }
  | { readonly kind: 'over' }
  | { readonly kind: 'event_cancelled' }
  /** On the waiting list: there is no place yet. */
  | { readonly kind: 'waiting' }
  /** Cancelled or never confirmed. */
  | { readonly kind: 'not_registered' };

/** Whether this person may come in now. The first minute belongs to the window, the end does not. */
export function decideJoin(
  event: Pick<EventDetails, 'status' | 'startsAt' | 'endsAt'>,
  registration: Pick<Registration, 'status'>,
  now: Date,
): JoinAnswer {
  if (registration.status === 'waiting') return { kind: 'waiting' };
  if (registration.status !== 'confirmed') return { kind: 'not_registered' };
  if (event.status !== 'published') return { kind: 'event_cancelled' };
  const opensAt = new Date(event.startsAt.getTime() - DOORS_OPEN_MINUTES * 60_000);
  if (now < opensAt) return { kind: 'too_early', opensAt };
  return now < event.endsAt ? { kind: 'open' } : { kind: 'over' };
}
