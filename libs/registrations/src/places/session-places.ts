import type { Pool } from '#events';
import type { Tx } from '#platform';
import { closeOffers, type OfferOutcome } from './offer-rows.js';
import { type Attends, poolFor, type SessionPlace } from './places.js';

/** One choice of one registration, with what is needed to move it. */
export interface HeldPlace extends SessionPlace {
  readonly registrationId: string;
  readonly contactId: string;
  readonly attends: Attends;
  readonly arrival: number;
  readonly roundId: string | null;
  readonly maxChoices: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** How many hold a place of a pool, and how many wait for one. */
type Count = Pick<Pool, 'id' | 'taken' | 'waiting'>;

/** Every choice of these registrations, in order of arrival. */
export function placesOf(tx: Tx, registrationIds: readonly string[]): Promise<HeldPlace[]> {
  if (registrationIds.length === 0) return Promise.resolve([]);
  return tx.query(
    `select p.registration_id as "registrationId", p.session_id as "sessionId", p.status, p.arrival, r.attends,
            r.contact_id as "contactId",
            s.round_id as "roundId", coalesce(round.max_choices, 1) as "maxChoices",
            s.starts_at as "startsAt", s.ends_at as "endsAt"
     from session_place p
     join registration r on r.id = p.registration_id
     join session s on s.id = p.session_id
     left join round on round.id = s.round_id
     where p.registration_id = any($1::uuid[]) order by p.arrival, s.starts_at, s.code`,
    [registrationIds],
  );
}

/**
 * Takes choices away and frees what they held. The event is locked; whoever is next in line is the caller's business.
 * @param outcome of an offer that was open for one of them: its place is free again too.
 */
export async function releasePlaces(
  tx: Tx,
  pools: readonly Pool[],
  places: readonly HeldPlace[],
  now: Date,
  outcome: OfferOutcome = 'withdrawn',
): Promise<void> {
  if (places.length === 0) return;
  const inLine = places.filter((place) => place.status === 'waiting');
  const offered = await closeOffers(tx, inLine, outcome, now);
  const isOffered = (place: HeldPlace) =>
    offered.some((one) => one.registrationId === place.registrationId && one.sessionId === place.sessionId);
  await tx.query(
    `delete from session_place p using unnest($1::uuid[], $2::uuid[]) as gone (registration_id, session_id)
     where p.registration_id = gone.registration_id and p.session_id = gone.session_id`,
    [places.map((place) => place.registrationId), places.map((place) => place.sessionId)],
  );
  const counts = new Map(pools.map(({ id }) => [id, { id, taken: 0, waiting: 0 }]));
  for (const place of places) {
    const count = counts.get(poolOf(pools, place)?.id ?? '');
    if (!count || place.status === 'wanted') continue;
    count[place.status === 'confirmed' || isOffered(place) ? 'taken' : 'waiting']++;
  }
  await countDown(tx, [...counts.values()]);
}

/** The pool that holds a choice, or (null) the registration itself. */
export function poolOf(
  pools: readonly Pool[],
  place: { readonly sessionId: string | null; readonly attends: Attends },
): Pool | undefined {
  return poolFor(
    pools.filter((pool) => pool.sessionId === place.sessionId),
    place.attends,
  );
}

/**
 * Fewer people hold or want a place. The ceiling sinks with what is taken, down to the capacity: what was lowered
 * cannot grow back past it.
 */
export async function countDown(tx: Tx, fewer: readonly Count[]): Promise<void> {
  const some = fewer.filter(({ taken, waiting }) => taken + waiting > 0);
  if (some.length === 0) return;
  await tx.query(
    `update pool set taken = pool.taken - fewer.taken, waiting = pool.waiting - fewer.waiting,
            ceiling = case when capacity is null then null else greatest(capacity, pool.taken - fewer.taken) end
     from unnest($1::uuid[], $2::int[], $3::int[]) as fewer (id, taken, waiting) where pool.id = fewer.id`,
    columnsOf(some),
  );
}

/** Writes the counts of pools that changed. */
export async function savePools(tx: Tx, before: readonly Count[], after: readonly Count[]): Promise<void> {
  const old = new Map(before.map((pool) => [pool.id, pool]));
  const changed = after.filter(({ id, taken, waiting }) => {
    return old.get(id)?.taken !== taken || old.get(id)?.waiting !== waiting;
  });
  if (changed.length === 0) return;
  await tx.query(
    `update pool set taken = now.taken, waiting = now.waiting
     from unnest($1::uuid[], $2::int[], $3::int[]) as now (id, taken, waiting) where pool.id = now.id`,
    columnsOf(changed),
  );
}

function columnsOf(counts: readonly Count[]): (string | number)[][] {
  return [counts.map(({ id }) => id), counts.map(({ taken }) => taken), counts.map(({ waiting }) => waiting)];
}

/** Writes choices of one registration with these statuses, over what was there. What stood so already stands so since then. */
export async function writePlaces(
  tx: Tx,
  registrationId: string,
  arrival: number,
  places: readonly SessionPlace[],
  now: Date,
): Promise<void> {
  if (places.length === 0) return;
  await tx.query(
    `insert into session_place (registration_id, session_id, status, arrival, since)
     select $1, session_id, status, $2, $5 from unnest($3::uuid[], $4::text[]) as new (session_id, status)
     on conflict (registration_id, session_id) do update set status = excluded.status,
       since = case when session_place.status = excluded.status then session_place.since else excluded.since end`,
    [registrationId, arrival, places.map((place) => place.sessionId), places.map((place) => place.status), now],
  );
}

/** Lets confirmed places count as the newest, so that a line takes away another one of their round. */
export async function renewPlaces(
  tx: Tx,
  registrationId: string,
  arrival: number,
  places: readonly HeldPlace[],
): Promise<void> {
  if (places.length === 0) return;
  await tx.query(
    `update session_place set arrival = $2 where registration_id = $1 and session_id = any($3::uuid[]) and status = 'confirmed'`,
    [registrationId, arrival, places.map((place) => place.sessionId)],
  );
}
