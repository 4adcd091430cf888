import { In, IsNull } from 'typeorm';
import { type Actor, recordAudit } from '#identity';
import { type Clock, type Database, type LocalText, newId, type Tx } from '#platform';
import { ThemeGroup } from './theme-group.entity.js';

export interface NewThemeGroup {
  readonly slug: string;
  readonly letter: string;
  readonly name: LocalText;
  readonly about?: LocalText;
  readonly hue: number;
}

/** The theme groups of the community. */
export class ThemeGroups {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The groups at work, in the order of their letters. There are at most twenty-six. */
  list(): Promise<ThemeGroup[]> {
    return this.db.read.find(ThemeGroup, { where: { retiredAt: IsNull() }, order: { letter: 'ASC' } });
  }

  /** Adds a group. @throws when the slug or the letter is taken: both are unique. */
  async create(tx: Tx, group: NewThemeGroup, actor: Actor): Promise<ThemeGroup> {
    const now = this.clock.now();
    const row = { about: {}, ...group, id: newId(now.getTime()), createdAt: now, retiredAt: null };
    await tx.insert(ThemeGroup, row);
    await recordAudit(tx, [
      {
        at: now,
        actor,
        action: 'theme_group.created',
        subject: { kind: 'theme_group', id: row.id },
        after: { slug: group.slug },
      },
    ]);
    return row;
  }
}

/** Groups by id, retired ones too: an old programme still names them. */
export async function themeGroupsById(tx: Tx, ids: readonly string[]): Promise<Map<string, ThemeGroup>> {
  if (ids.length === 0) return new Map();
  const groups = await tx.findBy(ThemeGroup, { id: In([...new Set(ids)]) });
  return new Map(groups.map((group) => [group.id, group]));
}
