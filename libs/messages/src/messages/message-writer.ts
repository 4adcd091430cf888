import type { Tx } from '#platform';

/** Who wrote these messages: whoever changed the words last, by name. One query. */
export async function writersOf(tx: Tx, messageIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; name: string }[] = await tx.query(
    `select m.id, o.name from message m join organiser o on o.id = coalesce(m.changed_by, m.created_by)
     where m.id = any($1::uuid[])`,
    [messageIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
