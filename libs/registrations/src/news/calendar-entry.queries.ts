import type { Tx } from '#platform';

/** The entry a registration has in people's calendars, as far as a file of it must know. */
export interface CalendarEntryKey {
  readonly uid: string;
  readonly sequence: number;
}

/** The calendar entry of a registration; none while it waits. */
export async function findCalendarEntry(tx: Tx, registrationId: string): Promise<CalendarEntryKey | undefined> {
  const [entry] = await tx.query(
    'select uid, sequence from calendar_entry where registration_id = $1 and session_id is null',
    [registrationId],
  );
  return entry;
}
