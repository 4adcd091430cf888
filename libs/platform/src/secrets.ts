import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';

/** What a derived link is good for. A link made for one purpose never opens another. */
export type LinkPurpose =
  | 'manage'
  | 'join'
  | 'unsubscribe'
  | 'feed'
  | 'rsvp'
  | 'evaluation'
  | 'invitation'
  | 'group'
  | 'digest';

const MAC_BYTES = 20; // 160 bits; RFC 2104 section 5 allows truncation to no less than half of the hash

const SHORT_BYTES = 8;

/** A link as it came in, before anything about it is believed. */
export interface LinkClaim {
  readonly id: string;
  /** Constant-time check against the version stored with the row. */
  isValid(purpose: LinkPurpose, version: number): boolean;
}

/**
 * Personal links and other keyed texts, derived instead of stored: every mail can carry the link again, a stolen
 * database gives none away, and raising the row's version revokes all of them. Older keys still open links while
 * they are listed, so that a key can be replaced without breaking mails already sent.
 */
export class Secrets {
  constructor(private readonly keys: readonly string[]) {
    if (keys.length === 0) throw new Error('Secrets needs at least one key');
  }

  /** Token of 48 URL-safe characters that names row `id` and proves the right to `purpose`. */
  linkToken(purpose: LinkPurpose, id: string, version: number): string {
    return Buffer.concat([uuidBytes(id), this.#mac(0, 'link', purpose, id, version)]).toString('base64url');
  }

  /** Reads a token without believing it. `undefined` when it cannot be one of ours. */
  readLink(token: string): LinkClaim | undefined {
    if (!/^[A-Za-z0-9_-]{48}$/.test(token)) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    const id = uuidText(bytes.subarray(0, 16));
    const mac = bytes.subarray(16);
    return {
      id,
      isValid: (purpose, version) =>
        this.keys.some((_, key) => timingSafeEqual(this.#mac(key, 'link', purpose, id, version), mac)),
    };
  }

  /** Keyed text bound to a purpose, for instance a CSRF token bound to a session. */
  derive(purpose: string, text: string): string {
    return this.#mac(0, 'text', purpose, text).toString('base64url');
  }

  /** True when `candidate` was made by `derive` with any listed key. Constant time. */
  matches(purpose: string, text: string, candidate: string): boolean {
    const given = Buffer.from(candidate, 'base64url');
    return (
      given.length === MAC_BYTES &&
      this.keys.some((_, key) => timingSafeEqual(this.#mac(key, 'text', purpose, text), given))
    );
  }

  /**
   * Keyed text of 16 lower-case hexadecimal digits, for where few characters fit and their case may be lost, such as the
   * local part of a mail address. 64 bits: enough where each guess costs a message to us.
   */
  shortCode(purpose: string, text: string): string {
    return this.#shortMac(0, purpose, text).toString('hex');
  }

  /** True when `candidate` was made by `shortCode` with any listed key. Constant time. */
  matchesShort(purpose: string, text: string, candidate: string): boolean {
    const given = Buffer.from(candidate, 'hex');
    return (
      /^[0-9a-f]{16}$/.test(candidate) &&
      this.keys.some((_, key) => timingSafeEqual(this.#shortMac(key, purpose, text), given))
    );
  }

  #shortMac(key: number, purpose: string, text: string): Buffer {
    return this.#mac(key, 'short', purpose, text).subarray(0, SHORT_BYTES);
  }

  /** JSON keeps the parts apart: no choice of purpose and text can spell another pair, nor a link. */
  #mac(key: number, ...parts: (string | number)[]): Buffer {
    const hash = createHmac('sha256', this.keys[key] as string).update(JSON.stringify(parts));
    return hash.digest().subarray(0, MAC_BYTES);
  }
}

/**
 * Keys from `KRING_SECRET`, or else from `secret` in the data folder, which is made on first use and readable only by
 * its owner. Several processes may start together: whoever creates the file first decides, the others read it.
 */
export function openSecrets(config: Pick<Config, 'secrets' | 'dataDir'>): Secrets {
  if (config.secrets) return new Secrets(config.secrets);
  const file = join(config.dataDir, 'secret');
  return new Secrets(keysIn(file) ?? makeKey(config.dataDir, file));
}

function keysIn(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written aside and then linked to its name, so that nobody ever reads a key that is only half there. */
function makeKey(folder: string, file: string): string[] {
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomToken()}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was first
  } finally {
    unlinkSync(draft);
  }
  return keysIn(file) ?? [];
}

/** Random text of 256 bits for codes that are stored as a hash and used once. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

function uuidBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function uuidText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
