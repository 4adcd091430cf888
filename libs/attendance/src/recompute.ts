import type { Tx } from '#platform';
import { decideAttendance, type Seen } from './decide-attendance.js';

/**
 * Works out one person's attendance of an event again, whole, from the observations that stand. The caller holds the lock
 * of the registration row: two that work at once would each miss what the other is writing.
 */
export async function recompute(tx: Tx, registrationId: string, plenaryId: string): Promise<void> {
  const seen: Seen[] = await tx.query(
    `select session_id as "sessionId", source, present, coalesce(from_at, recorded_at) as at from presence_observation
     where registration_id = $1 and undone_at is null`,
    [registrationId],
  );
  await tx.query(
    `with decided as (
       select * from jsonb_to_recordset($2::jsonb)
         as d ("sessionId" uuid, attended boolean, "firstSeenAt" timestamptz, "decidedBy" text)
     ), gone as (
       delete from attendance where registration_id = $1 and session_id not in (select "sessionId" from decided)
     )
     insert into attendance (registration_id, session_id, attended, first_seen_at, decided_by)
     select $1, "sessionId", attended, "firstSeenAt", "decidedBy" from decided
     on conflict (registration_id, session_id) do update
     set attended = excluded.attended, first_seen_at = excluded.first_seen_at, decided_by = excluded.decided_by`,
    [registrationId, JSON.stringify(decideAttendance(plenaryId, seen))],
  );
}
