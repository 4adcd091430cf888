import type { EventDetails } from '#events';
import type { Tx } from '#platform';
import { type Recipient, them } from '../audience/audience.queries.js';
import type { Occurrence } from './occurrences.js';

/** Why somebody in the audience does not get a planned mail: they have it already, came after it was due, want none, or their address does not exist. */
export const LEFT_OUT = ['already', 'late', 'off', 'suppressed'] as const;
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
  /** Only those it is queued for: what the sweep asks. For an address that does not exist the ledger says so. */
  readonly onlyDue?: boolean;
}

/** Says the sending in the key of its mails. */
export function keyOf({ plan, version }: Pick<Occurrence, 'plan' | 'version'>, edition = plan.edition): string {
  return `reminder/${plan.id}/${version}${edition > 1 ? `.${edition}` : ''}`;
}

/** The keys under which somebody may have had it: those of every edition up to this one. */
export function keysOf(occurrence: Occurrence): string[] {
  return Array.from({ length: occurrence.plan.edition }, (_, before) => keyOf(occurrence, before + 1));
}

/** A page of everybody a planned mail is for as things stand now, in order of arrival, with why somebody is left out. */
export function findPlannedFor(
  tx: Tx,
  event: Pick<EventDetails, 'id'>,
  occurrence: Occurrence,
  now: Date,
  { after, limit, onlyDue = false }: Page,
): Promise<PlannedFor[]> {
  const { from, bind, values } = planned(event, occurrence, now, after);
  return tx.query(
    `select * from (${from}) as them
     where ${onlyDue ? `coalesce("leftOut", 'suppressed') = 'suppressed'` : 'true'} order by place limit ${bind(limit)}`,
    values,
  );
}

/**
 * Who comes later gets a confirmation, not a reminder from the past. A mail of an earlier edition counts where it left, or
 * may still; one that expired unread makes room for the new one.
 */
function planned(event: Pick<EventDetails, 'id'>, occurrence: Occurrence, now: Date, after = -1) {
  const { plan, dueAt } = occurrence;
  const { columns, those, place, isOff, since, values } = them({ event, audience: plan.audience, now });
  const bind = (value: unknown) => `$${values.push(value)}`;
  const isRegistered = plan.audience.kind !== 'speakers';
  const keys = bind(keysOf(occurrence));
  const key = bind(keyOf(occurrence));
  const from = `
    select of.*, case when why is null and exists (
             select from mail_suppression s where s.address = lower(of.address) and s.lifted_at is null)
           then 'suppressed' else why end as "leftOut"
    from (
      select r.id, r.name, r.language, ${columns}, ${place} as place, ${isOff} as "isOff",
             ${isRegistered ? 'r.time_zone' : 'null::text'} as "timeZone",
             case when exists (select from unnest(${keys}::text[]) as k join outgoing_mail m on m.key = k || '/' || r.id
                                where k = ${key} or m.status <> 'expired') then 'already'
                  when ${since()} >= ${bind(dueAt)} then 'late'
                  when ${isOff} then 'off' end as why
      ${those} and ${place} > ${bind(after)}) as of`;
  return { from, bind, values };
}
