import type { EventDetails } from '#events';
import type { Tx } from '#platform';
import { remindersOf } from './reminder-due.js';
import { ReminderPlan } from './reminder-plan.entity.js';

/** When the people of an event are reminded, earliest first. For pages that say what is still to come. */
export async function reminderTimes(tx: Tx, event: EventDetails): Promise<Date[]> {
  const plans = await tx.findBy(ReminderPlan, { eventId: event.id });
  return remindersOf(event, plans).map((reminder) => reminder.dueAt);
}
