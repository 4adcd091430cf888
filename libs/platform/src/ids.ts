import { randomBytes } from 'node:crypto';

/**
 * A new identifier: UUID version 7 (RFC 9562 section 5.7), so that rows made together lie together in their index.
 * Made here and not in SQL, because PostgreSQL before 18 has no uuidv7(). Not a secret: see `Secrets` for those.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** True for the text form of any UUID. Ids from an URL go through this before they reach SQL. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}
