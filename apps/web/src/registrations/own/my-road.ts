import { DOORS_OPEN_MINUTES } from '#attendance';
import type { EventDetails } from '#events';
import type { Registration } from '#registrations';

export type StepKind = 'reminder' | 'door' | 'start' | 'end';

/** A moment on the way to the end of the event. */
export interface Step {
  readonly kind: StepKind;
  readonly at: Date;
  readonly stage: 'now' | 'to_come';
}

/**
 * What a person has before them. Only an open door is `now`: it began, and stays until the end for who comes late.
 * Whoever registered after a reminder was due never gets it, so it is no step of theirs.
 * @param reminders when the people of this event are reminded, earliest first.
 */
export function roadOf(event: EventDetails, registration: Registration, reminders: readonly Date[], now: Date): Step[] {
  const inAt = registration.confirmedAt ?? registration.createdAt;
  const steps: Step[] = [];
  const add = (kind: StepKind, at: Date) => {
    if (at > now) steps.push({ kind, at, stage: 'to_come' });
  };
  if (registration.status === 'confirmed') {
    for (const at of reminders) if (at > inAt && at > event.startMovedAt) add('reminder', at);
    if (registration.attends === 'online') {
      const opensAt = new Date(event.startsAt.getTime() - DOORS_OPEN_MINUTES * 60_000);
      if (opensAt <= now && now < event.endsAt) steps.push({ kind: 'door', at: opensAt, stage: 'now' });
      else add('door', opensAt);
    }
  }
  add('start', event.startsAt);
  add('end', event.endsAt);
  return steps;
}
