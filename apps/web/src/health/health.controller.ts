import { Controller, Get } from '@nestjs/common';
import { Database, KringError } from '#platform';
import { Answer, cacheHeaders } from '../http/answer.js';

const ok = () => new Answer('ok\n', { 'content-type': 'text/plain; charset=utf-8', ...cacheHeaders('private') });

/** For whoever watches over the processes. */
@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process runs. Says nothing about what it depends on: restarting it would not bring a database back. */
  @Get('livez')
  live() {
    return ok();
  }

  /** The process can do its work. */
  @Get('readyz')
  async ready() {
    try {
      await this.database.read.query('select 1');
    } catch (error) {
      throw new KringError('busy', 'the database does not answer', { cause: error });
    }
    return ok();
  }
}
