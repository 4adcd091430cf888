import { In } from 'typeorm';
import { Event, type EventDetails } from '#events';
import type { Tx } from '#platform';
import { MailPlan } from './mail-plan.entity.js';

/** An event with all its plans: one of them may tell when another is overtaken. */
export interface Planning {
  readonly event: EventDetails;
  readonly plans: readonly MailPlan[];
}

/** Longer than any lead or lag with the days that a mail is of use: whoever looks for what is due looks no further. */
const HORIZON_DAYS = 75;

/** Events that are on and have a plan that has not sent all it should, near enough to have something due. */
export async function openPlans(tx: Tx, now: Date): Promise<Planning[]> {
  const away = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const rows: { id: string }[] = await tx.query(
    `select distinct e.id from mail_plan p join event e on e.id = p.event_id
      where e.status = 'published' and p.enabled
        and p.done_version < case p.anchor when 'fixed' then 1 else e.start_version end
        and case p.anchor when 'start' then e.starts_at > $1 and e.starts_at < $3
                          when 'end' then e.ends_at <= $1 and e.ends_at > $2
                          else true end`,
    [now, away(-HORIZON_DAYS), away(HORIZON_DAYS)],
  );
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const events = await tx.findBy(Event, { id: In(ids) });
  const plans = await tx.findBy(MailPlan, { eventId: In(ids) });
  return events.map((event) => ({ event, plans: plans.filter(({ eventId }) => eventId === event.id) }));
}
