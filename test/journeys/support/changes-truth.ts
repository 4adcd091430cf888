import type { RunningKring } from './kring.js';

/** How one registration stands, read from the tables and from nothing the product computes. */
export interface Truth {
  readonly address: string;
  readonly status: 'confirmed' | 'waiting' | 'cancelled';
  readonly eventStatus: 'published' | 'cancelled';
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Of the calendar entry; null while the person has never had a place. */
  readonly uid: string | null;
  readonly sequence: number | null;
  /** "13.00 A1 Title", with how it stands unless it is theirs. */
  readonly sessions: readonly string[];
}

/** Every registration for this event by its id, as a Dutch reader in Greenwich would be told of it. */
export async function truthOf(kring: RunningKring, eventId: string): Promise<Map<string, Truth>> {
  const rows = await kring.rows<Truth & { id: string }>(
    `select r.id, lower(c.email_as_typed) as address, r.status, e.status as "eventStatus", e.title->>'nl' as title,
            e.starts_at as "startsAt", e.ends_at as "endsAt", entry.uid, entry.sequence,
            array(select to_char(s.starts_at at time zone 'UTC', 'HH24.MI') || ' ' || s.code || ' ' || (s.title->>'nl')
                         || case p.status when 'waiting' then ' (wachtlijst)' when 'wanted' then ' (als je een plek krijgt)' else '' end
                    from session_place p join session s on s.id = p.session_id
                   where p.registration_id = r.id and s.status = 'open' order by s.starts_at, s.code) as sessions
       from registration r
       join contact c on c.id = r.contact_id
       join event e on e.id = r.event_id
       left join calendar_entry entry on entry.registration_id = r.id
      where r.event_id = $1 order by r.arrival`,
    [eventId],
  );
  return new Map(rows.map(({ id, ...truth }) => [id, truth]));
}

/** What should be in somebody's calendar: the event while it goes on and they have a place in it. */
export function shouldBeInCalendar({ status, eventStatus, uid }: Truth): boolean {
  return status === 'confirmed' && eventStatus === 'published' && uid !== null;
}

/**
 * What somebody has to be told: when this becomes different, a mail is due, and otherwise none. Who cancelled is told
 * nothing more. Who still waits for the event has wishes and no programme: a wish that falls away is news, its hour not.
 */
export function toBeTold({ status, eventStatus, title, startsAt, endsAt, sessions }: Truth): string {
  if (status === 'cancelled') return status;
  const programme = status === 'confirmed' ? sessions : sessions.map((line) => line.split(' ')[1]);
  return JSON.stringify([status, eventStatus, title, startsAt, endsAt, programme]);
}
