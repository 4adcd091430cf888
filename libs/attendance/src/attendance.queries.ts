import { escapeLike } from '#events';
import type { Tx } from '#platform';

/** Somebody who could have come, and whether they did. */
export interface Attendee {
  readonly registrationId: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly attended: boolean;
  readonly firstSeenAt: Date | null;
}

export interface AttendanceCounts {
  /** People with a place. */
  readonly confirmed: number;
  /** Of those, the ones who were seen. */
  readonly attended: number;
}

/** Counts of many events in one query. Every id is in the map. */
export async function countAttendance(tx: Tx, eventIds: readonly string[]): Promise<Map<string, AttendanceCounts>> {
  const rows: (AttendanceCounts & { eventId: string })[] = await tx.query(
    `select r.event_id as "eventId", count(*) as confirmed,
            count(*) filter (where exists (select 1 from attendance a where a.registration_id = r.id and a.attended)) as attended
     from registration r where r.event_id = any($1::uuid[]) and r.status = 'confirmed' group by r.event_id`,
    [eventIds],
  );
  const found = new Map(rows.map(({ eventId, ...counts }) => [eventId, counts]));
  return new Map(eventIds.map((id) => [id, found.get(id) ?? { confirmed: 0, attended: 0 }]));
}

export interface AttendeeSearch {
  readonly eventId: string;
  /** Part of a name, address or organisation; empty = everybody. */
  readonly q: string;
  readonly show: 'all' | 'came' | 'missing';
  /** From 1. */
  readonly page: number;
}

export interface AttendeePage {
  readonly rows: readonly Attendee[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PAGE_SIZE = 50;

/** One page of people with a place, by name, and whether each was there. */
export async function searchAttendees(tx: Tx, search: AttendeeSearch): Promise<AttendeePage> {
  const like = search.q === '' ? null : `%${escapeLike(search.q.slice(0, 200))}%`;
  const from = `
    from registration r
    join contact c on c.id = r.contact_id
    left join lateral (
      select true as attended, min(a.first_seen_at) as first_seen_at from attendance a
      where a.registration_id = r.id and a.attended having count(*) > 0
    ) seen on true
    where r.event_id = $1 and r.status = 'confirmed'
      and ($2::text is null or r.name ilike $2 or r.organisation ilike $2 or c.email_as_typed ilike $2)
      and ($3 = 'all' or coalesce(seen.attended, false) = ($3 = 'came'))`;
  const values = [search.eventId, like, search.show];
  const [{ total }] = await tx.query(`select count(*) as total ${from}`, values);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, search.page), pages);
  const rows = await tx.query(
    `select r.id as "registrationId", r.name, c.email_as_typed as email, r.organisation,
            coalesce(seen.attended, false) as attended, seen.first_seen_at as "firstSeenAt"
     ${from} order by lower(r.name), r.arrival limit ${PAGE_SIZE} offset $4`,
    [...values, (page - 1) * PAGE_SIZE],
  );
  return { rows, total, page, pages };
}
