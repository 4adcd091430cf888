import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

/** Host names that never leave this machine. A site on one of them may catch its mail instead of sending it. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

const urlWith = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`);

/** "Name <address>" or a bare address. Control characters would end up in a mail header, so they stop the start. */
const mailbox = z
  .string()
  .regex(/^(?:[^<>\p{Cc}]{0,100}<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u, {
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
  .refine((parts) => parts.every((part) => isIP(part.split('/')[0] ?? '') > 0), {
    error: 'must be a list of IP addresses or CIDR blocks of your own proxies, for example 127.0.0.1,10.0.0.0/8',
  });

const Environment = z.object({
  KRING_PROFILE: z.enum(['production', 'test'], { error: 'must be production or test' }).default('production'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(1, 65_535).default(3000),
  PUBLIC_URL: urlWith('http:', 'https:').optional(),
  DATABASE_URL: urlWith('postgres:', 'postgresql:').optional(),
  DATABASE_POOL: wholeNumber(2, 100).default(10),
  REDIS_URL: urlWith('redis:', 'rediss:').optional(),
  SMTP_URL: urlWith('smtp:', 'smtps:').optional(),
  SMTP_CONNECTIONS: wholeNumber(1, 50).default(5),
  MAIL_FROM: mailbox.default('Kring <kring@localhost>'),
  MAIL_CAUGHT_AT: urlWith('http:').optional(),
  DATA_DIR: z.string().min(1).default('data'),
  KRING_SECRET: secretList.optional(),
  TRUST_PROXY: proxies.optional(),
  RATE_LIMIT: wholeNumber(0, 1_000_000).default(300),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  KRING_TEST_CLOCK_FILE: z.string().min(1).optional(),
});

/** Everything a process may know of its surroundings, read once. Fields carry the setting's meaning, not its name. */
export interface Config {
  /** `test` unlocks the movable clock; nothing else. */
  readonly profile: 'production' | 'test';
  readonly host: string;
  readonly port: number;
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
  /** Set by the supervisor when mail is caught: the address of the built-in mailbox page. */
  readonly mailCaughtAt: string | undefined;
  /** Absolute path. */
  readonly dataDir: string;
  /** Current key first, older keys after it. Absent: the key in the data folder is used. */
  readonly secrets: readonly string[] | undefined;
  readonly trustProxy: readonly string[] | undefined;
  /** Form posts per minute and network prefix; 0 switches the limit off. */
  readonly rateLimit: number;
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
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const e = parsed.data;
  const publicUrl = (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, '');
  const isLocal = LOOPBACK.has(new URL(publicUrl).hostname);
  const problems: string[] = [];
  if (!isLocal && !e.SMTP_URL) {
    problems.push('SMTP_URL is missing: a public site must be able to send mail. Set it, or use a PUBLIC_URL on localhost');
  }
  if (!isLocal && e.MAIL_FROM.includes('@localhost')) {
    problems.push('MAIL_FROM is missing: a public site needs a sender address of its own domain');
  }
  if (e.KRING_TEST_CLOCK_FILE && (e.KRING_PROFILE !== 'test' || !isLocal)) {
    problems.push('KRING_TEST_CLOCK_FILE is for tests only: remove it');
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    profile: e.KRING_PROFILE,
    host: e.HOST,
    port: e.PORT,
    publicUrl,
    databaseUrl: e.DATABASE_URL,
    databasePool: e.DATABASE_POOL,
    redisUrl: e.REDIS_URL,
    smtpUrl: e.SMTP_URL,
    smtpConnections: e.SMTP_CONNECTIONS,
    mailFrom: e.MAIL_FROM,
    mailCaughtAt: e.MAIL_CAUGHT_AT,
    dataDir: resolve(e.DATA_DIR),
    secrets: e.KRING_SECRET,
    trustProxy: e.TRUST_PROXY,
    rateLimit: e.RATE_LIMIT,
    logLevel: e.LOG_LEVEL,
    testClockFile: e.KRING_TEST_CLOCK_FILE,
  };
}
