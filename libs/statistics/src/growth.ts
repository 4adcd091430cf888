import type { EventDetails } from '#events';
import type { Tx } from '#platform';
import { growthMoments } from './growth-moments.js';

/** How many people took part, or waited to, at the end of a stretch of days. */
export interface GrowthPoint {
  readonly at: Date;
  readonly registered: number;
}

/**
 * Who was turned down, or let an offer go, never took part; nor did who withdrew a request before anybody had answered it:
 * of those the row says only that they cancelled, and the audit that it was a request.
 */
const COUNTED = `(status in ('confirmed', 'waiting') or (status = 'cancelled' and (confirmed_at is not null or not exists (
  select from audit_entry a where a.subject_id = registration.id and a.action = 'registration.cancelled'
    and a.before->>'status' = 'pending'))))`;

/**
 * How registrations of an event grew until now, or until it was over; cancellations count against it. Empty while there
 * are none.
 */
export async function growthOf(
  tx: Tx,
  { id, timeZone, endsAt }: Pick<EventDetails, 'id' | 'timeZone' | 'endsAt'>,
  now: Date,
): Promise<GrowthPoint[]> {
  const until = now < endsAt ? now : endsAt;
  const [{ first }]: [{ first: Date | null }] = await tx.query(
    `select min(created_at) as first from registration where event_id = $1 and created_at < $2 and ${COUNTED}`,
    [id, until],
  );
  if (!first) return [];
  const moments = growthMoments(first, until, timeZone);
  const rows: { step: number; change: number }[] = await tx.query(
    `select width_bucket(at, $2::timestamptz[]) as step, sum(change)::int as change
     from (select created_at as at, 1 as change from registration where event_id = $1 and ${COUNTED}
           union all
           select cancelled_at, -1 from registration where event_id = $1 and status = 'cancelled' and ${COUNTED}) changes
     where at < $3 group by step`,
    [id, moments, until],
  );
  const changes = new Map(rows.map(({ step, change }) => [step, change]));
  let registered = 0;
  return moments.map((at, step) => {
    registered += changes.get(step) ?? 0;
    return { at, registered };
  });
}
