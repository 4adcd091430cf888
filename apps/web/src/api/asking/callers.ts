import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ApiKey, ApiKeys, mayEdit, type Scope } from '#identity';
import { CONFIG, type Config } from '#platform';
import { FormLimit } from '../../http/form-limit.js';
import { networkPrefix } from '../../http/network-prefix.js';
import { ApiProblem } from '../answering/problem.js';
import type { Access } from './operation.js';

/** What is left to a key in this minute. */
export interface Allowance {
  readonly limit: number;
  readonly left: number;
  /** Seconds until it begins anew. */
  readonly seconds: number;
}

/** Who asks, whether they may, and whether they ask too much. Counted in this process alone, as forms are. */
@Injectable()
export class Callers {
  readonly #perKey: FormLimit | undefined;
  /** Keys that open nothing count by network: who guesses has no allowance of a key's. */
  readonly #guesses: FormLimit | undefined;

  constructor(
    private readonly keys: ApiKeys,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rateLimit' | 'apiRateLimit'>,
  ) {
    this.#perKey = config.apiRateLimit > 0 ? new FormLimit(config.apiRateLimit) : undefined;
    this.#guesses = config.rateLimit > 0 ? new FormLimit(config.rateLimit) : undefined;
  }

  /**
   * The key that came along (RFC 6750 section 2.1); `undefined` where none did and none is needed.
   * @throws {ApiProblem} 401 for a key that opens nothing, also where none is needed: a program must not believe that
   * it is known. 403 for one that may not do this, 429 for a network that guesses.
   */
  async permit(request: FastifyRequest, access: Access): Promise<ApiKey | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) this.#refuseGuessing(request, 'look');
    if (access === 'link') {
      if (authorization !== undefined) this.#refuseGuessing(request, 'count');
      return undefined;
    }
    if (authorization === undefined) {
      if (access === 'anybody' || access === 'registering') return undefined;
      throw unknown();
    }
    const shown = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
    const key = shown && (await this.keys.find(shown));
    if (!key) {
      this.#refuseGuessing(request, 'count');
      throw unknown('error="invalid_token"');
    }
    refuseUnlessPermitted(key, access);
    return key;
  }

  /** Counts one request of a key. @throws {ApiProblem} 429 when the minute is used up. */
  count(key: ApiKey): Allowance | undefined {
    if (!this.#perKey) return undefined;
    const now = performance.now();
    const wait = this.#perKey.take(key.id, now);
    if (wait > 0) throw new ApiProblem(429, 'key_rate_limit', { headers: { 'retry-after': String(wait) } });
    return { limit: this.config.apiRateLimit, ...this.#perKey.left(key.id, now) };
  }

  #refuseGuessing(request: FastifyRequest, what: 'look' | 'count'): void {
    const network = networkPrefix(request.ip);
    const now = performance.now();
    const wait = what === 'count' ? this.#guesses?.take(network, now) : this.#guesses?.wait(network, now);
    if (wait) throw new ApiProblem(429, 'network_rate_limit', { headers: { 'retry-after': String(wait) } });
  }
}

const SCOPE: Record<Exclude<Access, 'anybody' | 'link'>, Scope> = {
  registering: 'write',
  look: 'read',
  read: 'read',
  write: 'write',
};

function refuseUnlessPermitted(key: ApiKey, access: Exclude<Access, 'link'>): void {
  if (access === 'anybody') return;
  const scope = SCOPE[access];
  // As in the console: who may only look sees the event, but takes no people along.
  if (key.scopes.includes(scope) && (access === 'look' || mayEdit(key.role))) return;
  const headers = { 'www-authenticate': `Bearer realm="kring", error="insufficient_scope", scope="${scope}"` };
  throw new ApiProblem(403, 'insufficient_scope', { headers });
}

function unknown(why?: string): ApiProblem {
  const headers = { 'www-authenticate': ['Bearer realm="kring"', why].filter(Boolean).join(', ') };
  return new ApiProblem(401, 'key_needed', { headers });
}
