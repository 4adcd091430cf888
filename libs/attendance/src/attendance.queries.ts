import { PLENARY } from '#events';
import type { LocalText, Tx } from '#platform';
import { wordsIn, wordsOf } from '#registrations';
import type { Spot } from './spots.js';

/** Somebody who could have come, and whether they did. */
export interface Attendee {
  readonly registrationId: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly attended: boolean;
  readonly firstSeenAt: Date | null;
  /** Somebody decided it; the rule does not say so. Null while nothing is known. */
  readonly isByHand: boolean | null;
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

/** The same for one spot: the event as a whole, or a session with the people who hold a place in it. */
export async function countAttendanceAt(tx: Tx, eventId: string, spot: Spot): Promise<AttendanceCounts> {
  const [counts] = await tx.query(
    `select count(*) as confirmed, count(*) filter (where a.attended) as attended ${fromAttendees}`,
    [eventId, spot.sessionId, spot.isPlenary],
  );
  return counts;
}

/** People with a place at a spot: `$1` event, `$2` session, `$3` whether it is plenary. */
const fromAttendees = `
  from registration r
  join contact c on c.id = r.contact_id
  left join attendance a on a.registration_id = r.id and a.session_id = $2
  where r.event_id = $1 and r.status = 'confirmed'
    and ($3 or exists (select 1 from session_place p
                       where p.registration_id = r.id and p.session_id = $2 and p.status = 'confirmed'))`;

export interface AttendeeSearch {
  readonly eventId: string;
  readonly spot: Spot;
  /** Words of a name, address or organisation; empty = everybody. */
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
  const from = `${fromAttendees}
    and ${wordsIn('$4')} and ($5 = 'all' or coalesce(a.attended, false) = ($5 = 'came'))`;
  const { spot } = search;
  const values = [search.eventId, spot.sessionId, spot.isPlenary, wordsOf(search.q), search.show];
  const [{ total }] = await tx.query(`select count(*) as total ${from}`, values);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, search.page), pages);
  const rows = await tx.query(
    `select r.id as "registrationId", r.name, c.email_as_typed as email, r.organisation,
            coalesce(a.attended, false) as attended, a.first_seen_at as "firstSeenAt", a.decided_by = 'person' as "isByHand"
     ${from} order by lower(r.name), r.arrival limit ${PAGE_SIZE} offset $6`,
    [...values, (page - 1) * PAGE_SIZE],
  );
  return { rows, total, page, pages };
}

/** The same people in order of arrival, from a number on: a page of any depth costs the same. */
export function attendeesAfter(
  tx: Tx,
  eventId: string,
  spot: Spot,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<(Attendee & { readonly arrival: number })[]> {
  return tx.query(
    `select r.id as "registrationId", r.name, c.email_as_typed as email, r.organisation, r.arrival,
            coalesce(a.attended, false) as attended, a.first_seen_at as "firstSeenAt", a.decided_by = 'person' as "isByHand"
     ${fromAttendees} and r.arrival > $4 order by r.arrival limit $5`,
    [eventId, spot.sessionId, spot.isPlenary, after, limit],
  );
}

/** Whether one person was at the event and in each session that is theirs, or in which they were seen. */
export interface PresenceAt {
  readonly sessionId: string;
  readonly code: string;
  readonly title: LocalText;
  readonly isEvent: boolean;
  readonly attended: boolean;
  readonly firstSeenAt: Date | null;
  /** Somebody decided it; the rule does not say so. */
  readonly isByHand: boolean;
}

/** The presence of one person, the event first. For the person's page. */
export function presenceOf(tx: Tx, registrationId: string): Promise<PresenceAt[]> {
  return tx.query(
    `select s.id as "sessionId", s.code, s.title, s.code = '${PLENARY}' as "isEvent", coalesce(a.attended, false) as attended,
            a.first_seen_at as "firstSeenAt", coalesce(a.decided_by = 'person', false) as "isByHand"
     from registration r
     join session s on s.event_id = r.event_id
     left join attendance a on a.registration_id = r.id and a.session_id = s.id
     where r.id = $1 and (s.code = '${PLENARY}' or a.session_id is not null or exists (
       select 1 from session_place p where p.registration_id = r.id and p.session_id = s.id and p.status = 'confirmed'))
     order by "isEvent" desc, s.starts_at, s.code`,
    [registrationId],
  );
}
