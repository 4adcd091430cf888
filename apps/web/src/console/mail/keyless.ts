import { randomBytes } from 'node:crypto';
import { Secrets } from '#platform';
import { PersonalLinks } from '#registrations';

/** Links made with a key that nobody has: whoever looks at the mail of a person must not be able to act as that person. */
export function keylessLinks(publicUrl: string): PersonalLinks {
  return new PersonalLinks(publicUrl, new Secrets([randomBytes(32).toString('hex')]));
}

/** A letter, its text or its HTML, without what looks like a key. */
export function withoutKeys(letter: string): string {
  return letter.replace(/\/(mijn|j|u|uitnodiging|feed|groep)\/[\w-]{48}/g, '/$1/…');
}
