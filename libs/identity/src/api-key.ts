import { isId, newId, randomToken, type Secrets, type Tx } from '#platform';
import { type Actor, recordAudit } from './audit.js';
import type { Role } from './organiser.entity.js';

export const SCOPES = ['read', 'write'] as const;
/** What a program with a key may do. */
export type Scope = (typeof SCOPES)[number];

/** A key as pages and commands may show it: without what opens anything. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly organiserId: string;
  /** What its organiser is now. */
  readonly role: Role;
  readonly revokedAt: Date | null;
}

/** A key in a list. */
export type ListedKey = ApiKey & {
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** Name of the organiser in whose name it acts. */
  readonly organiser: string;
};

/** What a new key is made from. */
export interface ApiKeyWish {
  readonly name: string;
  readonly organiserId: string;
  readonly scopes: readonly Scope[];
}

/** Where the secret of a key goes into its hash. */
const PURPOSE = 'api-key';
/** `kring_`, the id of the row in 22 characters, and a secret of 256 bits in 43. */
const KEY = /^kring_([A-Za-z0-9_-]{22})[A-Za-z0-9_-]{43}$/;

/** Writes a key for an organiser. @returns the key itself, which is nowhere afterwards. */
export async function addApiKey(
  tx: Tx,
  secrets: Secrets,
  wish: ApiKeyWish,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<string> {
  const id = newId(now.getTime());
  const key = `kring_${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}${randomToken()}`;
  await tx.query(
    `insert into api_key (id, organiser_id, name, key_hash, scopes, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [id, wish.organiserId, wish.name, secrets.derive(PURPOSE, key), wish.scopes, now],
  );
  const [subject, after] = [
    { kind: 'api_key', id },
    { name: wish.name, scopes: wish.scopes },
  ];
  await recordAudit(tx, [{ at: now, actor, action: 'api_key.made', subject, after }]);
  return key;
}

/** A key that was found, with when it was last seen. */
export type FoundKey = ApiKey & { readonly lastUsedAt: Date | null };

/**
 * The key that this text is, if it may be used now. The row is found by the id in it, which is no secret; the rest is
 * compared in constant time, with every key of the house that is still listed.
 */
export async function findApiKey(tx: Tx, secrets: Secrets, key: string): Promise<FoundKey | undefined> {
  const id = idIn(key);
  if (!id) return undefined;
  const [row] = await tx.query(
    `select k.id, k.name, k.scopes, k.organiser_id as "organiserId", k.revoked_at as "revokedAt",
            k.last_used_at as "lastUsedAt", k.key_hash as "keyHash", o.role
     from api_key k join organiser o on o.id = k.organiser_id
     where k.id = $1 and k.revoked_at is null and o.disabled_at is null`,
    [id],
  );
  if (!row) return undefined;
  const { keyHash, ...found } = row;
  return secrets.matches(PURPOSE, key, keyHash) ? found : undefined;
}

function idIn(key: string): string | undefined {
  const part = KEY.exec(key)?.[1];
  const hex = part && Buffer.from(part, 'base64url').toString('hex');
  const id = hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return id && isId(id) ? id : undefined;
}
