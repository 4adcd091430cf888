import { type EventDetails, type OpenPool, openPoolsOf } from '#events';
import type { Tx } from '#platform';
import { isMemberAt } from '#theme-groups';
import { NOT_OFFERED_IN_SESSION } from './offer-rows.js';
import type { Early } from './places.js';

/** A pool that somebody can come into, with whose turn it is there for now. */
export type OpenPlaces = OpenPool & { readonly early?: Early | undefined };

/**
 * The pools of an event that somebody can come into. Where the places of a session go to the members of its theme group
 * for now, with those members: two queries more, however many people ask. The event is locked.
 */
export async function openPlacesOf(
  tx: Tx,
  event: Pick<EventDetails, 'id' | 'startsAt'>,
  now: Date,
): Promise<OpenPlaces[]> {
  const pools = await openPoolsOf(tx, event.id);
  const early = pools.filter((pool) => groupWithEarlyPlaces(pool, event, now));
  if (early.length === 0) return pools;
  const members = await membersOf(tx, early, now);
  const waiting = await linesWithMembers(tx, early, now);
  return pools.map((pool): OpenPlaces => {
    const groupId = groupWithEarlyPlaces(pool, event, now);
    if (!groupId) return pool;
    const isMemberWaiting = waiting.some(({ id }) => id === pool.id);
    return { ...pool, early: { groupId, members: members.get(groupId) ?? new Set(), isMemberWaiting } };
  });
}

/** SQL: it is the turn of `registration r`: no group goes first (null), or they are a member of it. */
export function whoseTurn(group: string, now: `$${number}`): string {
  return `(${group}::uuid is null or exists (
    select from theme_group_member m
    where m.theme_group_id = ${group}::uuid and m.contact_id = r.contact_id and ${isMemberAt(now)}))`;
}

/** The theme group whose members go first in a session, while they do: until its moment, and never after the start. */
export function groupWithEarlyPlaces(
  { earlyUntil, themeGroupId }: { readonly earlyUntil: Date | null; readonly themeGroupId: string | null },
  { startsAt }: Pick<EventDetails, 'startsAt'>,
  now: Date,
): string | undefined {
  if (!themeGroupId || !earlyUntil) return undefined;
  return now < earlyUntil && now < startsAt ? themeGroupId : undefined;
}

async function membersOf(tx: Tx, pools: readonly OpenPool[], now: Date): Promise<Map<string, Set<string>>> {
  const rows: { groupId: string; contactId: string; email: string }[] = await tx.query(
    `select m.theme_group_id as "groupId", m.contact_id as "contactId", c.email
     from theme_group_member m join contact c on c.id = m.contact_id
     where m.theme_group_id = any($1::uuid[]) and ${isMemberAt('$2')}`,
    [pools.map((pool) => pool.themeGroupId), now],
  );
  const members = new Map<string, Set<string>>();
  for (const { groupId, contactId, email } of rows)
    members.set(groupId, (members.get(groupId) ?? new Set<string>()).add(contactId).add(email));
  return members;
}

/** Pools in whose line a member stands: other members then stand behind. */
function linesWithMembers(tx: Tx, pools: readonly OpenPool[], now: Date): Promise<{ id: string }[]> {
  return tx.query(
    `select distinct pool.id from unnest($1::uuid[]) as line (id) join pool on pool.id = line.id
     join session s on s.id = pool.session_id
     join session_place p on p.session_id = s.id and p.status = 'waiting' and ${NOT_OFFERED_IN_SESSION}
     join registration r on r.id = p.registration_id and pool.mode in ('any', r.attends)
     join theme_group_member m on m.theme_group_id = s.theme_group_id and m.contact_id = r.contact_id and ${isMemberAt('$2')}`,
    [pools.map((pool) => pool.id), now],
  );
}
