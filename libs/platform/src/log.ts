import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.js';

export type { Logger } from 'pino';

/** Words in a query that say nothing of a person. */
const HARMLESS = new Set(['page', 'tab', 'status', 'show', 'done', 'stand', 'h', 'v']);
/** What follows these in a path is a key, also a broken one. */
const BEFORE_A_KEY = new Set(['mijn', 'my', 'j', 'u', 'uitnodiging', 'inloggen', 'feed']);

/**
 * A path as it may stand in the log: personal links are keys, and what people type is theirs. Read as the router reads
 * it, after decoding, so that an encoded key is no way in either. Capitals tell a key from a long event name.
 */
export function withoutTokens(url: string): string {
  const [path = '', query] = (url.split('#')[0] ?? '').split(/\?(.*)/s, 2);
  const parts = path.split('/').map(readable);
  const told = parts.map((part, i) => {
    const isKey = BEFORE_A_KEY.has(parts[i - 1] ?? '') || (/[A-Za-z0-9_-]{40,}/.test(part) && /[A-Z]/.test(part));
    return isKey || part.includes('@') ? '…' : part;
  });
  return told.join('/') + (query === undefined ? '' : `?${query.split('&').map(withoutValue).join('&')}`);
}

function withoutValue(pair: string): string {
  const [name = ''] = pair.split('=', 1);
  return HARMLESS.has(name) || !pair.includes('=') ? pair : `${name}=…`;
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '…';
  }
}

/** What is told of an error. A database error also carries the statement's parameters, which are people's data. */
function toldOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'something that is no error was thrown' };
  const { name, message, stack, cause } = error;
  const code =
    (error as { code?: unknown; driverError?: { code?: unknown } }).driverError?.code ??
    (error as { code?: unknown }).code;
  return { name, message, stack, ...(code ? { code } : {}), ...(cause ? { cause: toldOf(cause) } : {}) };
}

/** One JSON line an entry on standard output; pino encodes control characters, so texts of people cannot forge lines. */
export function openLog(
  config: Pick<Config, 'logLevel'>,
  role: string,
  sink: DestinationStream = pino.destination(1),
): Logger {
  const base = { role, pid: process.pid };
  const options = {
    level: config.logLevel,
    base,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: toldOf },
  };
  return pino(options, sink);
}

/** Lets Nest speak through the same log. Its start-up chatter is only of interest when debugging. */
export function nestLogger(log: Logger): LoggerService {
  const text = (message: unknown, rest: unknown[]) => ({ msg: String(message), context: rest.at(-1) });
  return {
    log: (message, ...rest) => log.debug(text(message, rest)),
    warn: (message, ...rest) => log.warn(text(message, rest)),
    debug: (message, ...rest) => log.trace(text(message, rest)),
    verbose: (message, ...rest) => log.trace(text(message, rest)),
    error: (message, ...rest) =>
      log.error({ ...text(message, rest), err: message instanceof Error ? message : undefined, stack: rest[0] }),
  };
}
