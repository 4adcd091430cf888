import type { EventDetails } from '#events';
import type { Language, Tx } from '#platform';
import type { Audience } from './audience.js';
import { inSince, isMember, type Registered } from './membership.js';

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
  const { those, isOff, values } = them(asked);
  const [count] = await tx.query(
    `select count(*) filter (where not ${isOff}) as people, count(*) filter (where ${isOff}) as off ${those}`,
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
  const { columns, those, place, isOff, values } = them(asked);
  const [last, most] = [`$${values.push(after)}`, `$${values.push(limit)}`];
  return tx.query(
    `select r.id, r.name, r.language, ${columns}, ${place} as place, ${isOff} as "isOff"
     ${those} and ${place} > ${last} order by ${place} limit ${most}`,
    values,
  );
}

/** Which of these people are in it now, and want such mails: for what leaves later than it was queued. */
export async function stillIn(tx: Tx, asked: Asked, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { those, isOff, values } = them(asked);
  const some = `$${values.push(ids)}`;
  const rows: { id: string }[] = await tx.query(
    `select r.id ${those} and r.id = any(${some}::uuid[]) and not ${isOff}`,
    values,
  );
  return new Set(rows.map((row) => row.id));
}

/** Parts of a statement over everybody who is in it, as `r`. */
export interface Them {
  readonly columns: string;
  readonly those: string;
  readonly place: string;
  readonly isOff: string;
  /** Since when they are in it. Asked only by who puts it in the statement: it may take a parameter. */
  readonly since: () => string;
  /** Where their address stands: with their contact, or in their own row. For statements about so many that each is joined once. */
  readonly contact: string;
  readonly typed: string;
  readonly values: unknown[];
}

/** The parts of a statement about an audience, for questions that also ask something else of its people. */
export function them(asked: Asked): Them {
  const { audience } = asked;
  return audience.kind === 'speakers' ? whoSpeaks(asked) : whoRegistered(asked, audience);
}

function whoRegistered({ event, now, inBy }: Asked, audience: Registered): Them {
  const values: unknown[] = [event.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const inTime = inBy ? `and coalesce(r.confirmed_at, r.created_at) <= ${bind(inBy)}` : '';
  return {
    columns: `'registration' as "as", (select email_as_typed from contact where id = r.contact_id) as address,
      (select uid from calendar_entry where registration_id = r.id and session_id is null) as uid`,
    those: `from registration r where r.event_id = $1 and ${isMember(audience, now, bind)} ${inTime}`,
    ...{ place: 'r.arrival', isOff: 'r.mail_off_at is not null', since: () => inSince(audience, bind), values },
    ...{ contact: 'r.contact_id', typed: 'null::text' },
  };
}

function whoSpeaks({ event, inBy }: Asked): Them {
  return {
    columns: `'speaker' as "as", r.email_as_typed as address, null as uid`,
    those: `from speaker r where r.event_id = $1 ${inBy ? 'and r.created_at <= $2' : ''}`,
    ...{ place: 'r.seq', isOff: 'false', since: () => 'r.created_at', values: [event.id, ...(inBy ? [inBy] : [])] },
    ...{ contact: 'null::uuid', typed: 'r.email_as_typed' },
  };
}
