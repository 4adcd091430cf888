import type { Tx } from '#platform';

/** Ids of all events that ended before a moment, whatever became of them. */
export async function eventsEndedBefore(db: Tx, moment: Date): Promise<string[]> {
  const rows: { id: string }[] = await db.query('select id from event where ends_at <= $1 order by id', [moment]);
  return rows.map(({ id }) => id);
}
