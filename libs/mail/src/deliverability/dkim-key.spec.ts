import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '#platform';
import { openDkimKey } from './dkim-key.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kring-dkim-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What stops the start when the file holds this text. */
function problem(text: string | undefined): string {
  const keyFile = join(folder, 'dkim.pem');
  if (text !== undefined) writeFileSync(keyFile, text);
  try {
    openDkimKey({ dkim: { domain: 'kring.test', selector: 'a', keyFile } });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).problems.join('; ');
  }
  return '';
}

const pem = { type: 'pkcs8', format: 'pem' } as const;
const rsa = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits });

it('opens an RSA key of 2048 bits, and none where none is named', () => {
  expect(problem(rsa(2048).privateKey.export(pem).toString())).toBe('');
  expect(problem(rsa(2048).privateKey.export({ type: 'pkcs1', format: 'pem' }).toString())).toBe('');
  expect(openDkimKey({})).toBeUndefined();
});

it.each([
  ['no file', undefined, 'cannot be read (ENOENT)'],
  ['an empty file', '', 'holds no private key'],
  ['half a key', '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----\n', 'holds no private key'],
  ['a key too short for readers of mail', () => rsa(1024).privateKey.export(pem), '1024 bits'],
  [
    'a key with which mail would leave unsigned',
    () => generateKeyPairSync('ed25519').privateKey.export(pem),
    'ed25519',
  ],
  ['the public half', () => rsa(2048).publicKey.export({ type: 'spki', format: 'pem' }), 'goes into DNS'],
  [
    'a key behind a password',
    () => rsa(2048).privateKey.export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'x' }),
    'behind a password',
  ],
])('stops the start for %s, with what helps', (_, text, said) => {
  expect(problem(typeof text === 'function' ? text().toString() : text)).toContain(said);
});

it('never says a word of the key', () => {
  const text = rsa(1024).privateKey.export(pem).toString();
  expect(problem(text)).not.toContain(text.split('\n')[1]);
});
