import type { Tx } from '#platform';

/** How many people who hold a place gave an answer that could be chosen. */
export interface AnswerCount {
  readonly questionId: string;
  /** Id of the option; `yes` and `no` where those are the answers. */
  readonly option: string;
  readonly people: number;
}

/** Counts what was chosen at an event, sensitive answers too: only for who may see persons. Free texts are not counted. */
export async function countAnswers(tx: Tx, eventId: string): Promise<AnswerCount[]> {
  return await tx.query(
    `select q.id as "questionId", given.option, count(*) as people
     from question q
     join answer a on a.question_id = q.id
     join registration r on r.id = a.registration_id and r.status = 'confirmed'
     cross join lateral jsonb_array_elements_text(
       case jsonb_typeof(a.value)
         when 'array' then a.value
         when 'boolean' then jsonb_build_array(case when a.value = 'true' then 'yes' else 'no' end)
         else jsonb_build_array(a.value)
       end) as given (option)
     where q.event_id = $1 and q.kind in ('one_choice', 'many_choice', 'yes_no', 'consent')
     group by q.id, given.option`,
    [eventId],
  );
}
