import { type Clock, cleanLine, type Database, isId, lengthInCharacters, type Secrets } from '#platform';
import { type ApiKey, type ApiKeyWish, addApiKey, findApiKey, type ListedKey, type Scope } from './api-key.js';
import { type Actor, recordAudit } from './audit.js';
import { mayEdit } from './organiser.entity.js';

/** Being used is written down at most this often: reading should not write. */
const NOTICE_EVERY = 60_000;
const MOST_CHARACTERS = 80;

/** The keys with which programs ask for what an organiser may see and do. */
export class ApiKeys {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Makes a key. It is told once, here: the table keeps a keyed hash.
   * @returns `undefined` where the name says nothing or is longer than 80 characters.
   */
  async make(wish: ApiKeyWish, actor: Actor = { kind: 'system' }): Promise<string | undefined> {
    const name = cleanLine(wish.name);
    if (name === '' || lengthInCharacters(name) > MOST_CHARACTERS) return undefined;
    const now = this.clock.now();
    return await this.db.transaction((tx) => addApiKey(tx, this.secrets, { ...wish, name }, { actor, now }));
  }

  /**
   * The key that a program showed, with what it may do now: a key of somebody who may only look, only looks.
   * `undefined` for a key that is unknown or revoked, or whose organiser may not come in: nobody learns which.
   */
  async find(shown: string): Promise<ApiKey | undefined> {
    const found = await findApiKey(this.db.read, this.secrets, shown);
    if (!found) return undefined;
    const { lastUsedAt, ...key } = found;
    const now = this.clock.now();
    if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() >= NOTICE_EVERY) {
      await this.db.transaction((tx) => tx.query('update api_key set last_used_at = $2 where id = $1', [key.id, now]));
    }
    const may = (scope: Scope) => scope === 'read' || mayEdit(key.role);
    return { ...key, scopes: key.scopes.filter(may) };
  }

  /**
   * Ends a key at once and for good.
   * @param of only when it is of this organiser.
   * @returns false when there is none, or it had ended.
   */
  async revoke(id: string, actor: Actor, of?: string): Promise<boolean> {
    if (!isId(id)) return false;
    return await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const [, count] = await tx.query(
        `update api_key set revoked_at = $2
         where id = $1 and revoked_at is null and ($3::uuid is null or organiser_id = $3)`,
        [id, now, of ?? null],
      );
      if (count === 0) return false;
      await recordAudit(tx, [{ at: now, actor, action: 'api_key.revoked', subject: { kind: 'api_key', id } }]);
      return true;
    });
  }

  /** Every key that was ever made, newest first; the newest five hundred. @param of only those of this organiser. */
  list(of?: string): Promise<ListedKey[]> {
    return this.db.read.query(
      `select k.id, k.name, k.scopes, k.organiser_id as "organiserId", k.revoked_at as "revokedAt", o.role,
              k.created_at as "createdAt", k.last_used_at as "lastUsedAt", o.name as organiser
       from api_key k join organiser o on o.id = k.organiser_id
       where $1::uuid is null or k.organiser_id = $1 order by k.id desc limit 500`,
      [of ?? null],
    );
  }
}
