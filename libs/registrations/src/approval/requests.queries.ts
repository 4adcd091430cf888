import type { Tx } from '#platform';
import { REGISTRATION_COLUMNS } from '../find-registration.js';
import type { Attends, Registration } from '../registration.js';

/** Requests on one page of the console. */
export const REQUESTS_A_PAGE = 50;

/** Those who ask, or those who were told no: all that a list of requests can show. */
export const REQUEST_STANDINGS = ['pending', 'declined'] as const;
export type RequestStanding = (typeof REQUEST_STANDINGS)[number];

/** How many ask for a place, and how many were told no. */
export type RequestCounts = Readonly<Record<RequestStanding, number>>;

/** Somebody who asked, and when they were told no. */
export type Requester = Registration & { readonly declinedAt: Date | null };

/** Who asks (or was told no), in the order in which they asked. @param page from 1 */
export function requestsOf(tx: Tx, eventId: string, status: RequestStanding, page: number): Promise<Requester[]> {
  return tx.query(
    `select ${REGISTRATION_COLUMNS}, r.declined_at as "declinedAt"
     from registration r join contact c on c.id = r.contact_id
     where r.event_id = $1 and r.status = $2 order by r.arrival limit $3 offset $4`,
    [eventId, status, REQUESTS_A_PAGE, (page - 1) * REQUESTS_A_PAGE],
  );
}

/** Both numbers in one query. */
export async function countRequests(tx: Tx, eventId: string): Promise<RequestCounts> {
  const [counts] = await tx.query(
    `select count(*) filter (where status = 'pending') as pending, count(*) filter (where status = 'declined') as declined
     from registration where event_id = $1 and status in ('pending', 'declined')`,
    [eventId],
  );
  return counts;
}

/** A request that can still be answered. */
export interface OpenRequest {
  readonly id: string;
  readonly email: string;
  readonly status: RequestStanding;
  readonly attends: Attends;
  readonly arrival: number;
}

/**
 * Those of these registrations that an organiser can still say yes to, in the order in which they arrived. Who was told
 * no and takes part by another way since is not among them. The event is locked.
 */
export function openRequests(tx: Tx, eventId: string, ids: readonly string[]): Promise<OpenRequest[]> {
  return tx.query(
    `select r.id, c.email, r.status, r.attends, r.arrival from registration r join contact c on c.id = r.contact_id
     where r.id = any($1::uuid[]) and r.event_id = $2 and (r.status = 'pending' or r.status = 'declined' and not exists (
       select from registration other where other.event_id = r.event_id and other.contact_id = r.contact_id
         and other.status in ('pending', 'confirmed', 'waiting'))) and r.removed_at is null
     order by r.arrival`,
    [ids, eventId],
  );
}
