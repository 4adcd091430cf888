import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isReading } from '../../http/origin-check.js';
import { ApiProblem, isApiPath } from '../answering/problem.js';

/**
 * Bodies of the API are JSON and nothing else. A form on another site cannot send that type without asking first, and
 * nobody here says yes to that (no CORS headers): with the origin check this keeps browsers of strangers out.
 */
export function acceptJsonOnly(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    if (!isApiPath(request.url) || isReading(request.method) || !hasBody(request)) return;
    const type = String(request.headers['content-type'] ?? '').split(';')[0];
    if (type?.trim().toLowerCase() !== 'application/json') throw new ApiProblem(415, 'not_json');
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': coding } = headers;
  return type !== undefined || coding !== undefined || Number(length ?? 0) > 0;
}

/** True for a call that shows a key: no page of another site can make a browser send that header. */
export function showsKey(url: string, authorization: string | undefined): boolean {
  return isApiPath(url) && /^bearer /i.test(authorization ?? '');
}
