import type { Tx } from '#platform';

type Rows = Record<string, unknown>[];

/** Everything that was seen of one person, and what followed from it: whole rows, with the codes of their sessions. */
export async function presenceKept(
  tx: Tx,
  registrationId: string,
): Promise<{ readonly presence_observation: Rows; readonly attendance: Rows }> {
  const of = (table: string) =>
    tx.query(
      `select kept.*, s.code from ${table} kept join session s on s.id = kept.session_id
       where kept.registration_id = $1 order by s.starts_at, s.code`,
      [registrationId],
    );
  return { presence_observation: await of('presence_observation'), attendance: await of('attendance') };
}
