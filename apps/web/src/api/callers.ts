import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ApiKey, ApiKeys, mayEdit, type Scope } from '#identity';
import { Secrets } from '#platform';
import { networkPrefix } from '../http/network-prefix.js';
import { ApiProblem } from './problem.js';

/** Who asks. Without a key: anybody. */
@Injectable()
export class Callers {
  constructor(
    private readonly keys: ApiKeys,
    private readonly secrets: Secrets,
  ) {}

  /**
   * The key that came along; `undefined` when none did (RFC 6750 section 2.1).
   * @throws {ApiProblem} 401 for a key that opens nothing: a program must not believe that it is known.
   */
  async find({ headers: { authorization } }: FastifyRequest): Promise<ApiKey | undefined> {
    if (authorization === undefined) return undefined;
    const shown = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
    const key = shown && (await this.keys.find(shown));
    if (!key) throw unknown('error="invalid_token"');
    return key;
  }

  /** @throws {ApiProblem} 401 without a key, 403 for one that may not do this. */
  async need(request: FastifyRequest, scope: Scope): Promise<ApiKey> {
    const key = await this.find(request);
    if (!key) throw unknown();
    return this.#permit(key, scope);
  }

  /** As `find`; a key that did come along must be one that may do this. @throws {ApiProblem} */
  async allow(request: FastifyRequest, scope: Scope): Promise<ApiKey | undefined> {
    const key = await this.find(request);
    return key && this.#permit(key, scope);
  }

  #permit(key: ApiKey, scope: Scope): ApiKey {
    // As in the console: who may only look sees people on a page, but takes no list of them along.
    if (key.scopes.includes(scope) && mayEdit(key.role)) return key;
    const headers = { 'www-authenticate': `Bearer realm="kring", error="insufficient_scope", scope="${scope}"` };
    throw new ApiProblem(403, 'insufficient_scope', { headers });
  }

  /** A name for who asks, for idempotency keys. Of somebody without a key the network, which nobody can read from it. */
  principal(request: FastifyRequest, key: ApiKey | undefined): string {
    if (key) return `key/${key.id}`;
    return `anonymous/${this.secrets.derive('api-principal', networkPrefix(request.ip))}`;
  }
}

function unknown(why?: string): ApiProblem {
  const headers = { 'www-authenticate': ['Bearer realm="kring"', why].filter(Boolean).join(', ') };
  return new ApiProblem(401, 'key_needed', { headers });
}
