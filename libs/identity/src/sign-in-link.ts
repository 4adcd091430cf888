import { createHash } from 'node:crypto';
import { newId, type Secrets, type Tx } from '#platform';

/** A sign-in link is good for a quarter of an hour. */
export const LINK_MINUTES = 15;
/** Links mailed for one browser within that time: enough for a slow mail. */
const MOST_LINKS = 8;
/** Links mailed to one organiser whoever asks: a stranger with many browsers may annoy, but hardly lock anybody out. */
const MOST_LINKS_IN_ALL = 60;

const CODE = /^[A-Za-z0-9_-]{49}$/;

/** SHA-256 of a code or token: what the database keeps. All of them have 128 bits or more, so no salt is needed. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * The code of a link. Made from its random id with our key, so that the worker can write it in a mail although the
 * database holds only the hash: whoever steals the tables or the mail ledger cannot sign in.
 */
export function signInCode(secrets: Secrets, linkId: string): string {
  return Buffer.from(linkId.replaceAll('-', ''), 'hex').toString('base64url') + secrets.derive('sign-in', linkId);
}

export interface NewLink {
  readonly organiserId: string;
  /** Cookie of the browser that asked. Absent: whoever has the link may use it, as with one printed in a terminal. */
  readonly browser?: string | undefined;
}

/**
 * Writes a link that works once. @returns its id, or `undefined` when too many were mailed to this organiser lately.
 * Links shown in a terminal are not counted: a stranger who keeps asking must not lock the host out.
 */
export async function addSignInLink(tx: Tx, secrets: Secrets, link: NewLink, now: Date): Promise<string | undefined> {
  if (link.browser !== undefined && (await hasAskedTooMuch(tx, link.organiserId, hashOf(link.browser), now)))
    return undefined;
  const id = newId(now.getTime());
  await tx.query(
    `insert into sign_in_link (id, organiser_id, token_hash, browser_hash, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      link.organiserId,
      hashOf(signInCode(secrets, id)),
      link.browser === undefined ? null : hashOf(link.browser),
      now,
      new Date(now.getTime() + LINK_MINUTES * 60_000),
    ],
  );
  return id;
}

async function hasAskedTooMuch(tx: Tx, organiserId: string, browser: Buffer, now: Date): Promise<boolean> {
  // The lock makes requests for one organiser take turns, so that the count holds.
  await tx.query('select 1 from organiser where id = $1 for update', [organiserId]);
  const since = new Date(now.getTime() - LINK_MINUTES * 60_000);
  const [{ here, inAll }] = await tx.query(
    `select count(*) filter (where browser_hash = $3) as here, count(*) as "inAll" from sign_in_link
      where organiser_id = $1 and created_at > $2 and browser_hash is not null`,
    [organiserId, since, browser],
  );
  return here >= MOST_LINKS || inAll >= MOST_LINKS_IN_ALL;
}

/**
 * Uses up a link. One statement, so that of two presses at the same moment one wins.
 * @returns the organiser, or `undefined` for a link that is unknown, used, too old, of another browser, or of somebody
 * who may not come in: nobody learns which.
 */
export async function takeSignInLink(
  tx: Tx,
  code: string,
  browser: string | undefined,
  now: Date,
): Promise<string | undefined> {
  if (!CODE.test(code)) return undefined;
  const [rows]: [{ organiser_id: string }[]] = await tx.query(
    `update sign_in_link as link set used_at = $3
       from organiser
      where link.token_hash = $1 and link.used_at is null and link.expires_at > $3
        and (link.browser_hash is null or link.browser_hash = $2)
        and organiser.id = link.organiser_id and organiser.disabled_at is null
      returning link.organiser_id`,
    [hashOf(code), browser === undefined ? null : hashOf(browser), now],
  );
  return rows[0]?.organiser_id;
}
