import type { Tx } from '#platform';
import { REGISTRATION_COLUMNS } from './find-registration.js';
import type { Registration } from './registration.js';

/** A registration with its number of arrival, which never changes and orders those of one event. */
export type Arrival = Registration & { readonly arrival: number };

/** The next registrations of an event in order of arrival, from a number on: a page of any depth costs the same. */
export function arrivalsAfter(tx: Tx, eventId: string, after: number, limit: number): Promise<Arrival[]> {
  return tx.query(
    `select ${REGISTRATION_COLUMNS}, r.arrival from registration r join contact c on c.id = r.contact_id
     where r.event_id = $1 and r.arrival > $2 order by r.arrival limit $3`,
    [eventId, after, limit],
  );
}
