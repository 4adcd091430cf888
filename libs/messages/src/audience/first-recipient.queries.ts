import { escapeLike, type Tx } from '#platform';
import { type Asked, type Recipient, them } from './audience.queries.js';

/** From where to look, and for whom. */
export interface Wanted {
  /** `place` of the one before; -1 for the first. */
  readonly after: number;
  /** Part of a name; nothing for anybody. */
  readonly q?: string;
}

/** The first of an audience behind another who would get the mail: an example of who is left out would mislead. */
export async function findFirstRecipient(
  tx: Tx,
  asked: Asked,
  { after, q = '' }: Wanted,
): Promise<Recipient | undefined> {
  const { columns, those, place, isOff, values } = them(asked);
  const [name, last] = [`$${values.push(`%${escapeLike(q)}%`)}`, `$${values.push(after)}`];
  const [found]: Recipient[] = await tx.query(
    `select r.id, r.name, r.language, ${columns}, ${place} as place, ${isOff} as "isOff"
     ${those} and not ${isOff} and r.name ilike ${name} and ${place} > ${last} order by ${place} limit 1`,
    values,
  );
  return found;
}
