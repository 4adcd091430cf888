import { makeDkimKeys } from '#mail/testing';
import { readConfig } from '#platform';
import { aboutMailDns, type ReadTxt } from './mail-dns.js';

const keys = makeDkimKeys('example.org');
afterAll(() => keys.forget());

const SETTINGS = {
  PUBLIC_URL: 'https://agenda.example.org',
  SMTP_URL: 'smtp://mail.example.org',
  MAIL_FROM: 'agenda@example.org',
  DKIM_DOMAIN: 'example.org',
  DKIM_SELECTOR: '2027a',
  DKIM_KEY_FILE: keys.dkim.keyFile,
};
const GOOD: Record<string, string[]> = {
  'example.org': ['v=spf1 mx -all', 'something-else=1'],
  '2027a._domainkey.example.org': [keys.record],
  '_dmarc.example.org': ['v=DMARC1; p=reject'],
};

/** What the doctor says when DNS says this, by what it looked at. */
async function find(dns: Record<string, string[] | Error> = {}, env: Record<string, string> = {}) {
  const read: ReadTxt = async (name) => {
    const said = { ...GOOD, ...dns }[name] ?? [];
    if (said instanceof Error) throw said;
    return said;
  };
  const found = await aboutMailDns(readConfig({ ...SETTINGS, ...env }), read);
  for (const { state, remedy } of found) expect(Boolean(remedy)).toBe(state !== 'ok');
  return Object.fromEntries(found.map((one) => [one.what, one]));
}

it('finds nothing wrong where all three records are right', async () => {
  const found = await find();
  expect(Object.values(found).map(({ what, state }) => [what, state])).toEqual([
    ['SPF', 'ok'],
    ['DKIM', 'ok'],
    ['DMARC', 'ok'],
  ]);
});

it.each<[string, string, string[], string, RegExp]>([
  ['SPF', 'example.org', [], 'problem', /v=spf1 mx -all/],
  ['SPF', 'example.org', ['v=spf1 mx', 'v=spf1 a'], 'problem', /one record/],
  ['SPF', 'example.org', ['v=spf1 +all'], 'problem', /-all/],
  [
    'DKIM',
    '2027a._domainkey.example.org',
    [],
    'problem',
    /2027a\._domainkey\.example\.org\. TXT "v=DKIM1; k=rsa; p=MII/,
  ],
  ['DKIM', '2027a._domainkey.example.org', ['v=DKIM1; p='], 'problem', /p=MII/],
  ['DKIM', '2027a._domainkey.example.org', ['v=DKIM1; p=AAAA'], 'problem', /p=MII/],
  ['DMARC', '_dmarc.example.org', [], 'problem', /_dmarc\.example\.org\. TXT "v=DMARC1; p=none/],
  ['DMARC', '_dmarc.example.org', ['v=DMARC1; p=maybe'], 'problem', /v=DMARC1; p=none/],
  ['DMARC', '_dmarc.example.org', ['v=DMARC1; p=none; adkim=s'], 'warning', /DKIM_DOMAIN=example\.org/],
])('says what to add: %s of %s being %j is a %s', async (what, name, records, state, remedy) => {
  expect((await find({ [name]: records }))[what]).toMatchObject({ state, remedy: expect.stringMatching(remedy) });
});

it('takes the policy of the domain above where the sender has none of its own', async () => {
  expect((await find({}, { MAIL_FROM: 'a@agenda.example.org' })).DMARC).toMatchObject({ state: 'ok' });
});

it('passes no verdict when DNS gives no answer', async () => {
  const away = Object.fromEntries(Object.keys(GOOD).map((name) => [name, new Error('queryTxt ETIMEOUT')]));
  const found = Object.values(await find(away));
  expect(found.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
  expect(found[0]?.text).toContain('not checked');
});

it('warns of mail that leaves unsigned, names a key that cannot sign, and is silent on a site of this machine', async () => {
  const none = { DKIM_DOMAIN: '', DKIM_SELECTOR: '', DKIM_KEY_FILE: '' };
  expect((await find({}, none)).DKIM).toMatchObject({ state: 'warning' });
  expect((await find({}, { DKIM_KEY_FILE: '/nowhere' })).DKIM).toMatchObject({ state: 'problem' });
  expect(await find({}, { PUBLIC_URL: 'http://localhost:3000' })).toEqual({});
});
