import type { Database } from '#platform';

/** An entry that should stand in somebody's calendar, read from the tables and from nothing the product computes. */
export interface Due {
  readonly address: string;
  readonly registration: string;
  readonly linkVersion: number;
  readonly attends: 'online' | 'on_site';
  readonly location: string;
  readonly uid: string;
  readonly sequence: number;
  readonly organizer: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** "10.30 A1 Title, room", with how it stands unless it is theirs. */
  readonly sessions: readonly string[];
}

/** Every entry that people of an event should have: those with a place in it, while it goes on. */
export function entriesDue(db: Database, eventId: string): Promise<Due[]> {
  return db.read.query(
    `select lower(c.email_as_typed) as address, r.id as registration, r.link_version as "linkVersion", r.attends, e.location,
            entry.uid, entry.sequence, entry.organizer, e.title->>'nl' as title, e.starts_at as "startsAt", e.ends_at as "endsAt",
            array(select to_char(s.starts_at at time zone e.time_zone, 'HH24.MI') || ' ' || s.code || ' ' || (s.title->>'nl')
                         || case s.location when '' then '' else ', ' || s.location end
                         || case p.status when 'waiting' then ' (wachtlijst)' else '' end
                    from session_place p join session s on s.id = p.session_id
                   where p.registration_id = r.id order by s.starts_at, s.code) as sessions
       from registration r
       join contact c on c.id = r.contact_id
       join event e on e.id = r.event_id
       left join calendar_entry entry on entry.registration_id = r.id
      where r.event_id = $1 and r.status = 'confirmed' and e.status = 'published' order by entry.uid`,
    [eventId],
  );
}
