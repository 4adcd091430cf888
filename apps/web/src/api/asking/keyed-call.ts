import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { KeyClaim } from '#identity';
import { type Secrets, unreachable } from '#platform';
import { networkPrefix } from '../../http/network-prefix.js';
import { ApiProblem } from '../answering/problem.js';
import { refused } from '../answering/read-body.js';

/** @throws {ApiProblem} 400 without one: who cannot ask again safely does things twice, or never. */
export function idempotencyKey({ headers }: FastifyRequest): string {
  const key = headers['idempotency-key'];
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const detail = 'Send an Idempotency-Key of 1 to 255 visible characters, such as a new UUID for each thing to be done';
  throw new ApiProblem(400, 'idempotency_key_needed', { detail });
}

/**
 * A name for who asks: two who chose the same key have nothing to do with each other. Of a personal link, and of a network
 * without a key, nothing can be read from it.
 */
export function principalOf(request: FastifyRequest, secrets: Secrets): string {
  if (request.apiKey) return `key/${request.apiKey.id}`;
  const { token } = request.params as { token?: string };
  if (token) return `link/${secrets.derive('api-principal', token)}`;
  return `anonymous/${secrets.derive('api-principal', networkPrefix(request.ip))}`;
}

/** What is asked for, and of what. */
export function routeOf(operation: string, { params }: FastifyRequest): string {
  const { token: _, ...parts } = params as Record<string, string>;
  return [operation, ...Object.values(parts).map(encodeURIComponent)].join('/');
}

/** Deeper than any body of ours: a body may be walked by calls within calls, and those run out. */
const DEEPEST = 32;

/**
 * Tells the same body from another one; the order of its fields and the spaces between them do not matter.
 * @throws {ApiProblem} 422 for one of thousands of lists in each other.
 */
export function bodyHash(body: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(sorted(body)) ?? '')
    .digest();
}

function sorted(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw refused([{ pointer: '', detail: 'This is nested too deep' }]);
  if (Array.isArray(value)) return value.map((inside) => sorted(inside, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).map(([name, inside]) => [name, sorted(inside, depth + 1)] as const);
  return Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What was answered to whoever sent this before. @throws {ApiProblem} where nobody can tell, or must not. */
export function answerOf<T>(claim: Exclude<KeyClaim, { readonly kind: 'mine' }>): T {
  switch (claim.kind) {
    case 'answered':
      return claim.answer as T;
    case 'in_flight':
      throw new ApiProblem(409, 'in_flight', { headers: { 'retry-after': '1' } });
    case 'lost':
      throw new ApiProblem(409, 'outcome_unknown', {
        detail: 'The process that did this died before it could answer. Look whether it was done; then use a new key',
      });
    case 'other_body':
      throw new ApiProblem(422, 'key_reused', { detail: 'This Idempotency-Key came with another body before' });
    default:
      return unreachable(claim);
  }
}
