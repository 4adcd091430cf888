import { Controller, Get } from '@nestjs/common';
import { Answer, cacheHeaders, retryHeaders } from '../http/answer.js';
import { Pulse } from './pulse.js';

/** Shorter than any probe waits, so that it learns which part is at fault instead of hanging up on us. */
const READY_WITHIN_MS = 2000;

const say = (text: string, status = 200) => {
  const headers = { 'content-type': 'text/plain; charset=utf-8', ...cacheHeaders('private'), ...retryHeaders(status) };
  return new Answer(`${text}\n`, headers, status);
};

/** For whoever watches over the processes. Neither route counts in the limit on forms: both only read. */
@Controller()
export class HealthController {
  constructor(private readonly pulse: Pulse) {}

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
    switch (await this.pulse.feel(READY_WITHIN_MS)) {
      case 'answers':
        return say('ok');
      case 'fails':
        return say('database: cannot be reached', 503);
      case 'hangs':
        return say(`database: no answer within ${READY_WITHIN_MS / 1000} s`, 503);
    }
  }
}
