import type { EventDetails } from '#events';
import { before } from '#platform';
import type { ReminderPlan } from './reminder-plan.entity.js';

/** When a reminder of this plan is due, and from when on it would only be noise. */
export interface DueReminder {
  readonly plan: ReminderPlan;
  readonly dueAt: Date;
  /** The next reminder takes over, or the event has begun: a late reminder expires instead of arriving. */
  readonly notAfter: Date;
}

/** Every enabled reminder of an event in order of time. A day before is the same wall time, an hour is sixty minutes. */
export function remindersOf(
  event: Pick<EventDetails, 'startsAt' | 'timeZone'>,
  plans: readonly ReminderPlan[],
): DueReminder[] {
  const due = plans
    .filter((plan) => plan.enabled && plan.anchor === 'start')
    .map((plan) => ({ plan, dueAt: before(event.startsAt, plan.lead, event.timeZone) }))
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return due.map((reminder, i) => ({ ...reminder, notAfter: due[i + 1]?.dueAt ?? event.startsAt }));
}
