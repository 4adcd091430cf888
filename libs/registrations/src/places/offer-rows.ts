import type { EventDetails, Pool } from '#events';
import { newId, type Tx } from '#platform';
import { decideDeadline } from './deadline.js';

/** A place that is held for one person until they answer. */
export interface OpenOffer {
  readonly id: string;
  readonly registrationId: string;
  /** Null is a place at the event itself. */
  readonly sessionId: string | null;
  /** From this moment on it can not be taken any more: the deadline, or the start if that was moved forward since. */
  readonly until: Date;
}

/** How an offer ended. `withdrawn`: the event or the session was called off, or an organiser took the person out. */
export type OfferOutcome = 'accepted' | 'declined' | 'lapsed' | 'withdrawn';

/** SQL: the moment from which `offer o` of `event e` cannot be taken any more; `session s` may be absent. */
export const UNTIL = 'least(o.expires_at, coalesce(s.starts_at, e.starts_at))';

/** SQL: `registration r` holds no open offer of the event; who does is not in its line. */
export const NOT_OFFERED = `not exists (
  select from offer o where o.registration_id = r.id and o.session_id is null and o.answered_at is null)`;

/** SQL: the person of `session_place p` holds no open offer of that session. */
export const NOT_OFFERED_IN_SESSION = `not exists (
  select from offer o where o.registration_id = p.registration_id and o.session_id = p.session_id and o.answered_at is null)`;

/** Offers a place of a pool to each of these people. The caller counts: each holds a place from now on. */
export async function makeOffers(
  tx: Tx,
  { event, now }: { readonly event: EventDetails; readonly now: Date },
  { sessionId }: Pick<Pool, 'sessionId'>,
  ids: readonly string[],
): Promise<OpenOffer[]> {
  if (ids.length === 0) return [];
  const [session] = sessionId
    ? await tx.query('select starts_at as "startsAt" from session where id = $1', [sessionId])
    : [];
  const startsAt: Date = session?.startsAt ?? event.startsAt;
  const until = decideDeadline({ now, hours: event.offerHours, startsAt, timeZone: event.timeZone });
  const made = ids.map((registrationId) => ({ id: newId(now.getTime()), registrationId, sessionId, until }));
  await tx.query(
    `insert into offer (id, registration_id, session_id, made_at, expires_at)
     select id, registration_id, $3, $4, $5 from unnest($1::uuid[], $2::uuid[]) as new (id, registration_id)`,
    [made.map((offer) => offer.id), ids, sessionId, now, until],
  );
  return made;
}

/** Every place that is held for one of these people, the first to lapse first. */
export function openOffersOf(tx: Tx, registrationIds: readonly string[]): Promise<OpenOffer[]> {
  if (registrationIds.length === 0) return Promise.resolve([]);
  return tx.query(
    `select o.id, o.registration_id as "registrationId", o.session_id as "sessionId", ${UNTIL} as until
     from offer o join registration r on r.id = o.registration_id join event e on e.id = r.event_id
     left join session s on s.id = o.session_id
     where o.registration_id = any($1::uuid[]) and o.answered_at is null order by until, o.id`,
    [registrationIds],
  );
}

/** How many places of each event and its sessions are held for somebody who has not answered. None: not in the map. */
export async function countOpenOffers(tx: Tx, eventIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows: { eventId: string; open: number }[] = await tx.query(
    `select r.event_id as "eventId", count(*) as open from offer o join registration r on r.id = o.registration_id
     where r.event_id = any($1::uuid[]) and o.answered_at is null group by r.event_id`,
    [eventIds],
  );
  return new Map(rows.map(({ eventId, open }) => [eventId, open]));
}

/** What an offer is for. */
export type OfferedTo = Pick<OpenOffer, 'registrationId' | 'sessionId'>;

/**
 * Ends the open offers of these people for these things, if there are any.
 * @returns those that were open: each held a place.
 */
export async function closeOffers(
  tx: Tx,
  held: readonly OfferedTo[],
  outcome: OfferOutcome,
  now: Date,
): Promise<OfferedTo[]> {
  if (held.length === 0) return [];
  const [closed]: [OfferedTo[], number] = await tx.query(
    `update offer o set answered_at = $3, outcome = $4
     from unnest($1::uuid[], $2::uuid[]) as held (registration_id, session_id)
     where o.registration_id = held.registration_id and o.session_id is not distinct from held.session_id
       and o.answered_at is null
     returning o.registration_id as "registrationId", o.session_id as "sessionId"`,
    [held.map((one) => one.registrationId), held.map((one) => one.sessionId), now, outcome],
  );
  return closed;
}

/** SQL: `offer o` of `registration r` is of a place the other way, for who has one of their own. */
export const IS_ACROSS = `(o.session_id is null and r.status = 'confirmed')`;

/**
 * The event does not go on: nobody can take a place now, so everybody is back in line where they stood. If it goes on
 * after all they are offered one anew, with a new deadline. The event is locked.
 */
export async function withdrawOffers(tx: Tx, eventId: string, now: Date): Promise<void> {
  await tx.query(
    `with closed as (
       update offer o set answered_at = $2, outcome = 'withdrawn' from registration r
       where r.id = o.registration_id and r.event_id = $1 and o.answered_at is null
       returning o.session_id, ${IS_ACROSS} as is_across,
         case when ${IS_ACROSS} then case r.attends when 'online' then 'on_site' else 'online' end else r.attends end as attends),
     back as (
       select p.id, count(*)::int as people, (count(*) filter (where not is_across))::int as in_line from closed
       join pool p on p.event_id = $1 and p.session_id is not distinct from closed.session_id and p.mode in ('any', closed.attends)
       group by p.id)
     update pool set taken = taken - people, waiting = waiting + in_line,
            ceiling = case when capacity is null then null else greatest(capacity, taken - people) end
     from back where back.id = pool.id`,
    [eventId, now],
  );
}
