import type { Logger } from 'pino';
import { errorCode } from './errors.js';

/** Codes of PostgreSQL (connection broken; stopped, crashed, starting up; no such database now; too many connections) and of the network. */
const AWAY = /^(?:08|57P0[123]|3D000|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/;
/** What drivers say without a code. */
const LOST =
  /^(?:Connection (?:terminated|is closed)|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** True when `error` says that a server cannot be reached at this moment: nothing is wrong with the question. */
export function isServerAway(error: unknown): boolean {
  if (AWAY.test(errorCode(error))) return true;
  const inner = (error as { driverError?: unknown })?.driverError ?? error;
  return inner instanceof Error && LOST.test(inner.message);
}

/** Tells the log once that a server went away and once that it is back, however often it is tried meanwhile. */
export class Presence {
  #isAway = false;

  /** @param what what is away, and what that means: `the queue is away; sweeps take over`. */
  constructor(
    private readonly log: Logger,
    private readonly what: string,
    private readonly back: string,
  ) {}

  /** Hears of a failure. False: the server is there, something else is wrong, and nothing was told. */
  failed(error: unknown): boolean {
    if (!isServerAway(error)) return false;
    if (!this.#isAway) this.log.warn({ why: (error as Error).message }, this.what);
    this.#isAway = true;
    return true;
  }

  /** Hears that the server answered. */
  answered(): void {
    if (this.#isAway) this.log.info(this.back);
    this.#isAway = false;
  }
}
