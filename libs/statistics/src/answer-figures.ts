import type { Tx } from '#platform';
import type { Question } from '#questions';

/** What people with a place answered to one question, counted. No person is in it. */
export interface AnswerFigures {
  readonly question: Pick<Question, 'id' | 'kind' | 'label' | 'options' | 'privacy' | 'retiredAt'>;
  /** People with a place who answered. */
  readonly people: number;
  /** Ids of options, `yes` and `no`, by how often they were chosen; empty for numbers. */
  readonly chosen: readonly { readonly option: string; readonly people: number }[];
  /** Numbers in steps, from the lowest; each from `from` up to, and not including, `to`; alike where they are one number. */
  readonly steps: readonly NumberStep[];
}

export interface NumberStep {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

/** As many different numbers as are shown one by one; more are put together, in about as many steps. */
const MOST_STEPS = 8;

/**
 * Counts the answers to everything that can be counted, in the order of the form: retired questions too. Two queries,
 * whatever the number of people.
 * @param privacy sensitive answers are asked for by that name, and only for who may see persons.
 */
export async function answerFigures(
  tx: Tx,
  eventId: string,
  privacy: readonly Question['privacy'][] = ['ordinary'],
): Promise<AnswerFigures[]> {
  const rows: (AnswerFigures['question'] & Pick<AnswerFigures, 'people' | 'chosen'>)[] = await tx.query(CHOSEN, [
    eventId,
    privacy,
  ]);
  const numbers: ({ id: string } & NumberStep)[] = rows.some(({ kind }) => kind === 'number')
    ? await tx.query(NUMBERS, [eventId, privacy, MOST_STEPS])
    : [];
  return rows.map(({ people, chosen, ...question }) => ({
    question,
    people,
    chosen,
    steps: numbers
      .filter(({ id }) => id === question.id)
      .map(({ from, to, people: count }) => ({ from, to, people: count })),
  }));
}

const ANSWERS = `
  with answers as (
    select q.id, q.kind, a.value
    from question q
    join answer a on a.question_id = q.id
    join registration r on r.id = a.registration_id and r.status = 'confirmed'
    where q.event_id = $1 and q.privacy = any($2::text[]) and q.kind not in ('text', 'long_text', 'date'))`;

const CHOSEN = `
  ${ANSWERS},
  options as (
    select answers.id, given.option, count(*)::int as people
    from answers cross join lateral jsonb_array_elements_text(
      case jsonb_typeof(value)
        when 'array' then value
        when 'boolean' then jsonb_build_array(case when value = 'true' then 'yes' else 'no' end)
        else jsonb_build_array(value)
      end) as given (option)
    where kind <> 'number' group by answers.id, given.option)
  select q.id, q.kind, q.label, q.options, q.privacy, q.retired_at as "retiredAt",
         (select count(*) from answers where answers.id = q.id) as people,
         (select coalesce(jsonb_agg(jsonb_build_object('option', option, 'people', people) order by people desc, option), '[]')
          from options where options.id = q.id) as chosen
  from question q where q.id in (select id from answers) order by q.position`;

const NUMBERS = `
  ${ANSWERS},
  numbers as (select id, value::numeric as number from answers where kind = 'number'),
  spans as (
    select id, floor(min(number)) as low, count(distinct number) > $3 as is_wide,
           greatest(1, ceil((max(number) - floor(min(number)) + 1) / $3)) as step
    from numbers group by id),
  stepped as (
    select id, is_wide, step, case when is_wide then low + step * floor((number - low) / step) else number end as begins
    from numbers join spans using (id))
  select id, begins::float8 as from, (case when is_wide then begins + step else begins end)::float8 as to,
         count(*)::int as people
  from stepped group by id, begins, is_wide, step order by id, begins`;
