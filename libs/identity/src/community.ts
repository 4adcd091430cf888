import type { Clock, Database, Tx } from '#platform';
import { type CommunityDetails, CommunityRow } from './community.entity.js';

/** What the site says of itself until somebody says otherwise. */
const UNTOLD: CommunityDetails = {
  name: { nl: 'Kring', en: 'Kring' },
  about: {},
  hue: 222,
  timeZone: 'Europe/Amsterdam',
  contactAddress: null,
  updatedAt: new Date(0),
};

/** Every page asks for it, so it is read once in this many milliseconds. */
const FRESH = 10_000;

/** The community this site belongs to. */
export class Community {
  #kept: { readonly at: number; readonly community: Promise<CommunityDetails> } | undefined;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** As it stood at most ten seconds ago. Before the first set-up it is a community called Kring. */
  get(): Promise<CommunityDetails> {
    const now = this.clock.now().getTime();
    if (this.#kept && Math.abs(now - this.#kept.at) < FRESH) return this.#kept.community;
    const community = findCommunity(this.db.read);
    const kept = { at: now, community };
    this.#kept = kept;
    community.catch(() => {
      if (this.#kept === kept) this.#kept = undefined; // the next page tries again
    });
    return community;
  }
}

/** The community as it is now, inside a transaction: for mails, which may not say what was true ten seconds ago. */
export async function findCommunity(tx: Tx): Promise<CommunityDetails> {
  return (await tx.findOneBy(CommunityRow, { id: 1 })) ?? UNTOLD;
}

/** Writes the community's row when there is none yet. @returns whether it did. */
export async function ensureCommunity(tx: Tx, wishes: Partial<CommunityDetails>, now: Date): Promise<boolean> {
  const inserted: unknown[] = await tx.query(
    `insert into community (id, name, about, hue, time_zone, contact_address, updated_at)
     values (1, $1, $2, $3, $4, $5, $6) on conflict (id) do nothing returning id`,
    columns({ ...UNTOLD, ...wishes }, now),
  );
  return inserted.length === 1;
}

function columns({ name, about, hue, timeZone, contactAddress }: CommunityDetails, now: Date): unknown[] {
  return [JSON.stringify(name), JSON.stringify(about), hue, timeZone, contactAddress, now];
}
