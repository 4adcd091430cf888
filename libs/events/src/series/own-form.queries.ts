import type { Tx } from '#platform';

/** Why somebody cannot be registered for an event without its own form. */
export type OwnForm = 'sessions' | 'questions' | 'invited';

/**
 * Which of these events need their own form: only who was invited comes in, or there is a session to choose, or a
 * question that everybody must answer. Those that need none are not in the map. One query.
 */
export async function ownFormsOf(tx: Tx, eventIds: readonly string[]): Promise<Map<string, OwnForm>> {
  if (eventIds.length === 0) return new Map();
  const rows: { id: string; reason: OwnForm | null }[] = await tx.query(
    `select e.id, case
       when e.access = 'invited' then 'invited'
       when exists (
         select from round r join session s on s.round_id = r.id and s.status = 'open'
         where r.event_id = e.id and r.min_choices > 0
       ) then 'sessions'
       when exists (
         select from question q where q.event_id = e.id and q.required and q.retired_at is null
           and q.session_id is null and q.shown_if_question_id is null
       ) then 'questions'
     end as reason
     from event e where e.id = any($1::uuid[])`,
    [eventIds],
  );
  return new Map(rows.flatMap(({ id, reason }) => (reason ? [[id, reason]] : [])));
}
