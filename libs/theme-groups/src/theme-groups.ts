import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { In, IsNull } from 'typeorm';
import { type Actor, recordAudit } from '#identity';
import {
  type Clock,
  type Database,
  isId,
  isUniqueViolation,
  type LocalText,
  NotFound,
  newId,
  type Tx,
} from '#platform';
import { ThemeGroup } from './theme-group.entity.js';
import type { ThemeGroupInput, ThemeGroupProblem } from './theme-group-input.js';

export interface NewThemeGroup {
  readonly slug: string;
  readonly letter: string;
  readonly name: LocalText;
  readonly about?: LocalText;
  readonly hue: number;
}

export type ThemeGroupOutcome =
  | { readonly kind: 'saved'; readonly group: ThemeGroup }
  /** Somebody else changed the group after this form was opened. Nothing was written. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly problems: readonly ThemeGroupProblem[] };

/** The theme groups of the community. Each verb that writes locks the row and says in the audit who did it. */
export class ThemeGroups {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The groups at work, in the order of their letters. There are at most twenty-six. */
  list(): Promise<ThemeGroup[]> {
    return this.db.read.find(ThemeGroup, { where: { retiredAt: IsNull() }, order: { letter: 'ASC' } });
  }

  /** Every group there ever was, also in the order of their letters: a letter is never used twice. */
  all(): Promise<ThemeGroup[]> {
    return this.db.read.find(ThemeGroup, { order: { letter: 'ASC' } });
  }

  /** @throws {NotFound} also for a text that is no id at all. */
  async get(id: string): Promise<ThemeGroup> {
    const group = isId(id) ? await this.db.read.findOneBy(ThemeGroup, { id }) : null;
    if (!group) throw new NotFound('theme-group');
    return group;
  }

  /** Adds a group with an address made from its name. */
  async add(input: ThemeGroupInput, actor: Actor): Promise<ThemeGroupOutcome> {
    return await letterMayBeTaken(() =>
      this.db.transaction(async (tx) => {
        const slug = await freeSlug(tx, input);
        return { kind: 'saved', group: await this.create(tx, { ...input, slug }, actor) };
      }),
    );
  }

  /** Adds a group. @throws when the slug or the letter is taken: both are unique. */
  async create(tx: Tx, group: NewThemeGroup, actor: Actor): Promise<ThemeGroup> {
    const now = this.clock.now();
    const row = { about: {}, ...group, id: newId(now.getTime()), createdAt: now, retiredAt: null };
    await tx.insert(ThemeGroup, row);
    await audit(tx, row.id, actor, 'created', now, { after: { slug: group.slug } });
    return row;
  }

  /**
   * Changes a group. Sessions that have a code keep it: programmes are printed.
   * @param seen `sealOfThemeGroup` of the group as the form showed it.
   */
  async edit(id: string, input: ThemeGroupInput, seen: string, actor: Actor): Promise<ThemeGroupOutcome> {
    return await letterMayBeTaken(() =>
      this.db.transaction(async (tx) => {
        const group = await locked(tx, id);
        if (sealOfThemeGroup(group) !== seen) return { kind: 'stale' };
        const changed = (Object.keys(input) as (keyof ThemeGroupInput)[]).filter(
          (field) => !isDeepStrictEqual(group[field], input[field]),
        );
        if (changed.length === 0) return { kind: 'saved', group };
        const pick = (from: ThemeGroupInput) => Object.fromEntries(changed.map((field) => [field, from[field]]));
        await tx.update(ThemeGroup, { id }, pick(input));
        await audit(tx, id, actor, 'edited', this.clock.now(), { before: pick(group), after: pick(input) });
        return { kind: 'saved', group: { ...group, ...input } };
      }),
    );
  }

  /** Nobody can choose the group for a new session any more; where it was it stays. */
  async retire(id: string, actor: Actor): Promise<void> {
    await this.#setRetired(id, actor, true);
  }

  /** A group that had stopped goes on. */
  async resume(id: string, actor: Actor): Promise<void> {
    await this.#setRetired(id, actor, false);
  }

  async #setRetired(id: string, actor: Actor, isRetired: boolean): Promise<void> {
    await this.db.transaction(async (tx) => {
      const group = await locked(tx, id);
      if ((group.retiredAt !== null) === isRetired) return;
      const now = this.clock.now();
      await tx.update(ThemeGroup, { id }, { retiredAt: isRetired ? now : null });
      await audit(tx, id, actor, isRetired ? 'retired' : 'resumed', now);
    });
  }
}

/** Groups by id, retired ones too: an old programme still names them. */
export async function themeGroupsById(tx: Tx, ids: readonly string[]): Promise<Map<string, ThemeGroup>> {
  if (ids.length === 0) return new Map();
  const groups = await tx.findBy(ThemeGroup, { id: In([...new Set(ids)]) });
  return new Map(groups.map((group) => [group.id, group]));
}

/** A short fingerprint of what a form of a group shows, so that saving can tell whether somebody else changed it. */
export function sealOfThemeGroup({ letter, hue, name, about }: ThemeGroup): string {
  const shown = JSON.stringify([letter, hue, name.nl, name.en, about.nl, about.en]);
  return createHash('sha256').update(shown).digest('base64url').slice(0, 22);
}

async function locked(tx: Tx, id: string): Promise<ThemeGroup> {
  const group = isId(id) ? await tx.findOne(ThemeGroup, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
  if (!group) throw new NotFound('theme-group');
  return group;
}

type Change = { readonly before?: object; readonly after?: object };

function audit(tx: Tx, id: string, actor: Actor, done: string, at: Date, change: Change = {}): Promise<void> {
  const subject = { kind: 'theme_group', id };
  return recordAudit(tx, [{ at, actor, action: `theme_group.${done}`, subject, ...change }]);
}

/** Two groups with one name at the same moment must not both find the same address free, so they take turns. */
async function freeSlug(tx: Tx, { name, letter }: ThemeGroupInput): Promise<string> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('theme group slug'))`);
  const plain = (name.nl ?? name.en ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain
    .match(/[a-z0-9]+/g)
    ?.join('-')
    .slice(0, 60)
    .replace(/-$/, '');
  const base = words || `groep-${letter.toLowerCase()}`;
  const rows: { slug: string }[] = await tx.query(`select slug from theme_group where slug like $1 || '%'`, [base]);
  const taken = new Set(rows.map((row) => row.slug));
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Two organisers may choose one letter at the same moment; the unique index tells the second. */
async function letterMayBeTaken(work: () => Promise<ThemeGroupOutcome>): Promise<ThemeGroupOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error, 'theme_group_letter_key')) throw error;
    return { kind: 'refused', problems: [{ field: 'letter', code: 'letter-taken' }] };
  }
}
