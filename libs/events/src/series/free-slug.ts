import type { Tx } from '#platform';
import { slugOf } from '../event/slugs.js';

/** Two series with one title at the same moment must not both find the same address free, so they take turns. */
export async function freeSlug(tx: Tx, title: string): Promise<string> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('series slug'))`);
  const base = slugOf(title) || 'reeks';
  const rows: { slug: string }[] = await tx.query(`select slug from series where slug like $1 || '%'`, [base]);
  const taken = new Set(rows.map((row) => row.slug));
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
