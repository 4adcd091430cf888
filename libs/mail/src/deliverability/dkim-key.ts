import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Config, ConfigError } from '#platform';

/** In whose name mail is signed, with a key that has proved it can. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  readonly key: KeyObject;
}

/** RFC 8301 section 3.2: signers should use 2048 bits or more, and readers need not know more than 4096. */
const FEWEST_BITS = 2048;
const MOST_BITS = 4096;

/**
 * The key that signs all mail; `undefined` where the settings name none.
 * @throws {ConfigError} saying what is wrong with the file: a key that cannot sign would let mail leave unsigned.
 */
export function openDkimKey({ dkim }: Partial<Pick<Config, 'dkim'>>): DkimKey | undefined {
  if (!dkim) return undefined;
  const key = readKey(dkim.keyFile);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa')
    throw wrong(`holds a key of type ${key.asymmetricKeyType}, and many readers of mail know RSA only: ${ANEW}`);
  if (bits < FEWEST_BITS) throw wrong(`holds a key of ${bits} bits, which many readers of mail refuse: ${ANEW}`);
  if (bits > MOST_BITS) throw wrong(`holds a key of ${bits} bits, which not every reader of mail can check: ${ANEW}`);
  return { domain: dkim.domain, selector: dkim.selector, key };
}

const ANEW = 'make one with "openssl genrsa -out dkim.pem 2048"';

function readKey(file: string): KeyObject {
  const pem = readText(file);
  if (/ENCRYPTED/.test(pem)) throw wrong('holds a key behind a password: take it off with "openssl rsa -in … -out …"');
  if (/BEGIN (?:RSA )?PUBLIC KEY/.test(pem)) throw wrong('holds the public key: that one goes into DNS, not here');
  try {
    return createPrivateKey(pem);
  } catch {
    throw wrong(`holds no private key in PEM: ${ANEW}`);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(`cannot be read (${(error as NodeJS.ErrnoException).code}): does it belong to the account of Kring?`);
  }
}

function wrong(why: string): ConfigError {
  return new ConfigError([`DKIM_KEY_FILE ${why}`]);
}
