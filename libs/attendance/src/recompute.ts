import type { Tx } from '#platform';

/** What counts when deciding whether somebody was there. */
export interface Seen {
  readonly at: Date;
}

/** Pure: attendance as it follows from what was seen. One press or check-in is enough; minutes come with reports. */
function decideAttendance(seen: readonly Seen[]): { attended: boolean; firstSeenAt: Date | null } {
  const times = seen.map((one) => one.at.getTime());
  return { attended: times.length > 0, firstSeenAt: times.length > 0 ? new Date(Math.min(...times)) : null };
}

/** Works out one person's attendance of one session again, whole, from the observations that stand. */
export async function recompute(tx: Tx, registrationId: string, sessionId: string): Promise<void> {
  const seen: Seen[] = await tx.query(
    `select coalesce(from_at, recorded_at) as at from presence_observation
     where registration_id = $1 and session_id = $2 and undone_at is null`,
    [registrationId, sessionId],
  );
  const { attended, firstSeenAt } = decideAttendance(seen);
  await tx.query(
    `insert into attendance (registration_id, session_id, attended, first_seen_at, decided_by) values ($1, $2, $3, $4, 'rule')
     on conflict (registration_id, session_id) do update set attended = excluded.attended, first_seen_at = excluded.first_seen_at
     where attendance.decided_by = 'rule'`,
    [registrationId, sessionId, attended, firstSeenAt],
  );
}
