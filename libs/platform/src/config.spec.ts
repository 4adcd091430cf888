import { resolve } from 'node:path';
import fc from 'fast-check';
import { ConfigError, readConfig } from './config.js';

const PUBLIC = {
  PUBLIC_URL: 'https://agenda.example.org',
  SMTP_URL: 'smtps://user:pass@mail.example.org',
  MAIL_FROM: 'agenda@example.org',
};

/** What is wrong with these settings, in the words a person reads. */
function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

it('needs no settings at all to run on this machine', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    profile: 'production',
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://localhost:3000',
    dataDir: resolve('data'),
    rateLimit: 300,
    apiRateLimit: 600,
  });
  expect([config.smtpUrl, config.databaseUrl, config.redisUrl, config.secrets]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('takes an empty setting for an absent one, as shells and compose files write it', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: '', SMTP_URL: '' })).toEqual(readConfig({}));
});

it('follows PORT in the address people see, unless PUBLIC_URL says otherwise', () => {
  expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
  expect(readConfig({ ...PUBLIC, PORT: '8080' }).publicUrl).toBe('https://agenda.example.org');
});

it('may take another port only when nobody chose one', () => {
  expect(
    [readConfig({}), readConfig({ PORT: '3000' }), readConfig(PUBLIC)].map((config) => config.portIsFixed),
  ).toEqual([false, true, true]);
});

it('writes the public address in one way, however it was typed', () => {
  expect(readConfig({ ...PUBLIC, PUBLIC_URL: 'HTTPS://Agenda.Example.org:443/' }).publicUrl).toBe(
    'https://agenda.example.org',
  );
});

it('tells all problems at once: faults of one setting and settings that do not fit together', () => {
  expect(
    problemsOf({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://db',
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'https://agenda.example.org',
      KRING_TEST_CLOCK_FILE: '/tmp/clock',
    }).map((problem) => problem.split(' ')[0]),
  ).toEqual(['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'SMTP_URL', 'MAIL_FROM', 'KRING_TEST_CLOCK_FILE']);
});

it.each([
  ['PORT', '70000', 'must be a whole number from 1 to 65535'],
  ['PORT', '80.5', 'must be a whole number from 1 to 65535'],
  ['PUBLIC_URL', 'agenda.example.org', 'must be an address that starts with http:// or https://'],
  ['PUBLIC_URL', 'ftp://agenda.example.org', 'must be an address that starts with http:// or https://'],
  ['DATABASE_URL', 'localhost:5432', 'must be an address that starts with postgres:// or postgresql://'],
  ['REDIS_URL', 'http://localhost', 'must be an address that starts with redis:// or rediss://'],
  ['SMTP_URL', 'mail.example.org', 'must be an address that starts with smtp:// or smtps://'],
  ['DATABASE_POOL', '1', 'must be a whole number from 2 to 100'],
  ['KRING_PROFILE', 'staging', 'must be production or test'],
  ['KRING_SECRET', 'short', 'each key must have at least 32 characters'],
])('says what to do about %s=%s, once', (setting, value, remedy) => {
  expect(problemsOf({ [setting]: value })).toEqual([`${setting} ${remedy}`]);
});

it.each([
  'https://example.org/agenda',
  'https://example.org/?a=1',
  'https://user@example.org',
  'https://example.org/#a',
])('refuses the public address %s: links and cookies belong to a whole host', (address) => {
  expect(problemsOf({ ...PUBLIC, PUBLIC_URL: address })).toEqual([
    'PUBLIC_URL must be a scheme and a host only, for example https://agenda.example.org: no path, no user name',
  ]);
});

it('refuses a public site that cannot send mail, or sends it from localhost', () => {
  const { PUBLIC_URL, SMTP_URL, MAIL_FROM } = PUBLIC;
  expect(problemsOf({ PUBLIC_URL, MAIL_FROM })).toEqual([expect.stringMatching(/^SMTP_URL is missing/)]);
  expect(problemsOf({ PUBLIC_URL, SMTP_URL })).toEqual([expect.stringMatching(/^MAIL_FROM is missing/)]);
  expect(problemsOf(PUBLIC)).toEqual([]);
});

it.each(['http://localhost:8080', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
  'lets %s catch its mail',
  (address) => {
    expect(problemsOf({ PUBLIC_URL: address })).toEqual([]);
  },
);

it('moves the clock only in the test profile on this machine', () => {
  const clock = { KRING_TEST_CLOCK_FILE: '/tmp/clock' };
  const remedy = ['KRING_TEST_CLOCK_FILE is for tests only: remove it'];
  expect(problemsOf(clock)).toEqual(remedy);
  expect(problemsOf({ ...clock, KRING_PROFILE: 'production' })).toEqual(remedy);
  expect(problemsOf({ ...clock, ...PUBLIC, KRING_PROFILE: 'test' })).toEqual(remedy);
  expect(readConfig({ ...clock, KRING_PROFILE: 'test' }).testClockFile).toBe('/tmp/clock');
});

it.each(['Kring <kring@example.org>', 'kring@example.org', '"Netwerk, Leren" <a@b.nl>'])(
  'takes %s as a sender',
  (sender) => {
    expect(readConfig({ MAIL_FROM: sender }).mailFrom).toBe(sender);
  },
);

it.each(['kring', 'Kring kring@example.org', 'Kring <a@b.nl>\r\nBcc: all@b.nl', 'a\u001b@b.nl', 'a@b.nl, c@d.nl'])(
  'refuses the sender %j, which would break a mail header',
  (sender) => {
    expect(problemsOf({ MAIL_FROM: sender })).toEqual([expect.stringMatching(/^MAIL_FROM must be an address such as/)]);
  },
);

it.each(['127.0.0.1', '10.0.0.0/8, 192.168.1.1', '::1,fd00::/8'])('trusts the proxies %s', (proxies) => {
  expect(readConfig({ TRUST_PROXY: proxies }).trustProxy).toEqual(proxies.split(',').map((proxy) => proxy.trim()));
});

it.each(['true', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', 'proxy.example.org', '10.0.0.1,'])(
  'refuses to trust %j, which would let strangers choose their own address',
  (proxies) => {
    expect(problemsOf({ TRUST_PROXY: proxies })).toEqual([
      expect.stringMatching(/^TRUST_PROXY must be a list of IP addresses/),
    ]);
  },
);

it('keeps older keys after the current one', () => {
  const [fresh, old] = ['n'.repeat(32), 'o'.repeat(32)];
  expect(readConfig({ KRING_SECRET: `${fresh}, ${old}` }).secrets).toEqual([fresh, old]);
});

it('never repeats a value: a setting may be a password', () => {
  const names = [
    'PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'REDIS_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'KRING_SECRET',
    'TRUST_PROXY',
    'LOG_LEVEL',
    'KRING_PROFILE',
  ];
  const secret = fc.stringMatching(/^[a-z0-9]{6}Q[a-z0-9]{6}$/);
  fc.assert(
    fc.property(fc.constantFrom(...names), secret, fc.constantFrom('', ' ', '://', '://x:'), (name, value, junk) => {
      expect(problemsOf({ [name]: `${junk}${value}` }).join('\n')).not.toContain(value);
    }),
  );
});

describe('mail that comes in', () => {
  it('is not read unless a domain is named', () => {
    expect(readConfig({}).inbound).toBeUndefined();
    expect(problemsOf({ INBOUND_SMTP_PORT: '2525' })).toEqual([expect.stringContaining('INBOUND_DOMAIN is missing')]);
    expect(problemsOf({ INBOUND_MAILDIR: '/mail' })).toEqual([expect.stringContaining('INBOUND_DOMAIN is missing')]);
  });

  it('comes by a port on this machine, by a maildir, or by a route that other machines read', () => {
    const settings = { INBOUND_DOMAIN: 'In.Kring.TEST', INBOUND_SMTP_PORT: '2525', INBOUND_MAILDIR: '/mail' };
    const smtp = { host: '127.0.0.1', port: 2525 };
    expect(readConfig(settings).inbound).toEqual({ domain: 'in.kring.test', smtp, maildir: '/mail' });
    expect(readConfig({ INBOUND_DOMAIN: 'kring.test' }).inbound).toEqual({
      domain: 'kring.test',
      smtp: undefined,
      maildir: undefined,
    });
  });

  it.each(['me@kring.test', 'kring..test', '-kring.test', 'kring.test:25', '127.0.0.1', 'a b', 'é.test'])(
    'does not take %s for a domain',
    (text) => expect(problemsOf({ INBOUND_DOMAIN: text })).toEqual([expect.stringContaining('INBOUND_DOMAIN must')]),
  );
});

describe('signing mail', () => {
  const DKIM = { DKIM_DOMAIN: 'Example.org', DKIM_SELECTOR: '2027a', DKIM_KEY_FILE: 'dkim.pem' };

  it('needs all three settings or none', () => {
    expect(readConfig(PUBLIC).dkim).toBeUndefined();
    expect(readConfig({ ...PUBLIC, ...DKIM }).dkim).toEqual({
      domain: 'example.org',
      selector: '2027a',
      keyFile: resolve('dkim.pem'),
    });
    for (const name of Object.keys(DKIM)) {
      const [said] = problemsOf({ ...PUBLIC, ...DKIM, [name]: '' });
      expect(said).toContain(`${name} missing`);
    }
  });

  it.each([
    ['example.org', true],
    ['mail.example.org', true],
    ['notexample.org', false],
    ['example.com', false],
  ])('speaks for the sender as %s: %s', (domain, isAllowed) => {
    const problems = problemsOf({ ...PUBLIC, ...DKIM, DKIM_DOMAIN: domain });
    expect(problems).toEqual(isAllowed ? [] : [expect.stringContaining('domain of MAIL_FROM')]);
  });
});

it.each([
  ['20', 20],
  ['0.5', 0.5],
  ['', undefined],
])('reads MAIL_RATE "%s"', (text, rate) => {
  expect(readConfig({ MAIL_RATE: text }).mailRate).toBe(rate);
});

it.each(['0', '-1', 'fast', '1e3', '10/s'])('refuses MAIL_RATE "%s"', (text) => {
  expect(problemsOf({ MAIL_RATE: text })).toEqual([expect.stringContaining('MAIL_RATE')]);
});
