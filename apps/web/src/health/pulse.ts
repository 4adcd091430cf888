import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database, LOG, type Logger } from '#platform';

/** A question lost on the wire is given up by then: the next one may find that PostgreSQL is back. */
const ASK_ANEW_AFTER_MS = 10_000;

export type Beat = 'answers' | 'fails' | 'hangs';

/** Whether PostgreSQL answers this process. Whoever asks while a question is on its way waits for that one. */
@Injectable()
export class Pulse {
  /** The question that PostgreSQL has not answered yet. A second one would only take another connection. */
  #asking: Promise<Beat> | undefined;

  constructor(
    private readonly database: Database,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** `hangs`: there was no answer within this time. */
  async feel(withinMs: number): Promise<Beat> {
    this.#asking ??= Promise.race([this.#ask(), hangsAfter(ASK_ANEW_AFTER_MS)]).finally(() => {
      this.#asking = undefined;
    });
    return await Promise.race([this.#asking, hangsAfter(withinMs)]);
  }

  /** Why it fails is in the log; whoever may ask this must not read the address of the server in the answer. */
  async #ask(): Promise<Beat> {
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
