import { newId, type Tx } from '#platform';
import type { Address } from './address.js';

/**
 * The contact of each address, made when it is new; an existing one is left exactly as it is, because anybody can type
 * anybody's address. Sorted by address, so that two transactions with the same people cannot wait for each other.
 * @returns contact ids by `Address.email`.
 */
export async function contactIds(tx: Tx, addresses: readonly Address[], now: Date): Promise<Map<string, string>> {
  const unique = [...new Map(addresses.map((address) => [address.email, address])).values()];
  unique.sort((a, b) => (a.email < b.email ? -1 : 1));
  const emails = unique.map((address) => address.email);
  const found = await idsOf(tx, emails);
  const missing = unique.filter((address) => !found.has(address.email));
  if (missing.length === 0) return found;
  const made: { id: string; email: string }[] = await tx.query(
    `insert into contact (id, email, email_as_typed, created_at)
     select id, email, as_typed, $4 from unnest($1::uuid[], $2::text[], $3::text[]) as new (id, email, as_typed)
     order by email
     on conflict (email) do nothing returning id, email`,
    [missing.map(() => newId()), missing.map((a) => a.email), missing.map((a) => a.asTyped), now],
  );
  for (const { id, email } of made) found.set(email, id);
  // Whoever is still missing was made by somebody else between our look and our insert, which waited for them.
  const theirs = emails.filter((email) => !found.has(email));
  return theirs.length === 0 ? found : new Map([...found, ...(await idsOf(tx, theirs))]);
}

async function idsOf(tx: Tx, emails: readonly string[]): Promise<Map<string, string>> {
  const rows: { id: string; email: string }[] = await tx.query(
    // Driven from the list: with stale statistics the planner would otherwise read the whole table.
    `select c.id, c.email from unnest($1::text[]) as wanted (email)
     join lateral (select id, email from contact where contact.email = wanted.email offset 0) c on true`,
    [emails],
  );
  return new Map(rows.map((row) => [row.email, row.id]));
}
