import { mayEdit, type Organiser, ROLES, type Role } from '#identity';
import type { Tx } from '#platform';
import type { DigestOf } from './digest-key.js';
import type { DigestRhythm, DigestStanding } from './digest-rhythm.js';

/** Somebody who wants digests, and how they stand. */
export type DigestSubscriber = DigestStanding &
  Pick<Organiser, 'id' | 'email' | 'name' | 'role' | 'language' | 'disabledAt'>;

/** For who has chosen nothing: once a week for who runs events, none for who looks on (docs/adr/0020). */
export function usualRhythm(role: Role): Exclude<DigestRhythm, 'daily'> {
  return mayEdit(role) ? 'weekly' : 'off';
}

/** Gives everybody who has chosen nothing yet the usual rhythm. What happened before is not told. */
export async function addMissing(tx: Tx, now: Date): Promise<void> {
  await tx.query(
    `insert into organiser_digest (organiser_id, rhythm, chosen_at, told_until)
     select id, case when role = any($2::text[]) then 'weekly' else 'off' end, $1, $1 from organiser
     where not exists (select from organiser_digest d where d.organiser_id = organiser.id)
     on conflict (organiser_id) do nothing`,
    [now, ROLES.filter((role) => usualRhythm(role) === 'weekly')],
  );
}

/** Everybody who wants digests, those who were shut out among them: an office, not a crowd. */
export async function subscribers(tx: Tx): Promise<DigestSubscriber[]> {
  return await tx.query(
    `select o.id, o.email, o.name, o.role, o.language, o.disabled_at as "disabledAt", d.rhythm,
            d.chosen_at as "chosenAt", d.told_until as "toldUntil"
     from organiser_digest d join organiser o on o.id = d.organiser_id where d.rhythm <> 'off' order by o.id`,
  );
}

/**
 * Moves these organisers on to the end of their period, and answers whom: those who still stood at its beginning and want
 * digests still. Of two workers who do so at once one gets each organiser, also when they had different periods in mind.
 */
export async function moveOn(tx: Tx, digests: readonly DigestOf[]): Promise<ReadonlySet<string>> {
  const [moved]: [{ id: string }[], number] = await tx.query(
    `update organiser_digest d set told_until = due.until
     from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as due (id, since, until)
     where d.organiser_id = due.id and d.told_until = due.since and d.rhythm <> 'off' returning d.organiser_id as id`,
    [digests.map((one) => one.organiserId), digests.map((one) => one.since), digests.map((one) => one.until)],
  );
  return new Set(moved.map(({ id }) => id));
}

/** Takes the names of people out of digests that have left, or never will: their mailbox has them, and that is enough. */
export async function forgetNames(tx: Tx): Promise<void> {
  await tx.query(
    `update outgoing_mail set facts = facts #- '{facts,names}'
     where kind = 'digest' and status not in ('queued', 'sending') and facts->'facts' ? 'names'`,
  );
}
