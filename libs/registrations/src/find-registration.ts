import { isId, NotFound, type Tx } from '#platform';
import type { Registration } from './registration.js';

/** Columns of `Registration` for a query over `registration r join contact c`. */
export const REGISTRATION_COLUMNS = `
  r.id, r.event_id as "eventId", r.contact_id as "contactId", r.status, r.attends, r.name, c.email_as_typed as email,
  r.organisation, r.role, r.sector, r.region, r.language, r.time_zone as "timeZone", r.link_version as "linkVersion",
  r.created_at as "createdAt", r.confirmed_at as "confirmedAt", r.cancelled_at as "cancelledAt", r.listed_consent_at as "listedConsentAt",
  r.removed_at as "removedAt", r.cancelled_by as "cancelledBy", r.decline_reason as "declineReason", r.mail_off_at as "mailOffAt",
  (select g.name from registration_group g
   where g.id = r.group_id and g.contact_id <> r.contact_id and g.removed_at is null) as "registeredBy",
  r.other_way_arrival as "otherWayArrival"`;

/**
 * A registration with the address it came from; none for an id that nobody has, and for a text that is no id at all.
 * @param lock keeps the row for this transaction: who comes second reads what the first has written.
 */
export async function findRegistration(tx: Tx, id: string, lock?: 'lock'): Promise<Registration | undefined> {
  if (!isId(id)) return undefined;
  const [row]: Registration[] = await tx.query(
    `select ${REGISTRATION_COLUMNS} from registration r join contact c on c.id = r.contact_id
     where r.id = $1${lock ? ' for update of r' : ''}`,
    [id],
  );
  return row;
}

/**
 * The registration, if it is of this event.
 * @throws {NotFound} an id of another event is as unknown as any
 */
export async function getRegistrationOf(tx: Tx, eventId: string, id: string): Promise<Registration> {
  const registration = await findRegistration(tx, id);
  if (registration?.eventId !== eventId) throw new NotFound('registration');
  return registration;
}
