import { createHash, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { DkimKey } from './dkim-key.js';

/**
 * What a signature covers. Each name once more than a mail has it, so that nobody can add a second From or an
 * unsubscribe link of theirs and keep the signature (RFC 6376 section 5.4.2). RFC 8058 section 4 asks for both List-*.
 */
const SIGNED = [
  'from',
  'to',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'auto-submitted',
  'list-unsubscribe',
  'list-unsubscribe-post',
];

const signInPool = promisify(sign);

/**
 * A mail with its DKIM signature in front, relaxed/relaxed (RFC 6376). RSA knows no chance, so the same mail, key and
 * `at` give the same bytes, and a repeat is a repeat. The arithmetic is done beside the event loop.
 * @param raw as `writeMime` writes it: CRLF, ASCII, no header twice.
 * @param at the Date header; also when it was signed.
 */
export async function signMail(raw: string, { domain, selector, key }: DkimKey, at: Date): Promise<string> {
  const end = raw.indexOf('\r\n\r\n');
  const headers = relaxedHeaders(raw.slice(0, end));
  const named = SIGNED.flatMap((name) => (headers.has(name) ? [name, name] : [name]));
  const covered = SIGNED.flatMap((name) => headers.get(name) ?? []);
  const bodyHash = createHash('sha256')
    .update(relaxedBody(raw.slice(end + 4)), 'latin1')
    .digest('base64');
  const signature = [
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;',
    ` d=${domain}; s=${selector};`,
    ` t=${Math.floor(at.getTime() / 1000)}; bh=${bodyHash};`,
    ...lines(`h=${named.join(':')};`, ':'),
    ' b=',
  ].join('\r\n');
  const own = relaxedHeaders(signature).get('dkim-signature') ?? '';
  const mac = await signInPool('sha256', Buffer.from([...covered, own].join('\r\n'), 'latin1'), key);
  return `${signature}${lines(mac.toString('base64'), '').join('\r\n').trimStart()}\r\n${raw}`;
}

/** Header fields by name as RFC 6376 section 3.4.2 reads them: on one line, blanks one wide, names in lower case. */
function relaxedHeaders(head: string): Map<string, string> {
  const fields = head.replace(/\r\n(?=[ \t])/g, '').split('\r\n');
  return new Map(
    fields.map((field) => {
      const colon = field.indexOf(':');
      const name = field.slice(0, colon).trim().toLowerCase();
      const value = field.slice(colon + 1).replace(/[ \t]+/g, ' ');
      return [name, `${name}:${value.trim()}`];
    }),
  );
}

/** Section 3.4.4: blanks one wide and none at the end of a line; no empty lines at the end, but one line break. */
function relaxedBody(body: string): string {
  const narrow = /[ \t](?:[ \t]|\r\n)|\t/.test(body) ? body.replace(/[ \t]+/g, ' ').replaceAll(' \r\n', '\r\n') : body;
  let end = narrow.length;
  while (end > 0 && narrow.startsWith('\r\n', end - 2)) end -= 2; // a pattern would look at every run of empty lines again and again
  return end === 0 ? '' : `${narrow.slice(0, end)}\r\n`;
}

/** In lines of at most 76, broken after `mark`, or anywhere. */
function lines(text: string, mark: string): string[] {
  const pattern = mark ? /.{1,74}(?:[:;]|$)/g : /.{1,75}/g;
  return (text.match(pattern) ?? []).map((line) => ` ${line}`);
}
