import type { OperationPromise } from '../asking/operation.js';
import type { ApiRoute } from '../asking/routes.js';

const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const challenge = { 'WWW-Authenticate': { schema: { type: 'string' } } };
const retry = { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } };

const PROBLEMS = {
  400: { description: 'The request cannot be read.', content },
  401: { description: 'A valid key is needed.', headers: challenge, content },
  403: { description: 'The key may not do this.', headers: challenge, content },
  404: { description: 'There is nothing here, or nothing for you.', content },
  405: { description: 'Not with this method; see Allow.', content },
  409: { description: 'It cannot be done now: `code` says why.', content },
  413: { description: 'The body is too long.', content },
  415: { description: 'The body is not application/json.', content },
  422: { description: 'Something in the body is wrong; or the key came with another body before.', content },
  429: { description: 'Too many requests of this key or network.', headers: retry, content },
  503: { description: 'Busy.', headers: retry, content },
};

/** The problems that a route can answer. */
export function problemsOf({ method, path }: ApiRoute, { access }: OperationPromise): object {
  const writes = method !== 'get';
  const hasBody = writes && method !== 'delete';
  const can: Record<keyof typeof PROBLEMS, boolean> = {
    400: true,
    401: access !== 'link',
    403: access !== 'anybody' || writes,
    404: path.includes('{'),
    405: true,
    409: writes,
    413: hasBody,
    415: writes,
    422: writes,
    429: true,
    503: true,
  };
  return Object.fromEntries(Object.entries(PROBLEMS).filter(([status]) => can[Number(status) as keyof typeof can]));
}
