import { Answer, cacheHeaders } from '../../http/answer.js';

/** An answer for a program. Kept by nobody: the same address says more to who shows a key. */
export function json(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Answer {
  return jsonText(status, JSON.stringify(body), headers);
}

/** The same, of what is JSON already: byte for byte what was answered before. */
export function jsonText(status: number, text: string, headers: Readonly<Record<string, string>>): Answer {
  const always = {
    'content-type': 'application/json; charset=utf-8',
    vary: 'authorization',
    ...cacheHeaders('secret'),
  };
  return new Answer(text, { ...always, ...headers }, status);
}

/** Done, and nothing to say about it. */
export function nothing(): Answer {
  return new Answer('', cacheHeaders('secret'), 204);
}
