import type { LightMyRequestResponse } from 'fastify';
import { ApiKeys, type Role, type Scope } from '#identity';
import { anOrganiser } from '#identity/testing';
import { type Database, newId } from '#platform';
import type { TestWeb } from '../testing.js';

const NOW = new Date('2027-03-01T09:00:00Z');

/** The header that shows a new key of an organiser. */
export async function withKey(web: TestWeb, db: Database, scopes: readonly Scope[], role: Role = 'organiser') {
  const { id } = await anOrganiser(db, { role });
  const key = await new ApiKeys(db, { now: () => NOW }, web.secrets).make({ name: 'website', organiserId: id, scopes });
  if (!key) throw new Error('no key');
  return { authorization: `Bearer ${key}` };
}

/** Sends JSON with any method. */
export function askJson(
  web: TestWeb,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  const own = { 'idempotency-key': newId(), 'content-type': 'application/json' };
  return web.send(method, path, { ...own, ...headers }, typeof body === 'string' ? body : JSON.stringify(body));
}

/** Sends JSON as a program does; every call with a key of its own unless one is given. */
export function sendJson(
  web: TestWeb,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  return askJson(web, 'POST', path, body, headers);
}
