import type { Tx } from '#platform';
import type { MailSubject } from '../mails/registration-mail.js';
import type { KnownRegistration } from './admit.js';
import type { RegistrationRequest } from './new-registrations.js';

/** To whom a mail about a registration goes: the person who made it, whoever typed the address later. */
export type Person = Pick<MailSubject, 'name' | 'address' | 'language'>;
export type Known = KnownRegistration & Person;

/** Persons by registration, those of this very batch included. */
export function personsOf(
  known: ReadonlyMap<string, Known>,
  batch: readonly RegistrationRequest[],
): Map<string, Person> {
  return new Map<string, Person>([
    ...batch.map(
      ({ registrationId, name, address, language }) =>
        [registrationId, { name, address: address.asTyped, language }] as const,
    ),
    ...[...known.values()].map((one) => [one.registrationId, one] as const),
  ]);
}

/** Who of these addresses takes part already, by address. */
export async function loadKnown(tx: Tx, eventId: string, emails: readonly string[]): Promise<Map<string, Known>> {
  // Driven from the batch (offset 0 keeps the planner from turning it round): it costs the same at a million rows.
  const rows: (Known & { email: string })[] = await tx.query(
    `select wanted.email, ${KNOWN}
     from (select distinct email from unnest($2::text[]) as given (email)) wanted
     join lateral (select id, email_as_typed from contact where contact.email = wanted.email offset 0) c on true
     join lateral (
       select * from registration where event_id = $1 and contact_id = c.id and status in ('pending', 'confirmed', 'waiting') offset 0
     ) r on true`,
    [eventId, emails],
  );
  return new Map(rows.map(({ email, ...known }) => [email, known]));
}

/**
 * Whom an organiser of this event told no, the last time, by address. Asked only where organisers decide. Not who had that
 * erased: it was somebody else who asked under their address.
 */
export async function loadDeclined(tx: Tx, eventId: string, emails: readonly string[]): Promise<Map<string, Known>> {
  const rows: (Known & { email: string })[] = await tx.query(
    `select distinct on (c.email) c.email, ${KNOWN}
     from registration r join contact c on c.id = r.contact_id
     where r.event_id = $1 and r.status = 'declined' and r.removed_at is null and c.email = any($2::text[]) order by c.email, r.arrival desc`,
    [eventId, emails],
  );
  return new Map(rows.map(({ email, ...known }) => [email, known]));
}

const KNOWN = `r.id as "registrationId", r.status, encode(r.request_hash, 'hex') as "requestHash",
  r.created_at as "createdAt", r.link_mailed_at as "linkMailedAt", r.name, r.language, c.email_as_typed as address`;
