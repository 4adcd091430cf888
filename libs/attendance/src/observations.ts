import { newId, type Tx } from '#platform';

/** Something that was seen of a person in a session. */
export interface Sighting {
  readonly eventId: string;
  readonly sessionId: string;
  readonly registrationId: string;
  readonly source: 'join_press' | 'check_in' | 'manual';
  /** What makes it this sighting and no other one; noting it again changes nothing. */
  readonly key: string;
  /** When the person was seen; null when somebody decided it afterwards. */
  readonly at: Date | null;
  readonly present: boolean;
  readonly organiserId: string | null;
}

/** Key of what exists once for each person and session: a check-in, a decision. */
export const onceEach = (registrationId: string, sessionId: string): string => `${registrationId}/${sessionId}`;

/**
 * Notes what was seen. What stands already stays as it is; what was undone counts again, as of now.
 * @returns whether anything changed
 */
export async function note(tx: Tx, seen: Sighting, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `insert into presence_observation
       (id, event_id, session_id, registration_id, source, source_key, kind, from_at, present, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, 'point', $7, $8, $9, $10)
     on conflict (source, source_key) do update
     set from_at = excluded.from_at, present = excluded.present, recorded_at = excluded.recorded_at,
         recorded_by = excluded.recorded_by, undone_at = null
     where presence_observation.undone_at is not null or presence_observation.present <> excluded.present
     returning id`,
    [
      newId(),
      seen.eventId,
      seen.sessionId,
      seen.registrationId,
      seen.source,
      seen.key,
      seen.at,
      seen.present,
      now,
      seen.organiserId,
    ],
  );
  return rows.length > 0;
}

/** Takes one observation back. It stays, marked, to explain itself. @returns whether it stood */
export async function undo(tx: Tx, source: Sighting['source'], key: string, now: Date): Promise<boolean> {
  const [, changed] = await tx.query(
    'update presence_observation set undone_at = $3 where source = $1 and source_key = $2 and undone_at is null',
    [source, key, now],
  );
  return changed > 0;
}

/** What was seen of one person, oldest first, for the page that explains it. */
export interface Observation {
  readonly source: 'join_press' | 'check_in' | 'webhook' | 'import' | 'manual';
  /** Code of the session; the plenary is the event itself. */
  readonly code: string;
  /** False: somebody decided that the person was not there. */
  readonly present: boolean;
  readonly at: Date;
  readonly undoneAt: Date | null;
}

/** Observations of one registration, oldest first, at most a hundred. */
export function observationsOf(tx: Tx, registrationId: string): Promise<Observation[]> {
  return tx.query(
    `select o.source, s.code, o.present, coalesce(o.from_at, o.recorded_at) as at, o.undone_at as "undoneAt"
     from presence_observation o join session s on s.id = o.session_id
     where o.registration_id = $1 order by at limit 100`,
    [registrationId],
  );
}
