import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Inject } from '@nestjs/common';
import { Database, LOG, type Logger } from '#platform';
import { Answer, cacheHeaders, retryHeaders } from '../http/answer.js';

/** Shorter than any probe waits, so that it learns which part is at fault instead of hanging up on us. */
const READY_WITHIN_MS = 2000;

/** A question lost on the wire is given up by then: the next one may find that PostgreSQL is back. */
const ASK_ANEW_AFTER_MS = 10_000;

const say = (text: string, status = 200) => {
  const headers = { 'content-type': 'text/plain; charset=utf-8', ...cacheHeaders('private'), ...retryHeaders(status) };
  return new Answer(`${text}\n`, headers, status);
};

/** For whoever watches over the processes. Neither route counts in the limit on forms: both only read. */
@Controller()
export class HealthController {
  /** The question that PostgreSQL has not answered yet. A second one would only take another connection. */
  #asking: Promise<'answers' | 'fails' | 'hangs'> | undefined;

  constructor(
    private readonly database: Database,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** The process runs. Says nothing about what it depends on: restarting it would not bring a database back. */
  @Get('livez')
  live() {
    return say('ok');
  }

  /**
   * The process can do its work, or which part of it is missing; within two seconds, also when PostgreSQL hangs. It does
   * not ask for the queue or a worker: people can register without either.
   */
  @Get('readyz')
  async ready() {
    this.#asking ??= Promise.race([this.#ask(), hangsAfter(ASK_ANEW_AFTER_MS)]).finally(() => {
      this.#asking = undefined;
    });
    switch (await Promise.race([this.#asking, hangsAfter(READY_WITHIN_MS)])) {
      case 'answers':
        return say('ok');
      case 'fails':
        return say('database: cannot be reached', 503);
      case 'hangs':
        return say(`database: no answer within ${READY_WITHIN_MS / 1000} s`, 503);
    }
  }

  /** Why it fails is in the log; whoever may ask this must not read the address of the server in the answer. */
  async #ask(): Promise<'answers' | 'fails'> {
    try {
      await this.database.read.query('select 1');
      return 'answers';
    } catch (error) {
      this.log.warn({ why: (error as Error).message }, 'not ready: the database cannot be reached');
      return 'fails';
    }
  }
}

function hangsAfter(milliseconds: number): Promise<'hangs'> {
  return pause(milliseconds, 'hangs', { ref: false });
}
