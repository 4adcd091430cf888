import type { EventDetails } from '#events';
import type { Tx } from '#platform';
import { MailPlan } from './plans/mail-plan.entity.js';
import { dueAtOf } from './plans/occurrences.js';

/** When everybody who has a place is reminded, earliest first. For pages that say what is still to come. */
export async function reminderTimes(tx: Tx, event: EventDetails): Promise<Date[]> {
  const plans = await tx.findBy(MailPlan, { eventId: event.id, anchor: 'start', enabled: true });
  const times = plans.filter(({ audience }) => audience.kind === 'all').map((plan) => dueAtOf(event, plan));
  return times.toSorted((a, b) => a.getTime() - b.getTime());
}

/** How many people got the mail of each plan, for the start as it is now. Plans that sent nothing are not in it. */
export async function countReminders(tx: Tx, event: EventDetails): Promise<Map<string, number>> {
  const rows: { plan: string; count: number }[] = await tx.query(
    `select m.subject_ids->>'plan' as plan, count(*) as count
       from outgoing_mail m join mail_plan p on p.id = (m.subject_ids->>'plan')::uuid
       left join session s on s.id = p.session_id
      where m.subject_ids->>'event' = $1 and m.kind in ('reminder', 'planned') and m.status in ('sent', 'caught')
        and split_part(split_part(m.key, '/', 3), '.', 1)
           = (p.version_offset + case when p.anchor = 'fixed' then 1 else coalesce(s.start_version, $2::int) end)::text
      group by 1`,
    [event.id, event.startVersion],
  );
  return new Map(rows.map(({ plan, count }) => [plan, count]));
}
