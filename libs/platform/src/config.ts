import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

/** Host names that never leave this machine. A site on one of them may catch its mail instead of sending it. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** True for an address that never leaves this machine. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.has(new URL(url).hostname);
}

const urlWith = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    abort: true,
  });

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`);

/** Only scheme, host and port: links are made by appending a path, and the cookie of the console covers the whole host. */
const origin = urlWith('http:', 'https:').refine(
  (text) => new URL(text).href === `${new URL(text).origin}/`,
  'must be a scheme and a host only, for example https://agenda.example.org: no path, no user name',
);

/** "Name <address>" or a bare address. Control characters would end up in a mail header, so they stop the start. */
const mailbox = z
  .string()
  .regex(/^(?:[^<>\p{Cc}]{0,100}<[^<>@\s\p{Cc}]+@[^<>@\s\p{Cc}]+>|[^<>@\s\p{Cc}]+@[^<>@\s\p{Cc}]+)$/u, {
    error: 'must be an address such as agenda@example.org or "Our network <agenda@example.org>"',
  });

const secretList = z
  .string()
  .transform((text) => text.split(',').map((key) => key.trim()))
  .refine((keys) => keys.every((key) => key.length >= 32), 'each key must have at least 32 characters');

/** IP addresses or CIDR blocks; anything wider would let a stranger choose the address that rate limits count. */
const proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every(isNetwork), {
    error: 'must be a list of IP addresses or CIDR blocks of your own proxies, for example 127.0.0.1,10.0.0.0/8',
  });

/** An address, or a block of them that is not the whole internet. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits);
}

/** A mail domain, written in lower case: addresses of ours are compared as text. */
const mailDomain = z
  .string()
  .max(200) // leaves room for the longest local part in the 254 octets of an address (RFC 5321 section 4.5.3.1.3)
  .regex(/^(?=.*[a-z])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i, {
    error: 'must be a mail domain such as replies.example.org',
  })
  .transform((text) => text.toLowerCase());

/** One label of a host name or several, as DKIM selectors are (RFC 6376 section 3.1). */
const selector = z
  .string()
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i, {
    error: 'must be a selector such as kring or 2027a: letters, digits and hyphens',
  });

/** Mails a second; less than one is said with a fraction. */
const mailRate = z
  .string()
  .regex(/^\d{1,5}(?:\.\d{1,3})?$/, 'must be a number of mails a second, such as 20 or 0.5')
  .transform(Number)
  .refine((rate) => rate > 0, 'must be more than 0; leave it out for no limit');

const Environment = z.object({
  KRING_PROFILE: z.enum(['production', 'test'], { error: 'must be production or test' }).default('production'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(1, 65_535).default(3000),
  PUBLIC_URL: origin.optional(),
  DATABASE_URL: urlWith('postgres:', 'postgresql:').optional(),
  DATABASE_POOL: wholeNumber(2, 100).default(10),
  REDIS_URL: urlWith('redis:', 'rediss:').optional(),
  SMTP_URL: urlWith('smtp:', 'smtps:').optional(),
  SMTP_CONNECTIONS: wholeNumber(1, 50).default(5),
  MAIL_FROM: mailbox.default('Kring <kring@localhost>'),
  MAIL_RATE: mailRate.optional(),
  MAIL_KEEP_DAYS: wholeNumber(30, 3650).default(180),
  DKIM_DOMAIN: mailDomain.optional(),
  DKIM_SELECTOR: selector.optional(),
  DKIM_KEY_FILE: z.string().min(1).optional(),
  INBOUND_DOMAIN: mailDomain.optional(),
  INBOUND_SMTP_HOST: z.string().min(1).default('127.0.0.1'),
  INBOUND_SMTP_PORT: wholeNumber(1, 65_535).optional(),
  INBOUND_MAILDIR: z.string().min(1).optional(),
  MAIL_CAUGHT_AT: urlWith('http:').optional(),
  DATA_DIR: z.string().min(1).default('data'),
  KRING_SECRET: secretList.optional(),
  TRUST_PROXY: proxies.optional(),
  KRING_WEB_PROCESSES: wholeNumber(1, 64).default(1),
  KRING_WORKER_PROCESSES: wholeNumber(1, 64).default(1),
  RATE_LIMIT: wholeNumber(0, 1_000_000).default(300),
  API_RATE_LIMIT: wholeNumber(0, 1_000_000).default(600),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  KRING_TEST_CLOCK_FILE: z.string().min(1).optional(),
});

/** The names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(Environment.shape);

/** The names that are set around this process, ours and those of others. */
export function namesAround(env: NodeJS.ProcessEnv = process.env): string[] {
  return Object.keys(env).filter((name) => env[name] !== '');
}

/** How mail reaches us: bounces, complaints, and answers from calendars. */
export interface InboundConfig {
  /** The mail domain whose mail comes to us, in lower case. */
  readonly domain: string;
  /** Where a worker listens for mail that a mail server nearby passes on; absent: nowhere. */
  readonly smtp: { readonly host: string; readonly port: number } | undefined;
  /** A maildir that a worker empties. Absolute path. */
  readonly maildir: string | undefined;
}

/** With whose name and key mail is signed (RFC 6376). */
export interface DkimConfig {
  /** In lower case: that of the sender, or one above or below it. */
  readonly domain: string;
  readonly selector: string;
  /** PEM file with the private key. Absolute path. */
  readonly keyFile: string;
}

/** Everything a process may know of its surroundings, read once. Fields carry the setting's meaning, not its name. */
export interface Config {
  /** `test` unlocks the movable clock; nothing else. */
  readonly profile: 'production' | 'test';
  readonly host: string;
  readonly port: number;
  /** PORT or PUBLIC_URL was set, so another port would be wrong. Else `npm start` takes the next free one. */
  readonly portIsFixed: boolean;
  /** Origin that people see, without a trailing slash. */
  readonly publicUrl: string;
  /** Absent only in the supervisor, before it has started the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Connections of one process to PostgreSQL. */
  readonly databasePool: number;
  /** With it BullMQ runs on Redis, without it on PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Where mail goes. Without it the built-in mailbox catches everything. */
  readonly smtpUrl: string | undefined;
  readonly smtpConnections: number;
  readonly mailFrom: string;
  /** Mails a second that all workers together send at most; absent: as fast as the mail server takes them. */
  readonly mailRate: number | undefined;
  /** Days after the end of an event that mails about it still say to whom and what. */
  readonly mailKeepDays: number;
  /** Absent: mail leaves unsigned, as where the mail server signs. */
  readonly dkim: DkimConfig | undefined;
  /** Absent: nothing that is mailed to us is read, and nobody is told to mail there. */
  readonly inbound: InboundConfig | undefined;
  /** Set by the supervisor when mail is caught: the address of the built-in mailbox page. */
  readonly mailCaughtAt: string | undefined;
  /** Absolute path. */
  readonly dataDir: string;
  /** Current key first, older keys after it. Absent: the key in the data folder is used. */
  readonly secrets: readonly string[] | undefined;
  readonly trustProxy: readonly string[] | undefined;
  /** Form posts per minute and network prefix; 0 switches the limit off. */
  readonly rateLimit: number;
  /** Requests per minute and API key; 0 switches the limit off. */
  readonly apiRateLimit: number;
  /** How many processes `npm start` runs. */
  readonly webProcesses: number;
  readonly workerProcesses: number;
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  readonly testClockFile: string | undefined;
}

/** Settings that stop the start. Says every problem at once, by name and remedy, never by value: values are secrets. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Kring cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads the settings of this process. The one reader of `process.env`.
 * @throws {ConfigError} naming every setting that is wrong, with its remedy.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues;
  const faulty = new Set(faults.map((issue) => String(issue.path[0])));
  const problems = faults.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const publicUrl = given.PUBLIC_URL && !faulty.has('PUBLIC_URL') ? new URL(given.PUBLIC_URL) : undefined;
  problems.push(...disagreements(given, faulty, !publicUrl || LOOPBACK.has(publicUrl.hostname)));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const e = parsed.data;
  return {
    profile: e.KRING_PROFILE,
    host: e.HOST,
    port: e.PORT,
    portIsFixed: Boolean(given.PORT || given.PUBLIC_URL),
    publicUrl: publicUrl?.origin ?? `http://localhost:${e.PORT}`,
    databaseUrl: e.DATABASE_URL,
    databasePool: e.DATABASE_POOL,
    redisUrl: e.REDIS_URL,
    smtpUrl: e.SMTP_URL,
    smtpConnections: e.SMTP_CONNECTIONS,
    mailFrom: e.MAIL_FROM,
    mailRate: e.MAIL_RATE,
    mailKeepDays: e.MAIL_KEEP_DAYS,
    dkim: dkimOf(e),
    inbound: inboundOf(e),
    mailCaughtAt: e.MAIL_CAUGHT_AT,
    dataDir: resolve(e.DATA_DIR),
    secrets: e.KRING_SECRET,
    trustProxy: e.TRUST_PROXY,
    rateLimit: e.RATE_LIMIT,
    apiRateLimit: e.API_RATE_LIMIT,
    webProcesses: e.KRING_WEB_PROCESSES,
    workerProcesses: e.KRING_WORKER_PROCESSES,
    logLevel: e.LOG_LEVEL,
    testClockFile: e.KRING_TEST_CLOCK_FILE,
  };
}

function inboundOf(e: z.infer<typeof Environment>): InboundConfig | undefined {
  if (!e.INBOUND_DOMAIN) return undefined;
  return {
    domain: e.INBOUND_DOMAIN,
    smtp: e.INBOUND_SMTP_PORT ? { host: e.INBOUND_SMTP_HOST, port: e.INBOUND_SMTP_PORT } : undefined,
    maildir: e.INBOUND_MAILDIR ? resolve(e.INBOUND_MAILDIR) : undefined,
  };
}

function dkimOf(e: z.infer<typeof Environment>): DkimConfig | undefined {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: chosen, DKIM_KEY_FILE: file } = e;
  return domain && chosen && file ? { domain, selector: chosen.toLowerCase(), keyFile: resolve(file) } : undefined;
}

const DKIM = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'];

/** Half a signature is none, and nobody would see that mail leaves unsigned, or signed by somebody else than its sender. */
function dkimProblems(given: NodeJS.ProcessEnv, faulty: ReadonlySet<string>): string[] {
  const missing = DKIM.filter((name) => !given[name]);
  if (missing.length === DKIM.length) return [];
  if (missing.length > 0) return [`${missing.join(' and ')} missing: mail is signed with all of ${DKIM.join(', ')}`];
  if (faulty.has('DKIM_DOMAIN') || faulty.has('MAIL_FROM')) return [];
  const sender = /@([^@>]+)>?$/.exec(given.MAIL_FROM ?? '@localhost')?.[1]?.toLowerCase() ?? '';
  const signer = given.DKIM_DOMAIN?.toLowerCase() ?? '';
  if (sender === signer || sender.endsWith(`.${signer}`) || signer.endsWith(`.${sender}`)) return [];
  return [
    'DKIM_DOMAIN must be the domain of MAIL_FROM, or one above or below it: else the signature speaks for nobody',
  ];
}

/** Settings that are right by themselves and wrong together. Silent about those that `faulty` already covers. */
function disagreements(given: NodeJS.ProcessEnv, faulty: ReadonlySet<string>, isLocal: boolean): string[] {
  const problems = dkimProblems(given, faulty);
  if (!isLocal && !given.SMTP_URL) {
    problems.push(
      'SMTP_URL is missing: a public site must be able to send mail. Set it, or use a PUBLIC_URL on localhost',
    );
  }
  if (!isLocal && !faulty.has('MAIL_FROM') && (given.MAIL_FROM ?? '@localhost').includes('@localhost')) {
    problems.push('MAIL_FROM is missing: a public site needs a sender address of its own domain');
  }
  if ((given.INBOUND_SMTP_PORT || given.INBOUND_MAILDIR) && !given.INBOUND_DOMAIN) {
    problems.push('INBOUND_DOMAIN is missing: say which mail domain comes in, so that only mail for it is taken');
  }
  if (given.KRING_TEST_CLOCK_FILE && (given.KRING_PROFILE !== 'test' || !isLocal)) {
    problems.push('KRING_TEST_CLOCK_FILE is for tests only: remove it');
  }
  return problems;
}

/** Surroundings for a child process: ours, with these settings in place of what was there. */
export function environmentFor(settings: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}
