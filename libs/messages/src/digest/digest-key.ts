import { isId } from '#platform';
import type { DigestPeriod } from './digest-rhythm.js';

/** Which digest a mail is: whose, and of which period. */
export interface DigestOf extends DigestPeriod {
  readonly organiserId: string;
}

/** The key of its row in the ledger, unique there: nobody is told of the same period twice. */
export function digestKey({ organiserId, since, until }: DigestOf): string {
  return `digest/${organiserId}/${since.toISOString()}/${until.toISOString()}`;
}

/** Reads it back. `undefined` for anything else. */
export function readDigestKey(key: string): DigestOf | undefined {
  const [kind, organiserId = '', from = '', to = '', ...rest] = key.split('/');
  const [since, until] = [new Date(from), new Date(to)];
  const isOne = kind === 'digest' && rest.length === 0 && isId(organiserId) && since < until;
  return isOne ? { organiserId, since, until } : undefined;
}
