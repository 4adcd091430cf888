import { newId, type Tx } from '#platform';
import { wordsIn, wordsOf } from '../registrations.queries.js';
import type { Guest } from './read-guests.js';

/** How an invitation stands: on the list but not mailed, mailed, used, taken back. */
export const INVITATION_STANDINGS = ['unmailed', 'mailed', 'used', 'withdrawn'] as const;
export type InvitationStanding = (typeof INVITATION_STANDINGS)[number];

/** Somebody who is invited. */
export interface Invitation {
  readonly id: string;
  readonly eventId: string;
  /** As typed. */
  readonly email: string;
  readonly name: string;
  readonly linkVersion: number;
  readonly standing: InvitationStanding;
  readonly createdAt: Date;
  readonly mailedAt: Date | null;
  readonly usedAt: Date | null;
  /** What came of it. */
  readonly registrationId: string | null;
  readonly registeredAs: string | null;
}

/** SQL: how `invitation i` stands. */
const STANDING = `case when i.used_at is not null then 'used' when i.withdrawn_at is not null then 'withdrawn'
  when i.mailed_at is not null then 'mailed' else 'unmailed' end`;

const SELECT = `select i.id, i.event_id as "eventId", i.email_as_typed as email, i.name, i.link_version as "linkVersion",
    ${STANDING} as standing, i.created_at as "createdAt", i.mailed_at as "mailedAt", i.used_at as "usedAt",
    r.id as "registrationId", r.name as "registeredAs"
  from invitation i left join registration r on r.invitation_id = i.id`;

/** Puts people on the list. Whoever is on it already stays as they are. @returns how many are new. */
export async function insertInvitations(
  tx: Tx,
  eventId: string,
  guests: readonly Guest[],
  organiserId: string | null,
  now: Date,
): Promise<number> {
  const rows = guests
    .map(({ address, name }) => ({ id: newId(now.getTime()), email: address.email, typed: address.asTyped, name }))
    .toSorted((a, b) => (a.email < b.email ? -1 : 1)); // two lists with the same people never wait for each other
  const made = await tx.query(
    `insert into invitation (id, event_id, email, email_as_typed, name, invited_by, created_at)
     select id, $1, email, typed, name, $3, $4
     from jsonb_to_recordset($2::jsonb) as new (id uuid, email text, typed text, name text)
     on conflict on constraint invitation_is_once do nothing returning id`,
    [eventId, JSON.stringify(rows), organiserId, now],
  );
  return made.length;
}

/**
 * Invitations of one event, newest first, for whoever reads all of them bit by bit.
 * @param after id of the last one seen.
 */
export function invitationsAfter(
  tx: Tx,
  eventId: string,
  after: string | undefined,
  limit: number,
): Promise<Invitation[]> {
  return tx.query(`${SELECT} where i.event_id = $1 and ($2::uuid is null or i.id < $2) order by i.id desc limit $3`, [
    eventId,
    after ?? null,
    limit,
  ]);
}

const INVITATIONS_A_PAGE = 50;

/** What an organiser looks for among the invitations of one event. */
export interface InvitationSearch {
  readonly eventId: string;
  /** Words of a name or address. */
  readonly q: string;
  readonly standing: InvitationStanding | '';
  /** From 1; past the end is the last one. */
  readonly page: number;
}

export interface InvitationPage {
  readonly rows: readonly Invitation[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** One page of invitations, newest first, and how many there are in all. */
export async function searchInvitations(tx: Tx, search: InvitationSearch): Promise<InvitationPage> {
  const words = wordsOf(search.q);
  const where = `i.event_id = $1 and ($2 = '' or ${STANDING} = $2) and (cardinality($3::text[]) = 0 or ${FOUND})`;
  const values = [search.eventId, search.standing, words];
  const [{ total }] = await tx.query(`select count(*) as total from invitation i where ${where}`, values);
  const pages = Math.max(1, Math.ceil(total / INVITATIONS_A_PAGE));
  const page = Math.min(Math.max(1, search.page), pages);
  const rows = await tx.query(
    `${SELECT} where ${where} order by i.id desc limit ${INVITATIONS_A_PAGE} offset ${(page - 1) * INVITATIONS_A_PAGE}`,
    values,
  );
  return { rows, total, page, pages };
}

const FOUND = wordsIn('$3').replace(`r.found_by || ' ' || c.found_by`, 'i.found_by');

/** How many stand in which way. */
export type InvitationCounts = Readonly<Record<InvitationStanding, number>>;

export async function countInvitations(tx: Tx, eventId: string): Promise<InvitationCounts> {
  const rows: { standing: InvitationStanding; count: number }[] = await tx.query(
    `select ${STANDING} as standing, count(*) as count from invitation i where i.event_id = $1 group by 1`,
    [eventId],
  );
  const none = { unmailed: 0, mailed: 0, used: 0, withdrawn: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ standing, count }) => [standing, count])) };
}

/** @param lock keeps the row for this transaction. */
export async function findInvitation(tx: Tx, id: string, lock?: 'lock'): Promise<Invitation | undefined> {
  const [row] = await tx.query(`${SELECT} where i.id = $1${lock ? ' for update of i' : ''}`, [id]);
  return row;
}
