import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform';
import { type Finding, ok, problem, saidBy, warning } from './finding.js';

/** As many characters as a key in the settings must have. */
const SHORTEST = 32;
/** Random text of that length has more different characters; a word repeated has fewer. */
const LEAST_DIFFERENT = 12;
const ANEW = 'Make one with "openssl rand -hex 32", put it first and keep the old one behind it for a while.';

/** The keys of all personal links: whether they are there, hard to guess, and readable by us alone. Never their text. */
export function aboutSecrets({ secrets, dataDir, databaseUrl }: Config): Finding[] {
  if (secrets) return judgeKeys(secrets, 'KRING_SECRET');
  const file = join(dataDir, 'secret');
  try {
    const keys = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return [...judgeKeys(keys, file), ...judgeMode(file)];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      const remedy = 'The account that starts Kring must own this file.';
      return [problem('secret', `${file} cannot be read: ${saidBy(error)}`, remedy)];
    }
    if (!databaseUrl) return [ok('secret', `${file} is made at the first start`)];
    const remedy =
      'Several machines need one and the same key: set KRING_SECRET. On one machine the first start makes it.';
    return [warning('secret', `there is no key yet in ${file}`, remedy)];
  }
}

function judgeKeys(keys: readonly string[], where: string): Finding[] {
  const weak = keys.some((key) => key.length < SHORTEST || new Set(key).size < LEAST_DIFFERENT);
  if (keys.length === 0) return [problem('secret', `${where} is empty`, 'Put the key back from your backup.')];
  if (weak) return [problem('secret', `a key in ${where} can be guessed`, ANEW)];
  return [ok('secret', `${keys.length === 1 ? 'one key' : `${keys.length} keys`} in ${where}`)];
}

function judgeMode(file: string): Finding[] {
  const mode = statSync(file).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return [];
  const text = `others on this machine may read ${file} (mode ${mode.toString(8).padStart(4, '0')})`;
  return [problem('secret', text, `chmod 600 ${file}`)];
}
