import type { Tx } from '#platform';
import { type Registration, wordsIn, wordsOf } from '#registrations';
import type { AtDoor } from './door.js';
import type { Spot } from './spots.js';

/** Somebody an organiser may find before them. */
export interface DoorPerson extends Pick<AtDoor, 'status' | 'place' | 'isTold'>, Pick<Registration, 'attends'> {
  readonly registrationId: string;
  readonly name: string;
  readonly organisation: string;
  /** Codes of the sessions in which they hold a place, in order of time. */
  readonly codes: string;
  readonly attended: boolean;
  readonly isByHand: boolean;
  readonly firstSeenAt: Date | null;
  /** They were checked in here, so that can be taken back. */
  readonly isCheckedIn: boolean;
}

export interface DoorSearch {
  readonly eventId: string;
  readonly spot: Spot;
  /** Online people are not expected at the door; they are found when looked for. */
  readonly isHybrid: boolean;
  /** Words of a name, address or organisation; empty lists who is expected. */
  readonly q: string;
}

export interface DoorCounts {
  readonly expected: number;
  readonly present: number;
}

/** As many as a thumb scrolls past; who is not among them is found by name. */
const MOST = 40;

/** One row a person, because a check-in exists once for each session. `$1` event, `$2` session, `$3` whether it is plenary, `$4` whether the event is hybrid. */
const fromDoor = `
  from registration r
  join contact c on c.id = r.contact_id
  left join session_place place on place.registration_id = r.id and place.session_id = $2
  left join attendance a on a.registration_id = r.id and a.session_id = $2
  left join presence_observation seen on seen.registration_id = r.id and seen.session_id = $2
    and seen.source = 'check_in' and seen.undone_at is null
  where r.event_id = $1`;

const isExpected = `(r.status = 'confirmed' and ($3 or place.status is not distinct from 'confirmed')
  and (not $4 or r.attends = 'on_site' or seen.id is not null))`;

/** How many are expected at this door, and how many of them are in. */
export async function countAtDoor(tx: Tx, { eventId, spot, isHybrid }: DoorSearch): Promise<DoorCounts> {
  const [counts] = await tx.query(
    `select count(*) as expected, count(*) filter (where a.attended) as present ${fromDoor} and ${isExpected}`,
    [eventId, spot.sessionId, spot.isPlenary, isHybrid],
  );
  return counts;
}

/**
 * Who is expected, by name; with words, everybody they fit, after those also who waits, has cancelled or is expected
 * elsewhere, so that the organiser can say how things stand. An old cancellation of somebody who came back is left out.
 */
export async function findAtDoor(tx: Tx, search: DoorSearch): Promise<{ rows: DoorPerson[]; hasMore: boolean }> {
  const words = wordsOf(search.q);
  const rows: DoorPerson[] = await tx.query(
    `select r.id as "registrationId", r.name, r.organisation, r.status, r.attends, place.status as place,
            r.notice_shown_at is not null as "isTold", coalesce(a.attended, false) as attended,
            coalesce(a.decided_by = 'person', false) as "isByHand", a.first_seen_at as "firstSeenAt",
            seen.id is not null as "isCheckedIn",
            coalesce((select string_agg(s.code, ' ' order by s.starts_at, s.code) from session_place p
              join session s on s.id = p.session_id where p.registration_id = r.id and p.status = 'confirmed'), '') as codes
     ${fromDoor} and ${wordsIn('$5')} and (${isExpected} or (cardinality($5::text[]) > 0
       and (r.status in ('confirmed', 'waiting', 'pending') or not exists (
         select 1 from registration newer where newer.event_id = r.event_id and newer.contact_id = r.contact_id
         and newer.arrival > r.arrival))))
     order by ${isExpected} desc, r.status <> 'confirmed', lower(r.name), r.arrival limit ${MOST + 1}`,
    [search.eventId, search.spot.sessionId, search.spot.isPlenary, search.isHybrid, words],
  );
  return { rows: rows.slice(0, MOST), hasMore: rows.length > MOST };
}
