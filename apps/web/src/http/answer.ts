import type { Readable } from 'node:stream';
import type { JSX } from 'preact';
import type { Language } from '#platform';

/**
 * Who may keep an answer. `private` is what a forgotten choice gives.
 * - `shared`: the same for everybody; kept, but checked with us each time.
 * - `private`: kept by nobody.
 * - `returned`: a public form with what somebody typed and got wrong. Only their browser keeps it: after a later success
 *   its back button would otherwise lead to an error page instead of the form.
 * - `secret`: the address itself is a key: as private, and neither search engines nor other sites get to know it.
 * - `forever`: the address changes with the content.
 */
export type Keeping = 'shared' | 'private' | 'returned' | 'secret' | 'forever';

/** A page with more to say than its content. A controller that returns bare JSX means status 200, private. */
export class Page {
  constructor(
    readonly content: JSX.Element,
    readonly options: {
      readonly status?: number;
      readonly keeping?: Keeping;
      /** What the page is told of itself, where it shows another page than the one that was asked for. */
      readonly as?: { readonly language: Language; readonly path: string };
    } = {},
  ) {}
}

/** What goes over the wire: whole, or as a stream that is sent while it is being made. */
export class Answer {
  constructor(
    readonly body: string | Buffer | Readable,
    readonly headers: Readonly<Record<string, string>>,
    readonly status = 200,
  ) {}
}

/**
 * 303: "done, look there", so that reloading never repeats a post.
 * @throws when `path` would leave this site.
 */
export function seeOther(path: string): Answer {
  if (!/^\/(?![/\\])[^\p{Cc}]*$/u.test(path)) throw new Error('A redirect stays on this site');
  return new Answer('', { location: path, ...cacheHeaders('private') }, 303);
}

/** A file to keep, such as a calendar entry. */
export function download(
  content: string | Buffer | Readable,
  type: string,
  filename: string,
  keeping: Keeping,
): Answer {
  const safeName = filename.replace(/[^A-Za-z0-9._-]+/g, '-');
  return new Answer(content, {
    'content-type': type,
    'content-disposition': `attachment; filename="${safeName}"`,
    ...cacheHeaders(keeping),
  });
}

/** RFC 9110 section 10.2.3: whoever reads "503" learns when it is worth another try, in seconds. */
export function retryHeaders(status: number): Record<string, string> {
  return status === 503 ? { 'retry-after': '5' } : {};
}

/** Headers that make caches, search engines and other sites behave. */
export function cacheHeaders(keeping: Keeping): Record<string, string> {
  switch (keeping) {
    case 'forever':
      return { 'cache-control': 'public, max-age=31536000, immutable' };
    case 'shared':
      return { 'cache-control': 'public, no-cache' };
    case 'private':
      return { 'cache-control': 'private, no-store' };
    case 'returned':
      return { 'cache-control': 'private, no-cache' };
    case 'secret':
      return {
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
      };
  }
}
