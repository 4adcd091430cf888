import type { RunningKring } from '../../journeys/support/kring.js';

/** What the database says after a rush: people and places from their own rows, and the counters beside them. */
export interface RushRows {
  /** In order of arrival. */
  readonly registrations: readonly RegistrationRow[];
  readonly pools: readonly PoolRow[];
}

export interface RegistrationRow {
  readonly email: string;
  readonly status: string;
  readonly arrival: number;
  /** Status by the title of the session. */
  readonly places: Readonly<Record<string, string>>;
  /** Kinds of all mails about it. */
  readonly mails: readonly string[];
  readonly calendarEntries: number;
}

/** Places of the event (title null) or of a session. */
export interface PoolRow {
  readonly title: string | null;
  readonly capacity: number | null;
  readonly taken: number;
  readonly waiting: number;
}

export async function readRush(kring: RunningKring, eventId: string): Promise<RushRows> {
  const registrations = await kring.rows<RegistrationRow>(
    `select c.email, r.status, r.arrival::int,
            (select coalesce(jsonb_object_agg(s.title->>'nl', p.status), '{}')
             from session_place p join session s on s.id = p.session_id where p.registration_id = r.id) as places,
            array(select m.kind from outgoing_mail m where m.subject_ids->>'registration' = r.id::text) as mails,
            (select count(*)::int from calendar_entry e where e.registration_id = r.id) as "calendarEntries"
     from registration r join contact c on c.id = r.contact_id
     where r.event_id = $1 order by r.arrival`,
    [eventId],
  );
  const pools = await kring.rows<PoolRow>(
    `select s.title->>'nl' as title, p.capacity, p.taken, p.waiting
     from pool p left join session s on s.id = p.session_id where p.event_id = $1 order by s.code nulls first`,
    [eventId],
  );
  return { registrations, pools };
}
