import type { EventDetails } from '#events';
import type { Tx } from '#platform';
import { writeAudience } from '../audience/audience.js';
import { type Asked, them } from '../audience/audience.queries.js';
import type { Occurrence } from './occurrences.js';
import { keyOf, keysOf, type LeftOut } from './planned-for.queries.js';

/** How many people of an audience get a mail, and how many do not, by why. */
export type PlannedCounts = Readonly<Record<LeftOut | 'gets', number>>;

export const NOBODY: PlannedCounts = { gets: 0, already: 0, late: 0, off: 0, suppressed: 0 };

/** People of one audience who are alike in all that decides about a mail. */
interface Cell {
  readonly audience: number;
  /** Null: all of them; else those who had the mail of that plan. */
  readonly plan: string | null;
  readonly isOff: boolean;
  readonly isGone: boolean;
  /** How many of the due times, in order, had come when they came in. */
  readonly after: number;
  readonly count: number;
}

/**
 * The counts of each sending, by the id of its plan, as `findPlannedFor` says them of each person; in one statement. Plans
 * share an audience more often than not, so everybody is looked at once an audience, and not once a plan.
 */
export async function countPlannedFor(
  tx: Tx,
  event: Pick<EventDetails, 'id'>,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<Map<string, PlannedCounts>> {
  const dues = [...new Set(occurrences.map(({ dueAt }) => dueAt.getTime()))].sort((a, b) => a - b);
  const audiences = new Map(occurrences.map(({ plan }) => [writeAudience(plan.audience), plan.audience]));
  const values: unknown[] = [dues.map((at) => new Date(at))];
  const had = hadIt(occurrences, event, values);
  const people = [...audiences.values()].map(
    (audience, i) => `those${i} as materialized (${peopleOf({ event, audience, now }, values)})`,
  );
  const cells = people.map((_, i) => cellsOf(i)).join(' union all ');
  const found: Cell[] =
    people.length > 0 ? await tx.query(`with had as materialized (${had}), ${people.join(', ')} ${cells}`, values) : [];
  const order = [...audiences.keys()];
  return new Map(
    occurrences.map(({ plan, dueAt }) => {
      const own = found.filter(({ audience }) => order[audience] === writeAudience(plan.audience));
      return [plan.id, countsOf(own, plan.id, dues.indexOf(dueAt.getTime()) + 1)];
    }),
  );
}

/** Who had which mail: as in `findPlannedFor`, what expired unread under an earlier edition does not count. */
function hadIt(occurrences: readonly Occurrence[], event: Pick<EventDetails, 'id'>, values: unknown[]): string {
  const keys = occurrences.flatMap((one) =>
    keysOf(one).map((key) => ({ plan: one.plan.id, key, isNow: key === keyOf(one) })),
  );
  const bind = (value: unknown) => `$${values.push(value)}`;
  const columns = [keys.map(({ plan }) => plan), keys.map(({ key }) => key), keys.map(({ isNow }) => isNow)];
  const [plans, starts, current] = columns.map(bind);
  return `select distinct k.plan, right(m.key, 36)::uuid as id
    from unnest(${plans}::text[], ${starts}::text[], ${current}::boolean[]) as k (plan, key, "isNow")
    join outgoing_mail m on left(m.key, -37) = k.key and (k."isNow" or m.status <> 'expired')
    where m.subject_ids->>'event' = ${bind(event.id)} and m.kind in ('reminder', 'planned')`;
}

/** Everybody in an audience, by what decides about a mail. Appends its values to those of the statement. */
function peopleOf(asked: Asked, values: unknown[]): string {
  const { those, isOff, contact, typed, since, values: own } = them(asked);
  const sql = `select r.id, ${isOff} as "isOff", ${contact} as contact, ${typed} as typed, ${since()} as since ${those}`;
  const shifted = sql.replace(/\$(\d+)/g, (_, nth) => `$${values.length + Number(nth)}`);
  values.push(...own);
  return `select r.id, r."isOff", s.address is not null as "isGone", width_bucket(r.since, $1::timestamptz[]) as after
    from (${shifted}) as r left join contact c on c.id = r.contact
    left join mail_suppression s on s.address = lower(coalesce(r.typed, c.email_as_typed)) and s.lifted_at is null`;
}

const cellsOf = (i: number) => `
  select ${i} as audience, null as plan, "isOff", "isGone", after, count(*) as count from those${i} group by 3, 4, 5
  union all
  select ${i}, had.plan, "isOff", "isGone", after, count(*) from those${i} join had using (id) group by 2, 3, 4, 5`;

/** @param due which of the due times is that of this plan, from 1 */
function countsOf(cells: readonly Cell[], plan: string, due: number): PlannedCounts {
  const counts = { ...NOBODY };
  for (const cell of cells) {
    if (cell.plan !== null && cell.plan !== plan) continue;
    const why = cell.after >= due ? 'late' : cell.isOff ? 'off' : cell.isGone ? 'suppressed' : 'gets';
    if (cell.plan === null) counts[why] += cell.count;
    else {
      counts[why] -= cell.count;
      counts.already += cell.count;
    }
  }
  return counts;
}
