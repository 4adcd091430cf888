import type { EventDetails } from '#events';
import type { Tx } from '#platform';
import { remindersOf } from './reminder-due.js';
import { ReminderPlan } from './reminder-plan.entity.js';

/** When the people of an event are reminded, earliest first. For pages that say what is still to come. */
export async function reminderTimes(tx: Tx, event: EventDetails): Promise<Date[]> {
  const plans = await tx.findBy(ReminderPlan, { eventId: event.id });
  return remindersOf(event, plans).map((reminder) => reminder.dueAt);
}

/** How many people got the reminder of each plan, for the start as it is now. Plans that sent nothing are not in it. */
export async function countReminders(tx: Tx, event: EventDetails): Promise<Map<string, number>> {
  const rows: { plan: string; count: number }[] = await tx.query(
    `select subject_ids->>'plan' as plan, count(*) as count from outgoing_mail
     where subject_ids->>'event' = $1 and kind = 'reminder' and status in ('sent', 'caught')
       and split_part(key, '/', 3) = $2
     group by 1`,
    [event.id, String(event.startVersion)],
  );
  return new Map(rows.map(({ plan, count }) => [plan, count]));
}
