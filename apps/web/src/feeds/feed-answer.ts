import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Answer, cacheHeaders } from '../http/answer.js';
import { packed } from '../http/packed.js';

/** What a program fetches again and again, whoever it does that for. */
export interface Feed {
  readonly body: string;
  readonly type: string;
  /** For everybody alike, or only for who has the address. */
  readonly isSecret?: boolean;
  /** Dates every change of it. Left out where no date does: the ETag alone then tells that nothing has changed. */
  readonly changedAt?: Date | undefined;
}

/** Long enough to carry a crowd that asks at the hour, shorter than any program waits before it asks again. */
const FRESH_SECONDS = 300;
const CACHING = {
  shared: { 'cache-control': `public, max-age=${FRESH_SECONDS}` },
  // Kept by the program alone, which asks each time: without a copy it could not ask for what is new only.
  secret: { ...cacheHeaders('secret'), 'cache-control': 'private, no-cache' },
};

/** A feed, or "you have that already" (RFC 9110 section 13). HEAD is answered by the same. */
export async function answerFeed(feed: Feed, asked: IncomingHttpHeaders): Promise<Answer> {
  const etag = `W/"${createHash('sha1').update(feed.body).digest('base64url')}"`;
  const headers = {
    ...(feed.isSecret ? CACHING.secret : CACHING.shared),
    etag,
    vary: 'accept-encoding',
    ...(feed.changedAt && { 'last-modified': feed.changedAt.toUTCString() }),
  };
  if (isKnown(etag, headers['last-modified'], asked)) return new Answer('', headers, 304);
  const whole = { ...headers, 'content-type': feed.type };
  return feed.isSecret ? new Answer(feed.body, whole) : packed(feed.body, asked['accept-encoding'], whole);
}

/**
 * An ETag goes before a date (RFC 9110 section 13.2.2). A date counts only when it is the very one we gave: what leaves a
 * feed can make it older.
 */
function isKnown(etag: string, changedAt: string | undefined, asked: IncomingHttpHeaders): boolean {
  const tags = asked['if-none-match'];
  if (tags === undefined) return changedAt !== undefined && asked['if-modified-since'] === changedAt;
  const strong = (tag: string) => tag.trim().replace(/^W\//, '');
  return tags.split(',').some((tag) => tag.trim() === '*' || strong(tag) === strong(etag));
}
