import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform';
import { FormLimit, TooManyForms } from './form-limit.js';
import { networkPrefix } from './network-prefix.js';

/** The forms of one network in a minute, and what counts as several. */
@Injectable()
export class NetworkLimit {
  readonly #limit: FormLimit | undefined;

  constructor(@Inject(CONFIG) { rateLimit }: Pick<Config, 'rateLimit'>) {
    this.#limit = rateLimit > 0 ? new FormLimit(rateLimit) : undefined;
  }

  /** Counts one form, or one that weighs as many. @returns 0 when it may pass, else the seconds to wait. */
  take(ip: string, forms = 1): number {
    return this.#limit?.take(networkPrefix(ip), performance.now(), forms) ?? 0;
  }

  /** Counts as many forms more. @throws {TooManyForms} when the minute is used up */
  refuse(ip: string, forms: number): void {
    if (forms > 0 && this.take(ip, forms) > 0) throw new TooManyForms();
  }
}
