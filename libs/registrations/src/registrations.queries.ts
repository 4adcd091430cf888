import { type Database, escapeLike, type LocalText, type Tx } from '#platform';
import { REGISTRATION_COLUMNS } from './find-registration.js';
import { NOT_OFFERED } from './places/offer-rows.js';
import type { Attends, Registration, RegistrationStatus } from './registration.js';
import { calendarAnswers, STANDING_ANSWER } from './replies/answers.queries.js';
import type { Answer } from './replies/decide-reply.js';
import { HAS_CLASH } from './sessions/clashes.queries.js';

/** Statuses a list can be narrowed to. */
export const LISTED_STATUSES = [
  'confirmed',
  'waiting',
  'pending',
  'cancelled',
  'declined',
  'lapsed',
] as const satisfies readonly RegistrationStatus[];

/** What an organiser looks for among the registrations of one event. */
export interface RegistrationFilter {
  readonly eventId: string;
  /** Words of a name, address or organisation, in any order, without regard to accents and capitals; empty = everybody. */
  readonly q: string;
  readonly status: (typeof LISTED_STATUSES)[number] | '';
  /** Id of a session, `none` for who chose nothing, `clash` for who holds two at the same time, empty = everybody. */
  readonly session: string;
  readonly attends: Attends | '';
  /** What their calendar said; left out = whatever it said. */
  readonly answer?: Answer | undefined;
}

export interface RegistrationSearch extends RegistrationFilter {
  /** From 1; past the end is the last one. */
  readonly page: number;
}

export interface RegistrationPage {
  readonly rows: readonly Registration[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PAGE_SIZE = 50;

/**
 * One page of registrations, newest first, and how many there are in all. At a hundred thousand of one event it counts
 * and pages in the index of arrivals alone; words to look for cost one pass over the event's people.
 */
export async function searchRegistrations(tx: Tx, search: RegistrationSearch): Promise<RegistrationPage> {
  const { where, values, isSearch } = matching(search);
  // One pass for count and page when everybody has to be looked at, two walks in the index when not.
  const found: (Registration & { total: number })[] = await tx.query(
    `with found as ${isSearch ? '' : 'not'} materialized (
       select r.arrival from ${isSearch ? PEOPLE : 'registration r'} where ${where}),
     size as (select count(*) as total from found),
     shown as (select arrival from found order by arrival desc limit ${PAGE_SIZE} offset ${PAGE_SIZE} * (
       select greatest(0, least($${values.length + 1}::bigint - 1, (total - 1) / ${PAGE_SIZE})) from size))
     select size.total, ${REGISTRATION_COLUMNS}
     from size left join (shown join registration r on r.event_id = $1 and r.arrival = shown.arrival
                          join contact c on c.id = r.contact_id) on true
     order by r.arrival desc`,
    [...values, search.page],
  );
  const total = found[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const rows = total === 0 ? [] : found.map(({ total: _, ...row }) => row);
  return { rows, total, page: Math.min(Math.max(1, search.page), pages), pages };
}

const PEOPLE = 'registration r join contact c on c.id = r.contact_id';

/** SQL: what the calendar of `registration r` said, as far as it still stands. */
const SAID = `(select ${STANDING_ANSWER} from calendar_entry entry join event e on e.id = r.event_id
  where entry.registration_id = r.id and entry.session_id is null)`;

/** Conditions of a filter as SQL over `registration r`, and `contact c` when words are looked for; `$1` is the event. */
function matching({ eventId, q, status, session, attends, answer }: RegistrationFilter) {
  const values: unknown[] = [eventId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const ofTheirs = 'select from session_place p where p.registration_id = r.id';
  const words = wordsOf(q);
  const conditions = ['r.event_id = $1'];
  if (status) conditions.push(`r.status = ${bind(status)}`);
  if (attends) conditions.push(`r.attends = ${bind(attends)}`);
  if (session === 'none') conditions.push(`not exists (${ofTheirs})`);
  else if (session === 'clash') conditions.push(HAS_CLASH);
  else if (session) conditions.push(`exists (${ofTheirs} and p.session_id = ${bind(session)})`);
  if (answer) conditions.push(`${SAID} = ${bind(answer)}`);
  if (words.length > 0) conditions.push(wordsIn(bind(words)));
  return { where: conditions.join(' and '), values, isSearch: words.length > 0 };
}

/** What somebody typed to find a person, word by word, for `wordsIn`; eight at most. */
export function wordsOf(typed: string): string[] {
  // Taken apart first: a wide percent sign would become a plain one, and a wildcard, only in the database.
  const words = escapeLike(typed.slice(0, 200).normalize('NFKD')).split(/\s+/);
  return words.filter(Boolean).slice(0, 8);
}

/** SQL: every one of these words stands in the name, organisation or address of `registration r`, `contact c`. */
export function wordsIn(words: string): string {
  return `r.found_by || ' ' || c.found_by like all(
    array(select '%' || folded(word) || '%' from unnest(${words}::text[]) as word))`;
}

/** A session somebody chose, and whether they are in. */
export interface ChosenSession {
  readonly sessionId: string;
  readonly code: string;
  readonly title: LocalText;
  readonly startsAt: Date;
  readonly status: 'wanted' | 'confirmed' | 'waiting';
}

/** What these registrations chose, each in the order of the day, in one query. Who chose nothing is not in the map. */
export async function sessionsChosen(
  tx: Tx,
  registrationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ChosenSession[]>> {
  const rows: (ChosenSession & { registrationId: string })[] = await tx.query(
    `select p.registration_id as "registrationId", s.id as "sessionId", s.code, s.title, s.starts_at as "startsAt", p.status
     from session_place p join session s on s.id = p.session_id
     where p.registration_id = any($1::uuid[]) order by s.starts_at, s.code`,
    [registrationIds],
  );
  const chosen = new Map<string, ChosenSession[]>();
  for (const { registrationId, ...session } of rows) {
    const list = chosen.get(registrationId);
    if (list) list.push(session);
    else chosen.set(registrationId, [session]);
  }
  return chosen;
}

/** A session people can choose, as a list offers it. */
export type SessionOption = Pick<ChosenSession, 'sessionId' | 'code' | 'title'>;

/** Every session of an event that people can choose, in the order of the day. */
export function sessionsToChoose(tx: Tx, eventId: string): Promise<SessionOption[]> {
  return tx.query(
    `select id as "sessionId", code, title from session
     where event_id = $1 and round_id is not null order by starts_at, position, code`,
    [eventId],
  );
}

/**
 * Which number somebody who waits is in the line of the event: 1 is next. Who is held a place is not in it.
 * @param isShared whether everybody waits for the same places, online or on site alike
 */
export async function numberInLine(tx: Tx, registrationId: string, isShared: boolean): Promise<number> {
  const [{ ahead }] = await tx.query(
    `select count(*) as ahead from registration me
     join registration r on r.event_id = me.event_id and r.status = 'waiting' and r.arrival <= me.arrival and ${NOT_OFFERED}
     where me.id = $1 and ($2 or r.attends = me.attends)`,
    [registrationId, isShared],
  );
  return ahead;
}

/** How an event stands, in people. */
export interface RegistrationCounts {
  readonly confirmed: number;
  readonly waiting: number;
  /** Who asks, and has no answer yet. */
  readonly pending: number;
  readonly cancelled: number;
}

/** How an event stands for which nobody came. */
export const NO_REGISTRATIONS: RegistrationCounts = { confirmed: 0, waiting: 0, pending: 0, cancelled: 0 };

/** Counts of many events in one query. Every id is in the map. */
export async function countRegistrations(
  tx: Tx,
  eventIds: readonly string[],
): Promise<Map<string, RegistrationCounts>> {
  const rows: (RegistrationCounts & { eventId: string })[] = await tx.query(
    `select event_id as "eventId", count(*) filter (where status = 'confirmed') as confirmed,
            count(*) filter (where status = 'waiting') as waiting, count(*) filter (where status = 'pending') as pending,
            count(*) filter (where status = 'cancelled') as cancelled
     from registration where event_id = any($1::uuid[]) group by event_id`,
    [eventIds],
  );
  const none = NO_REGISTRATIONS;
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

/** A registration as a file lists it. */
export type ListedRegistration = Registration & {
  readonly sessions: readonly ChosenSession[];
  /** What their calendar said of the invite, as far as it still stands. */
  readonly reply: Answer | undefined;
};

/** Everybody a filter lets through, in order of arrival, a stride at a time, for exports of any size. */
export async function* everyRegistration(
  database: Database,
  filter: RegistrationFilter,
): AsyncGenerator<ListedRegistration> {
  const { where, values } = matching(filter);
  let after = -1;
  for (;;) {
    const rows: (Registration & { arrival: number })[] = await database.read.query(
      `select ${REGISTRATION_COLUMNS}, r.arrival from ${PEOPLE} where ${where} and r.arrival > $${values.length + 1}
       order by r.arrival limit ${STRIDE}`,
      [...values, after],
    );
    const ids = rows.map((row) => row.id);
    const chosen = await sessionsChosen(database.read, ids);
    const replies = await calendarAnswers(database.read, ids);
    for (const row of rows) yield { ...row, sessions: chosen.get(row.id) ?? [], reply: replies.get(row.id) };
    const last = rows.at(-1);
    if (!last || rows.length < STRIDE) return;
    after = last.arrival;
  }
}
