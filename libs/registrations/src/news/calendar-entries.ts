import { newId, type Tx } from '#platform';

/** What stays the same for every entry this site ever makes. */
export interface CalendarIdentity {
  /** Right-hand side of UIDs: our own host name. */
  readonly uidDomain: string;
  /**
   * Mailbox of ours that clients answer to (RFC 5546 section 3.2.2 wants an ORGANIZER in a REQUEST), for a new entry with
   * this id. Asked once: clients heed an update only from whoever invited, so a row keeps the one it began with.
   */
  readonly organizer: (entryId: string) => string;
}

/** SQL: the registration of an entry has a place. Who came back to the waiting list keeps an entry that is withdrawn. */
const HAS_PLACE = `exists (select from registration r where r.id = registration_id and r.status = 'confirmed')`;

/**
 * The calendar entries of registrations: one UID for life, SEQUENCE kept as data and never derived, so that an update
 * or a cancellation always lands on the entry the person already has (RFC 5546 section 2.1.4).
 */
export class CalendarEntries {
  constructor(private readonly identity: CalendarIdentity) {}

  /** UID of a registration's entry; also the order key of its mails, so that a CANCEL never overtakes its REQUEST. */
  uid(registrationId: string): string {
    return `${registrationId}@${this.identity.uidDomain}`;
  }

  /**
   * Opens the entries at SEQUENCE 0, once. Called in the transaction that confirms the registrations. Who came back after
   * cancelling has the same entry again, one step on: calendars heed nothing else (RFC 5546 section 2.1.5).
   */
  async open(tx: Tx, registrationIds: readonly string[]): Promise<void> {
    if (registrationIds.length === 0) return;
    const ids = registrationIds.map(() => newId());
    await tx.query(
      `insert into calendar_entry (id, registration_id, uid, organizer)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
       on conflict (registration_id, session_id) do update
       set sequence = calendar_entry.sequence + 1, last_method = 'REQUEST' where calendar_entry.last_method = 'CANCEL'`,
      [ids, registrationIds, registrationIds.map((id) => this.uid(id)), ids.map((id) => this.identity.organizer(id))],
    );
  }

  /**
   * A CANCEL that never left is taken back, with whatever else never left: the entry stands again as it does in people's
   * calendars, so that the next change is one step from there.
   * @param seen the SEQUENCE that each person has, by registration.
   */
  async takeBack(tx: Tx, seen: ReadonlyMap<string, number>): Promise<void> {
    if (seen.size === 0) return;
    await tx.query(
      `update calendar_entry entry set sequence = seen.sequence, last_method = 'REQUEST'
       from unnest($1::uuid[], $2::int[]) as seen (id, sequence)
       where registration_id = seen.id and session_id is null and last_method = 'CANCEL' and ${HAS_PLACE}`,
      [[...seen.keys()], [...seen.values()]],
    );
  }

  /**
   * Something that people must see has changed: SEQUENCE + 1, and which method tells it.
   * @returns the new SEQUENCE by registration; people who wait are not in it, also when they had an entry once.
   */
  async raise(tx: Tx, registrationIds: readonly string[], method: 'REQUEST' | 'CANCEL'): Promise<Map<string, number>> {
    if (registrationIds.length === 0) return new Map();
    const [raised]: [{ id: string; sequence: number }[], number] = await tx.query(
      `update calendar_entry set sequence = sequence + 1, last_method = $2
       where registration_id = any($1::uuid[]) and session_id is null and ($2 = 'CANCEL' or ${HAS_PLACE})
       returning registration_id as id, sequence`,
      [registrationIds, method],
    );
    return new Map(raised.map((entry) => [entry.id, entry.sequence]));
  }
}
