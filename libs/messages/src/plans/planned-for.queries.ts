import type { EventDetails } from '#events';
import type { Tx } from '#platform';
import { type Recipient, them } from '../audience/audience.queries.js';
import type { Occurrence } from './occurrences.js';

/** Why somebody in the audience does not get a planned mail: they came after it was due, want none, or have it already. */
export const LEFT_OUT = ['already', 'late', 'off'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** Somebody in the audience of a planned mail. */
export interface PlannedFor extends Recipient {
  readonly leftOut: LeftOut | null;
  /** IANA name of where they are, where they said so. */
  readonly timeZone: string | null;
}

export interface Page {
  /** `place` of the last one of the page before; -1 for the first. */
  readonly after: number;
  readonly limit: number;
  /** Only who gets it: what the sweep asks for. */
  readonly onlyDue?: boolean;
}

/** Says the sending in the key of its mails. */
export function keyOf({ plan, version }: Pick<Occurrence, 'plan' | 'version'>, edition = plan.edition): string {
  return `reminder/${plan.id}/${version}${edition > 1 ? `.${edition}` : ''}`;
}

/** A page of everybody a planned mail is for as things stand now, in order of arrival, with why somebody is left out. */
export function findPlannedFor(
  tx: Tx,
  event: Pick<EventDetails, 'id'>,
  occurrence: Occurrence,
  now: Date,
  { after, limit, onlyDue = false }: Page,
): Promise<PlannedFor[]> {
  const { from, place, bind, values } = planned(event, occurrence, now);
  return tx.query(
    `select * from (${from} and ${place} > ${bind(after)}) as them
     where ${onlyDue ? '"leftOut" is null' : 'true'} order by place limit ${bind(limit)}`,
    values,
  );
}

/** How many get it, and how many are left out, by why. */
export async function countPlannedFor(
  tx: Tx,
  event: Pick<EventDetails, 'id'>,
  occurrence: Occurrence,
  now: Date,
): Promise<Record<LeftOut | 'gets', number>> {
  const { from, values } = planned(event, occurrence, now);
  const rows: { why: LeftOut | 'gets'; count: number }[] = await tx.query(
    `select coalesce("leftOut", 'gets') as why, count(*) as count from (${from}) as them group by 1`,
    values,
  );
  return { gets: 0, already: 0, late: 0, off: 0, ...Object.fromEntries(rows.map(({ why, count }) => [why, count])) };
}

/**
 * Who comes later gets a confirmation, not a reminder from the past. A mail of an earlier edition counts where it left, or
 * may still; one that expired unread makes room for the new one.
 */
function planned(event: Pick<EventDetails, 'id'>, occurrence: Occurrence, now: Date) {
  const { plan, dueAt } = occurrence;
  const { columns, those, place, isOff, values } = them({ event, audience: plan.audience, now });
  const bind = (value: unknown) => `$${values.push(value)}`;
  const isRegistered = plan.audience.kind !== 'speakers';
  const since = isRegistered ? 'coalesce(r.confirmed_at, r.created_at)' : 'r.created_at';
  const keys = bind(Array.from({ length: plan.edition }, (_, before) => keyOf(occurrence, before + 1)));
  const key = bind(keyOf(occurrence));
  const from = `
    select r.id, r.name, r.language, ${columns}, ${place} as place, ${isOff} as "isOff",
           ${isRegistered ? 'r.time_zone' : 'null::text'} as "timeZone",
           case when exists (select from unnest(${keys}::text[]) as k join outgoing_mail m on m.key = k || '/' || r.id
                              where k = ${key} or m.status <> 'expired') then 'already'
                when ${since} >= ${bind(dueAt)} then 'late'
                when ${isOff} then 'off' end as "leftOut"
    ${those}`;
  return { from, place, bind, values };
}
