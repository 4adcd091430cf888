import { In } from 'typeorm';
import { Event, type EventDetails } from '#events';
import type { Tx } from '#platform';
import { type CountedSession, sessionsOf } from './counted-sessions.js';
import { MailPlan } from './mail-plan.entity.js';

/** An event with all its plans: one of them may tell when another is overtaken. */
export interface Planning {
  readonly event: EventDetails;
  readonly plans: readonly MailPlan[];
  /** Those that the plans count from. */
  readonly sessions: readonly CountedSession[];
}

/** Longer than any lead or lag with the days that a mail is of use: whoever looks for what is due looks no further. */
const HORIZON_DAYS = 75;

/** Events that are on and have a plan that has not sent all it should, near enough to have something due. */
export async function openPlans(tx: Tx, now: Date): Promise<Planning[]> {
  const away = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const rows: { id: string }[] = await tx.query(
    `select distinct e.id from mail_plan p join event e on e.id = p.event_id left join session s on s.id = p.session_id
      where e.status = 'published' and p.enabled
        and p.done_version < p.version_offset
          + case when p.anchor = 'fixed' then 1 else coalesce(s.start_version, e.start_version) end
        and case when p.anchor in ('start', 'session_start')
                 then coalesce(s.starts_at, e.starts_at) > $1 and coalesce(s.starts_at, e.starts_at) < $3
                 when p.anchor in ('end', 'session_end')
                 then coalesce(s.ends_at, e.ends_at) <= $1 and coalesce(s.ends_at, e.ends_at) > $2
                 else true end`,
    [now, away(-HORIZON_DAYS), away(HORIZON_DAYS)],
  );
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const events = await tx.findBy(Event, { id: In(ids) });
  const plans = await tx.findBy(MailPlan, { eventId: In(ids) });
  const sessions = await sessionsOf(tx, plans);
  return events.map((event) => ({ event, plans: plans.filter(({ eventId }) => eventId === event.id), sessions }));
}
