import { createHash, createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { type DkimKeys, makeDkimKeys } from '../testing/dkim-keys.js';
import { signMail } from './dkim.js';
import { type DkimKey, openDkimKey } from './dkim-key.js';

const at = new Date('2027-03-01T09:00:00Z');
let keys: DkimKeys;
let key: DkimKey;
beforeAll(() => {
  keys = makeDkimKeys();
  key = openDkimKey(keys) as DkimKey;
});
afterAll(() => keys.forget());

const RAW = [
  'From: Kring <agenda@kring.test>',
  'To: ana@example.org',
  'Subject: =?utf-8?B?SG9p?=',
  '  =?utf-8?B?SG9p?=',
  'Message-ID: <1@kring.test>',
  'List-Unsubscribe: <https://kring.test/u/x>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  '',
  'Dag  Ana ',
  '',
  '',
  '',
].join('\r\n');

const tagsOf = (raw: string): Record<string, string> =>
  Object.fromEntries(
    (/^DKIM-Signature: ([^]*?)\r\n(?![ \t])/.exec(raw)?.[1] ?? '')
      .replace(/\s+/g, '')
      .split(';')
      .map((tag) => /^(\w+)=(.*)$/.exec(tag)?.slice(1) ?? []),
  );

it('signs the same mail with the same bytes each time, dated as the mail is', async () => {
  const signed = await signMail(RAW, key, at);
  expect(await signMail(RAW, key, at)).toBe(signed);
  expect(signed.endsWith(`\r\n${RAW}`)).toBe(true);
  expect(tagsOf(signed)).toMatchObject({
    v: '1',
    a: 'rsa-sha256',
    c: 'relaxed/relaxed',
    d: 'kring.test',
    s: '2027a',
    t: '1803891600',
  });
  expect(Math.max(...signed.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
});

it('covers what must not be added, changed or left out', async () => {
  const names = tagsOf(await signMail(RAW, key, at)).h?.split(':') ?? [];
  const once = [
    'from',
    'to',
    'subject',
    'date',
    'message-id',
    'mime-version',
    'content-type',
    'reply-to',
    'auto-submitted',
  ];
  expect(names).toEqual(expect.arrayContaining([...once, 'list-unsubscribe', 'list-unsubscribe-post']));
  expect(names.filter((name) => name === 'from')).toHaveLength(2);
  expect(names.filter((name) => name === 'list-unsubscribe-post')).toHaveLength(2);
});

it('has a signature that the public key in DNS confirms', async () => {
  const signed = await signMail(RAW, key, at);
  const { b = '', bh } = tagsOf(signed);
  expect(bh).toBe(createHash('sha256').update('Dag Ana\r\n').digest('base64')); // worked out by hand
  const own = `dkim-signature:${(/^DKIM-Signature: ([^]*?)\r\n(?![ \t])/.exec(signed)?.[1] ?? '')
    .replace(/\r\n/g, '')
    .replace(/ +/g, ' ')
    .replace(/ b=.*$/, ' b=')}`;
  const covered = [
    'from:Kring <agenda@kring.test>',
    'to:ana@example.org',
    'subject:=?utf-8?B?SG9p?= =?utf-8?B?SG9p?=',
    'message-id:<1@kring.test>',
    'list-unsubscribe:<https://kring.test/u/x>',
    'list-unsubscribe-post:List-Unsubscribe=One-Click',
    own,
  ].join('\r\n');
  const der = Buffer.from(/p=(.+)$/.exec(keys.record)?.[1] ?? '', 'base64');
  const publicKey = createPublicKey({ key: der, type: 'spki', format: 'der' });
  expect(verify('sha256', Buffer.from(covered), publicKey, Buffer.from(b, 'base64'))).toBe(true);
});

it('reads a body of any blanks and empty lines as RFC 6376 section 3.4.4 does', async () => {
  const line = fc.stringMatching(/^[\t a-c]{0,12}$/);
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (some) => {
      const body = some.map((one) => `${one}\r\n`).join('');
      const plain = some.map((one) => one.replace(/[\t ]+/g, ' ').replace(/ $/, ''));
      while (plain.at(-1) === '') plain.pop();
      const relaxed = plain.map((one) => `${one}\r\n`).join('');
      const { bh } = tagsOf(await signMail(`From: a@b.c\r\n\r\n${body}`, key, at));
      expect(bh).toBe(createHash('sha256').update(relaxed).digest('base64'));
    }),
    { numRuns: 100 },
  );
});
