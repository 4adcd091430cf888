import type { EventDetails } from '#events';
import type { Registration } from '#registrations';

/** Why nothing was noted. */
export type DoorRefusal =
  /** The event is no more, or not yet, one that people come to. */
  | { readonly kind: 'event_off' }
  /** Without a place there is nothing to note: on the waiting list, cancelled, not confirmed. */
  | { readonly kind: 'no_place'; readonly status: Registration['status'] }
  /** Has a place at the event, but not in this session. */
  | { readonly kind: 'not_in_session'; readonly waits: boolean }
  /** Nobody told this person that attendance is noted; without that it is not noted. */
  | { readonly kind: 'not_told' };

/** Somebody who stands before us, and where. */
export interface AtDoor {
  readonly eventStatus: EventDetails['status'];
  readonly status: Registration['status'];
  /** Whoever holds the event is in it. */
  readonly isPlenary: boolean;
  /** Their place in that session, if they chose it. */
  readonly place: 'wanted' | 'confirmed' | 'waiting' | null;
  readonly isTold: boolean;
}

/** Pure: why this person cannot be noted as present here; undefined when they can. */
export function decideDoor({ eventStatus, status, isPlenary, place, isTold }: AtDoor): DoorRefusal | undefined {
  if (eventStatus !== 'published') return { kind: 'event_off' };
  if (status !== 'confirmed') return { kind: 'no_place', status };
  if (!isPlenary && place !== 'confirmed') return { kind: 'not_in_session', waits: place === 'waiting' };
  return isTold ? undefined : { kind: 'not_told' };
}
