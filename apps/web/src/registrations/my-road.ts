import { DOORS_OPEN_MINUTES } from '#attendance';
import type { EventDetails } from '#events';
import type { Registration } from '#registrations';

export type StepKind = 'registered' | 'waiting' | 'reminder' | 'door' | 'start' | 'end';

/** A moment on the way from registering to the end of the event. */
export interface Step {
  readonly kind: StepKind;
  readonly at: Date;
  readonly stage: 'done' | 'now' | 'to_come';
}

/**
 * What a person has behind and before them. The step that is `now` is the last one that began: until the doors open it
 * is the registration itself. Whoever registered after a reminder was due never gets it, so it is no step of theirs.
 * @param reminders when the people of this event are reminded, earliest first.
 */
export function roadOf(event: EventDetails, registration: Registration, reminders: readonly Date[], now: Date): Step[] {
  const inAt = registration.confirmedAt ?? registration.createdAt;
  const moments: [StepKind, Date][] = [[registration.status === 'waiting' ? 'waiting' : 'registered', inAt]];
  if (registration.status === 'confirmed') {
    const mine = reminders.filter((at) => at > inAt && at > event.startMovedAt);
    moments.push(...mine.map((at): [StepKind, Date] => ['reminder', at]));
    if (registration.attends === 'online') {
      moments.push(['door', new Date(event.startsAt.getTime() - DOORS_OPEN_MINUTES * 60_000)]);
    }
  }
  moments.push(['start', event.startsAt], ['end', event.endsAt]);
  const current = moments.findLastIndex(([, at]) => at <= now);
  return moments.map(([kind, at], index) => ({
    kind,
    at,
    stage: index < current ? 'done' : index === current ? 'now' : 'to_come',
  }));
}
