import type { EventDetails } from '#events';
import type { Actor } from '#identity';
import type { Language } from '#platform';

export type RegistrationStatus = 'pending' | 'confirmed' | 'waiting' | 'declined' | 'cancelled' | 'lapsed';
export type Role = '' | 'researcher' | 'policy' | 'practitioner' | 'other';
export type Attends = 'online' | 'on_site';
export type Source = 'form' | 'api' | 'import' | 'organiser' | 'demo';

/** Online for who takes part on site, and the other way round. */
export function otherWayOf(attends: Attends): Attends {
  return attends === 'online' ? 'on_site' : 'online';
}

/** A registration as pages and mails see it: the person's snapshot at this event. */
export interface Registration {
  readonly id: string;
  readonly eventId: string;
  readonly contactId: string;
  readonly status: RegistrationStatus;
  readonly attends: Attends;
  readonly name: string;
  /** As typed, for showing and sending. */
  readonly email: string;
  readonly organisation: string;
  readonly role: Role;
  readonly sector: string;
  readonly region: string;
  readonly language: Language;
  readonly timeZone: string | null;
  readonly linkVersion: number;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly listedConsentAt: Date | null;
  /** Since then nothing that was typed about the person is here: somebody else had typed their address. */
  readonly removedAt: Date | null;
  /** What an organiser wrote to who was told no; empty otherwise. */
  readonly declineReason: string;
  /** Since then they want no reminders and no messages about this event; null while they get them. */
  readonly mailOffAt: Date | null;
  /** Where somebody with a place stands in the line for the other way of taking part; null while they want no other. */
  readonly otherWayArrival: number | null;
  /** Who registered them, where that was a colleague; null for who came by themselves. */
  readonly registeredBy: string | null;
  readonly cancelledBy: 'participant' | 'organiser' | 'system' | null;
}

/** Stands where a name was that somebody had removed. */
export const NAMELESS = '–';

/** True while the registration holds a place or stands in a line. */
export function isLive(registration: Pick<Registration, 'status'>): boolean {
  return LIVE.includes(registration.status);
}

/** Until when a registration can be withdrawn: by the person until the start, by an organiser until the end. */
export function mayCancel(
  { status, startsAt, endsAt }: Pick<EventDetails, 'status' | 'startsAt' | 'endsAt'>,
  actor: Actor,
  now: Date,
): boolean {
  return status === 'published' && now < (actor.kind === 'participant' ? startsAt : endsAt);
}

/** Statuses under the partial unique index: one address, one live registration an event. */
const LIVE: readonly RegistrationStatus[] = ['pending', 'confirmed', 'waiting'];
