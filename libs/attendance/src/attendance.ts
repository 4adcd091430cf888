import { plenaryOf } from '#events';
import { type Database, newId, type Tx } from '#platform';
import { recompute } from './recompute.js';

/** Who was there: observations as they were seen, and the attendance that follows from them. */
export class Attendance {
  constructor(private readonly database: Database) {}

  /**
   * Notes that somebody pressed "join". Pressing again within the same minute is one press. The page with the button
   * says that joining is noted, so from now on the person has been told.
   */
  async recordJoinPress(registration: { readonly id: string; readonly eventId: string }, now: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      const session = await plenaryOf(tx, registration.eventId);
      await tx.query('update registration set notice_shown_at = coalesce(notice_shown_at, $2) where id = $1', [
        registration.id,
        now,
      ]);
      await tx.query(
        `insert into presence_observation (id, event_id, session_id, registration_id, source, source_key, kind, from_at, recorded_at)
         values ($1, $2, $3, $4, 'join_press', $5, 'point', $6, $6)
         on conflict (source, source_key) do nothing`,
        [
          newId(),
          registration.eventId,
          session.id,
          registration.id,
          `${registration.id}/${session.id}/${minute(now)}`,
          now,
        ],
      );
      await recompute(tx, registration.id, session.id);
    });
  }
}

function minute(at: Date): string {
  return at.toISOString().slice(0, 16);
}

/** What was seen of one person, oldest first, for the page that explains it. */
export interface Observation {
  readonly source: 'join_press' | 'check_in' | 'webhook' | 'import' | 'manual';
  readonly at: Date;
  readonly undoneAt: Date | null;
}

/** Observations of one registration, oldest first, at most a hundred. */
export function observationsOf(tx: Tx, registrationId: string): Promise<Observation[]> {
  return tx.query(
    `select source, coalesce(from_at, recorded_at) as at, undone_at as "undoneAt" from presence_observation
     where registration_id = $1 order by at limit 100`,
    [registrationId],
  );
}
