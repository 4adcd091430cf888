import type { FastifyInstance } from 'fastify';
import { ApiProblem, isApiPath } from '../answering/problem.js';

/**
 * Says 405 and which methods there are (RFC 9110 section 15.5.6) where a path exists and the method does not. Leave to ask
 * from another site is nowhere given, so OPTIONS is such a method too.
 */
export function refuseOtherMethods(server: FastifyInstance): void {
  const paths = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  server.addHook('onRoute', ({ url, method }) => {
    if (!isApiPath(url)) return;
    const known = paths.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) known.methods.add(one);
    paths.set(url, known);
  });
  server.addHook('onRequest', async (request) => {
    if (!request.is404 || !isApiPath(request.url)) return;
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = [...paths.values()]
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((known) => [...known.methods]);
    if (methods.length === 0) return;
    const allow = [...new Set(methods)].toSorted().join(', ');
    throw new ApiProblem(405, 'method_not_allowed', { headers: { allow } });
  });
}

/** What the router matches: a part that has a name is any text without a slash. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}/?$`);
}
