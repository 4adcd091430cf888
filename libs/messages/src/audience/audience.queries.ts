import type { EventDetails } from '#events';
import type { Language, Tx } from '#platform';
import type { Audience } from './audience.js';
import { isMember, type Registered } from './membership.js';

/** Whom a query is about. */
export interface Asked {
  readonly event: Pick<EventDetails, 'id'>;
  readonly audience: Audience;
  readonly now: Date;
  /** Only who was in by then: who got a place, or came into the line. Absent: whoever is in now. */
  readonly inBy?: Date;
}

/** Somebody in an audience, with what a mail to them needs. */
export interface Recipient {
  /** What they are known by: a registration, or somebody who speaks. */
  readonly as: 'registration' | 'speaker';
  readonly id: string;
  readonly name: string;
  /** As typed, for sending. */
  readonly address: string;
  readonly language: Language;
  /** Place in the audience: arrival, or for who speaks the order in which they were added. Hand the last one back as `after`. */
  readonly place: number;
  /** The calendar entry of the event, where they have one. */
  readonly uid: string | null;
  /** They have switched off whatever is not about their own registration: nothing is sent to them. */
  readonly isOff: boolean;
}

export interface AudienceCount {
  /** Who would get a mail. */
  readonly people: number;
  /** Who are in it, but have switched such mails off. */
  readonly off: number;
}

/** How many people are in an audience now. */
export async function countAudience(tx: Tx, asked: Asked): Promise<AudienceCount> {
  const { from, isOff, values } = those(asked);
  const [count] = await tx.query(
    `select count(*) filter (where not ${isOff}) as people, count(*) filter (where ${isOff}) as off ${from}`,
    values,
  );
  return count;
}

/** One page of an audience, in order of arrival: a page of any depth costs the same. @param after -1 for the first page. */
export function findAudience(
  tx: Tx,
  asked: Asked,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Recipient[]> {
  const { columns, from, place, values } = those(asked);
  const [last, most] = [`$${values.push(after)}`, `$${values.push(limit)}`];
  return tx.query(`select ${columns} ${from} and ${place} > ${last} order by ${place} limit ${most}`, values);
}

/** Which of these people are in it now, and want such mails: for what leaves later than it was queued. */
export async function stillIn(tx: Tx, asked: Asked, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { from, id, isOff, values } = those(asked);
  const some = `$${values.push(ids)}`;
  const rows: { id: string }[] = await tx.query(
    `select ${id} as id ${from} and ${id} = any(${some}::uuid[]) and not ${isOff}`,
    values,
  );
  return new Set(rows.map((row) => row.id));
}

/** Parts of a statement over everybody who is in it. */
interface Those {
  readonly columns: string;
  readonly from: string;
  readonly id: string;
  readonly place: string;
  readonly isOff: string;
  readonly values: unknown[];
}

function those(asked: Asked): Those {
  const { audience } = asked;
  return audience.kind === 'speakers' ? whoSpeaks(asked) : whoRegistered(asked, audience);
}

function whoRegistered({ event, now, inBy }: Asked, audience: Registered): Those {
  const values: unknown[] = [event.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const inTime = inBy ? `and coalesce(r.confirmed_at, r.created_at) <= ${bind(inBy)}` : '';
  return {
    columns: `'registration' as "as", r.id, r.name, c.email_as_typed as address, r.language, r.arrival as place, entry.uid,
              ${OFF} as "isOff"`,
    from: `from registration r join contact c on c.id = r.contact_id
           left join calendar_entry entry on entry.registration_id = r.id and entry.session_id is null
           where r.event_id = $1 and ${isMember(audience, now, bind)} ${inTime}`,
    ...{ id: 'r.id', place: 'r.arrival', isOff: OFF, values },
  };
}

const OFF = 'false';

function whoSpeaks({ event, inBy }: Asked): Those {
  const values: unknown[] = [event.id, ...(inBy ? [inBy] : [])];
  return {
    columns: `'speaker' as "as", k.id, k.name, k.email_as_typed as address, k.language, k.seq as place, null as uid,
              false as "isOff"`,
    from: `from speaker k where k.event_id = $1 ${inBy ? 'and k.created_at <= $2' : ''}`,
    ...{ id: 'k.id', place: 'k.seq', isOff: 'false', values },
  };
}
