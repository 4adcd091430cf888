import { type Database, type Language, newId, randomToken, type Tx } from '#platform';
import type { Role } from './organiser.entity.js';
import { hashOf } from './sign-in-link.js';

const DAY = 86_400_000;
// A session ends after this much silence, and in any case this long after sign-in.
const IDLE_DAYS = 7;
export const SESSION_DAYS = 30;
/** Being seen is written down at most this often: reading a page should not write. */
const NOTICE_EVERY = 5 * 60_000;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Who is at the console. */
export interface SignedIn {
  readonly sessionId: string;
  readonly organiser: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly language: Language;
  };
}

/** Opens a session. The token goes to the browser and nowhere else; the row keeps its hash. */
export async function addSession(tx: Tx, organiserId: string, now: Date): Promise<string> {
  const token = randomToken();
  await tx.query(
    `insert into web_session (id, organiser_id, token_hash, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $4, $5)`,
    [newId(now.getTime()), organiserId, hashOf(token), now, new Date(now.getTime() + SESSION_DAYS * DAY)],
  );
  return token;
}

/** Ends a session. Ending one that is gone is fine. */
export async function removeSession(tx: Tx, token: string): Promise<void> {
  await tx.query('delete from web_session where token_hash = $1', [hashOf(token)]);
}

/** Who this token belongs to now. `undefined` when it is unknown, over, idle too long, or of somebody disabled. */
export async function findSession(db: Database, token: string, now: Date): Promise<SignedIn | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const [row] = await db.read.query(
    `select session.id as session_id, session.last_seen_at, organiser.*
       from web_session as session join organiser on organiser.id = session.organiser_id
      where session.token_hash = $1 and session.expires_at > $2 and session.last_seen_at > $3
        and organiser.disabled_at is null`,
    [hashOf(token), now, new Date(now.getTime() - IDLE_DAYS * DAY)],
  );
  if (!row) return undefined;
  if (now.getTime() - row.last_seen_at.getTime() > NOTICE_EVERY) {
    await db.transaction((tx) =>
      tx.query('update web_session set last_seen_at = $2 where id = $1', [row.session_id, now]),
    );
  }
  const { id, name, email, role, language } = row;
  return { sessionId: row.session_id, organiser: { id, name, email, role, language } };
}

/** Forgets sessions that are over and links that can no longer be used. */
export async function removeStale(tx: Tx, now: Date): Promise<void> {
  const idle = new Date(now.getTime() - IDLE_DAYS * DAY);
  await tx.query('delete from web_session where expires_at <= $1 or last_seen_at <= $2', [now, idle]);
  await tx.query('delete from sign_in_link where created_at <= $1', [new Date(now.getTime() - DAY)]);
}
