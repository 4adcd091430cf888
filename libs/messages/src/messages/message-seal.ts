import { createHash } from 'node:crypto';
import { writeAudience } from '../audience/audience.js';
import type { AudienceCount } from '../audience/audience.queries.js';
import type { WrittenMessage } from './written-message.entity.js';

type Words = Pick<WrittenMessage, 'audience' | 'subject' | 'body'>;

/** A short fingerprint of what a message says and to whom: a form carries it, so that nobody overwrites what another wrote. */
export function sealOfMessage({ audience, subject, body }: Words): string {
  return seal([writeAudience(audience), subject.nl, subject.en, body.nl, body.en]);
}

/** The same with how many people that is: what a press agrees to. One person more or less, or one word, is another. */
export function sealOfPress(message: Words, { people, off }: AudienceCount): string {
  return seal([sealOfMessage(message), people, off]);
}

function seal(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
}
