import type { Tx } from '#platform';
import { STANDING_ANSWER } from './replies/answers.queries.js';

/** Something that organisers want to hear of, when it happened to a registration. */
export type Happening =
  /** Registered, with a place or in line. */
  | 'registered'
  /** Of those who registered: who still stands in line. */
  | 'in_line'
  /** Asks for a place, and has no answer yet. */
  | 'asked'
  /** Has a place after all: moved up, was let in, or came back. */
  | 'admitted'
  | 'cancelled'
  /** Said in their calendar that they are not coming, and kept their place. */
  | 'calendar_declined'
  /** Did not answer in time when a place was offered. */
  | 'offer_lapsed';

/** How often something happened at one event, and to whom first. */
export interface Happened {
  readonly eventId: string;
  readonly what: Happening;
  readonly count: number;
  /** As they typed them; at most three, the earliest. */
  readonly names: readonly string[];
}

/**
 * What happened to the registrations of these events from `since` on and before `until`, in one query. Who registered
 * and was erased again within that time is told of by nothing.
 */
export async function happenedAt(
  tx: Tx,
  eventIds: readonly string[],
  { since, until }: { readonly since: Date; readonly until: Date },
): Promise<Happened[]> {
  return await tx.query(
    `select event_id as "eventId", what, count(*) as count,
            (array_agg(name order by at, id) filter (where name <> ''))[1:3] as names
     from (${OF_REGISTRATIONS} union all ${OF_OFFERS}) as seen
     group by event_id, what order by event_id, what`,
    [eventIds, since, until],
  );
}

const OF_REGISTRATIONS = `
  select r.event_id, told.what, told.at, r.name, r.id
  from registration r join event e on e.id = r.event_id
  left join calendar_entry entry on entry.registration_id = r.id and entry.session_id is null
  cross join lateral (values
    ('registered', r.created_at, r.status in ('confirmed', 'waiting', 'cancelled', 'lapsed') and r.removed_at is null),
    ('in_line', r.created_at, r.status = 'waiting'),
    ('asked', r.created_at, r.status = 'pending'),
    ('admitted', r.confirmed_at, r.status = 'confirmed' and r.created_at < $2),
    ('cancelled', r.cancelled_at, r.status = 'cancelled' and (r.removed_at is null or r.created_at < $2)),
    ('calendar_declined', entry.answered_at, ${STANDING_ANSWER} = 'DECLINED')) as told (what, at, is_so)
  where r.event_id = any($1::uuid[]) and told.is_so and told.at >= $2 and told.at < $3`;

const OF_OFFERS = `
  select r.event_id, 'offer_lapsed', o.answered_at, r.name, o.id
  from offer o join registration r on r.id = o.registration_id
  where r.event_id = any($1::uuid[]) and o.outcome = 'lapsed' and o.answered_at >= $2 and o.answered_at < $3`;
