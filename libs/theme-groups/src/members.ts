import { type Actor, recordAudit } from '#identity';
import { contactIds } from '#people';
import { type Clock, type Database, escapeLike, isId, NotFound, newId, type Tx } from '#platform';
import { isMemberAt } from './membership.js';
import type { PastedMember } from './read-members.js';

/** The inner circle writes, the outer circle comments. */
export const CIRCLES = ['inner', 'outer'] as const;
export type Circle = (typeof CIRCLES)[number];

/** Somebody who belongs to a theme group. The id is that of their contact. */
export interface Member {
  readonly id: string;
  /** As the organiser knows them; may be empty. */
  readonly name: string;
  readonly email: string;
  readonly circle: Circle;
  readonly since: Date;
}

export interface MemberPage {
  readonly members: readonly Member[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PER_PAGE = 50;

/** Who belongs to which theme group. Addresses and names stay out of the audit: ids are enough there. */
export class Members {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Members at this moment, by name and address. @param q a part of either. */
  async search(groupId: string, q: string, circle: Circle | '', wanted: number): Promise<MemberPage> {
    const values = [groupId, this.clock.now(), `%${escapeLike(q)}%`, circle];
    const [{ total }] = await this.db.read.query(`select count(*)::int as total ${FOUND}`, values);
    const pages = Math.max(1, Math.ceil(total / PER_PAGE));
    const page = Math.min(wanted, pages);
    const members: Member[] = await this.db.read.query(
      `select c.id, m.name, c.email_as_typed as email, m.circle, m.since ${FOUND}
       order by m.name = '', lower(m.name), c.email limit ${PER_PAGE} offset $5`,
      [...values, (page - 1) * PER_PAGE],
    );
    return { members, total, page, pages };
  }

  /** How many members each group has now. */
  async count(): Promise<Map<string, number>> {
    const rows: { id: string; members: number }[] = await this.db.read.query(
      `select theme_group_id as id, count(*)::int as members from theme_group_member m where ${isMemberAt('$1')} group by 1`,
      [this.clock.now()],
    );
    return new Map(rows.map(({ id, members }) => [id, members]));
  }

  /** Adds people; who belongs already gets this circle, and keeps the name where none is given. @returns how many are new. */
  async add(groupId: string, people: readonly PastedMember[], circle: Circle, actor: Actor): Promise<number> {
    return this.#within(groupId, async (tx, now) => {
      const ids = await contactIds(
        tx,
        people.map(({ address }) => address),
        now,
      );
      const rows: { isNew: boolean }[] = await tx.query(ADD, [
        groupId,
        people.map(({ address }) => ids.get(address.email)),
        people.map(({ name }) => name),
        circle,
        now,
      ]);
      const after = { added: people.length, circle };
      await audit(tx, groupId, actor, 'members_added', now, { after });
      return rows.filter(({ isNew }) => isNew).length;
    });
  }

  /** Moves a member to the other circle. */
  async setCircle(groupId: string, id: string, circle: Circle, actor: Actor): Promise<void> {
    await this.#within(groupId, async (tx, now) => {
      const sql = `update theme_group_member m set circle = $3
        where theme_group_id = $1 and contact_id = $2 and circle <> $3 and ${isMemberAt('$4')} returning 1`;
      const [changed] = await tx.query(sql, [groupId, isId(id) ? id : newId(), circle, now]);
      if (changed.length > 0) await audit(tx, groupId, actor, 'member_moved', now, { after: { contact: id, circle } });
    });
  }

  /** Ends a membership from this moment on. That it was there stays. */
  async end(groupId: string, id: string, actor: Actor): Promise<void> {
    await this.#within(groupId, async (tx, now) => {
      const sql = `update theme_group_member m set until = $3
        where theme_group_id = $1 and contact_id = $2 and ${isMemberAt('$3')} returning 1`;
      const [ended] = await tx.query(sql, [groupId, isId(id) ? id : newId(), now]);
      if (ended.length > 0) await audit(tx, groupId, actor, 'member_ended', now, { after: { contact: id } });
    });
  }

  /** Two organisers who paste the same people at once take turns. @throws {NotFound} */
  #within<T>(groupId: string, work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
    return this.db.transaction(async (tx) => {
      const sql = 'select id from theme_group where id = $1 for no key update';
      const [group] = isId(groupId) ? await tx.query(sql, [groupId]) : [];
      if (!group) throw new NotFound('theme-group');
      return await work(tx, this.clock.now());
    });
  }
}

const FOUND = `from theme_group_member m join contact c on c.id = m.contact_id
  where m.theme_group_id = $1 and ${isMemberAt('$2')} and (m.name ilike $3 or c.email ilike $3) and $4 in ('', m.circle)`;

const ADD = `
  insert into theme_group_member as m (theme_group_id, contact_id, name, circle, since)
  select $1, id, name, $4, $5 from unnest($2::uuid[], $3::text[]) as new (id, name)
  on conflict (theme_group_id, contact_id) do update
    set circle = excluded.circle, name = case when excluded.name = '' then m.name else excluded.name end,
        since = case when m.until <= $5 then excluded.since else m.since end, until = null
  returning m.since = $5 as "isNew"`;

type Change = { readonly after: object };

function audit(tx: Tx, id: string, actor: Actor, done: string, at: Date, change: Change): Promise<void> {
  return recordAudit(tx, [
    { at, actor, action: `theme_group.${done}`, subject: { kind: 'theme_group', id }, ...change },
  ]);
}
