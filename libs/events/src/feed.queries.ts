import type { Tx } from '#platform';
import { Event, type EventDetails } from './event/event.entity.js';
import type { Series } from './series/series.entity.js';

/** Which events a calendar subscription follows. */
export type FeedScope =
  | { readonly kind: 'community' }
  | { readonly kind: 'series'; readonly series: Pick<Series, 'id' | 'visibility'> }
  /** Events at which this theme group holds a session. */
  | { readonly kind: 'theme_group'; readonly id: string };

export interface FollowedEvents {
  /** In the order of time; those that were called off as well, for calendars that have them already. */
  readonly events: readonly EventDetails[];
  /** When anything about any event last changed, also what this feed does not show: leaving a feed is a change of it. */
  readonly changedAt: Date;
}

/** What was is kept this long: calendars drop what they do not find again. */
const PAST_DAYS = 30;
/** More than anybody plans; whatever starts later comes in when its time is nearer. */
const MOST = 400;

/**
 * What everybody may follow. An event for guests is left out, although the agenda names it: an entry in a calendar says
 * "you can come". An event that no list shows is followed by who has the address of its series, which no list shows either.
 * Two queries, however many events.
 */
export async function followedEvents(tx: Tx, scope: FeedScope, now: Date): Promise<FollowedEvents> {
  const since = new Date(now.getTime() - PAST_DAYS * 24 * 60 * 60_000);
  const found = tx
    .createQueryBuilder(Event, 'event')
    .where(`event.status <> 'draft' and event.access = 'open' and event.ends_at > :since`, { since });
  if (scope.kind !== 'series' || scope.series.visibility === 'public') found.andWhere(`event.visibility = 'public'`);
  if (scope.kind === 'series') found.andWhere('event.series_id = :id', scope.series);
  if (scope.kind === 'theme_group')
    found.andWhere(
      `exists (select from session s where s.event_id = event.id and s.theme_group_id = :id and s.status = 'open')`,
      scope,
    );
  const events = await found.orderBy('event.starts_at').addOrderBy('event.id').limit(MOST).getMany();
  const [{ changedAt }] = await tx.query(
    `select coalesce(max(updated_at), to_timestamp(0)) as "changedAt" from event where status <> 'draft'`,
  );
  return { events, changedAt };
}
