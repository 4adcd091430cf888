import { escapeLike } from '#events';
import type { Database, Tx } from '#platform';
import { REGISTRATION_COLUMNS, type Registration, type RegistrationStatus } from './registration.js';

/** Statuses a list can be narrowed to. */
export const LISTED_STATUSES = ['confirmed', 'waiting', 'cancelled'] as const satisfies readonly RegistrationStatus[];

/** What an organiser looks for among the registrations of one event. */
export interface RegistrationSearch {
  readonly eventId: string;
  /** Part of a name, address or organisation; empty = everybody. */
  readonly q: string;
  readonly status: (typeof LISTED_STATUSES)[number] | '';
  /** From 1. */
  readonly page: number;
}

export interface RegistrationPage {
  readonly rows: readonly Registration[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PAGE_SIZE = 50;

/** One page of registrations, newest first, and how many there are in all. */
export async function searchRegistrations(tx: Tx, search: RegistrationSearch): Promise<RegistrationPage> {
  const like = search.q === '' ? null : `%${escapeLike(search.q.slice(0, 200))}%`;
  const where = `
    from registration r join contact c on c.id = r.contact_id
    where r.event_id = $1 and ($2 = '' or r.status = $2)
      and ($3::text is null or r.name ilike $3 or r.organisation ilike $3 or c.email_as_typed ilike $3)`;
  const values = [search.eventId, search.status, like];
  const [{ total }] = await tx.query(`select count(*) as total ${where}`, values);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, search.page), pages);
  const rows = await tx.query(
    `select ${REGISTRATION_COLUMNS} ${where} order by r.arrival desc limit ${PAGE_SIZE} offset $4`,
    [...values, (page - 1) * PAGE_SIZE],
  );
  return { rows, total, page, pages };
}

/** How an event stands, in people. */
export interface RegistrationCounts {
  readonly confirmed: number;
  readonly waiting: number;
  readonly cancelled: number;
}

/** Counts of many events in one query. Every id is in the map. */
export async function countRegistrations(
  tx: Tx,
  eventIds: readonly string[],
): Promise<Map<string, RegistrationCounts>> {
  const rows: (RegistrationCounts & { eventId: string })[] = await tx.query(
    `select event_id as "eventId", count(*) filter (where status = 'confirmed') as confirmed,
            count(*) filter (where status = 'waiting') as waiting, count(*) filter (where status = 'cancelled') as cancelled
     from registration where event_id = any($1::uuid[]) group by event_id`,
    [eventIds],
  );
  const none = { confirmed: 0, waiting: 0, cancelled: 0 };
  const found = new Map(rows.map(({ eventId, ...counts }) => [eventId, counts]));
  return new Map(eventIds.map((id) => [id, found.get(id) ?? none]));
}

/**
 * How many people hold or wait for a place in any of these sessions, each counted once: whom a change of them concerns.
 * Who still waits for the event itself holds no invite, and is not among them.
 */
export async function countPeopleIn(tx: Tx, sessionIds: readonly string[]): Promise<number> {
  const [{ people }] = await tx.query(
    `select count(distinct registration_id) as people from session_place
     where session_id = any($1::uuid[]) and status in ('confirmed', 'waiting')`,
    [sessionIds],
  );
  return people;
}

/** How many people wish for a session while they still wait for the event itself: whom calling it off concerns too. */
export async function countWishesFor(tx: Tx, sessionId: string): Promise<number> {
  const [{ people }] = await tx.query(
    `select count(*) as people from session_place where session_id = $1 and status = 'wanted'`,
    [sessionId],
  );
  return people;
}

/** Most sessions of a round that one person holds, waits for or wishes for; 0 where nobody has chosen. */
export async function mostChosen(tx: Tx, roundId: string): Promise<number> {
  const [{ most }] = await tx.query(
    `select coalesce(max(chosen), 0) as most from (
       select count(*) as chosen from session_place p join session s on s.id = p.session_id
       where s.round_id = $1 group by p.registration_id) as people`,
    [roundId],
  );
  return most;
}

/** Rows read at a time for an export: memory stays flat whatever the size of the event. */
const STRIDE = 1000;

/** Everybody of one event in order of arrival, a stride at a time, for exports of any size. */
export async function* everyRegistration(database: Database, eventId: string): AsyncGenerator<Registration> {
  let after = -1;
  for (;;) {
    const rows: (Registration & { arrival: number })[] = await database.read.query(
      `select ${REGISTRATION_COLUMNS}, r.arrival from registration r join contact c on c.id = r.contact_id
       where r.event_id = $1 and r.arrival > $2 order by r.arrival limit ${STRIDE}`,
      [eventId, after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < STRIDE) return;
    after = last.arrival;
  }
}
