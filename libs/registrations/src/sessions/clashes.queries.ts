import type { Tx } from '#platform';

/** When a session would be, instead of when it is. */
interface Retimed {
  readonly sessionId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * SQL: two sessions that `registration r` holds, of different rounds and at the same time, as `one` and `other`: one of
 * them was moved since they chose. Within a round the organiser says how many somebody may choose.
 */
const BOTH = `from session_place a join session one on one.id = a.session_id
  join session_place b on b.registration_id = a.registration_id join session other on other.id = b.session_id
  where a.registration_id = r.id and a.status = 'confirmed' and b.status = 'confirmed'
    and one.round_id <> other.round_id and (one.starts_at, one.code) < (other.starts_at, other.code)
    and one.starts_at < other.ends_at and other.starts_at < one.ends_at`;

/** SQL: `registration r` holds two sessions at the same time. */
export const HAS_CLASH = `(r.status = 'confirmed' and exists (select ${BOTH}))`;

/** SQL: the codes of the first such two, or null. */
export const FIRST_CLASH = `(select array[one.code, other.code] ${BOTH}
  order by one.starts_at, one.code, other.starts_at, other.code limit 1)`;

/** How many people at an event hold two sessions at the same time. */
export async function countClashing(tx: Tx, eventId: string): Promise<number> {
  const [{ people }] = await tx.query(
    `select count(*) as people from registration r where r.event_id = $1 and ${HAS_CLASH}`,
    [eventId],
  );
  return people;
}

/** How many would, once these sessions are at another time: whom a move leaves with a choice to make. */
export async function countClashingAfter(tx: Tx, eventId: string, moved: readonly Retimed[]): Promise<number> {
  const [{ people }] = await tx.query(
    `with moved as (
       select * from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as m (id, starts_at, ends_at)),
     stop as (
       select s.id, s.round_id, coalesce(m.starts_at, s.starts_at) as starts_at, coalesce(m.ends_at, s.ends_at) as ends_at
       from session s left join moved m on m.id = s.id where s.event_id = $1 and s.round_id is not null)
     select count(distinct a.registration_id) as people
     from moved join stop one on one.id = moved.id
     join stop other on other.round_id <> one.round_id and one.starts_at < other.ends_at and other.starts_at < one.ends_at
     join session_place a on a.session_id = one.id and a.status = 'confirmed'
     join session_place b on b.session_id = other.id and b.status = 'confirmed' and b.registration_id = a.registration_id`,
    [
      ...[eventId, moved.map((one) => one.sessionId)],
      ...[moved.map((one) => one.startsAt), moved.map((one) => one.endsAt)],
    ],
  );
  return people;
}
