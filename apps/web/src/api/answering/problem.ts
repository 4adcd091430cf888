import { cacheHeaders, retryHeaders } from '../../http/answer.js';

/** What is wrong with one part of what was sent. `pointer`: RFC 6901, from the root of the body. */
export interface FieldProblem {
  readonly pointer: string;
  /** Stable, where there is one. */
  readonly code?: string;
  readonly detail: string;
}

interface More {
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldProblem[];
  /** More that a program can act on: how the event stood, who would be mailed. */
  readonly extra?: object | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer of the API that is no success, for a program to read (RFC 9457). `code` is stable; the texts are not. */
export class ApiProblem extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    readonly more: More = {},
  ) {
    super(code);
    this.name = 'ApiProblem';
  }
}

const TITLES: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'A valid key is needed',
  403: 'This is not allowed',
  404: 'There is nothing here',
  405: 'This cannot be done with it',
  409: 'This cannot be done now',
  413: 'The body is too long',
  415: 'The body must be application/json',
  422: 'Something in the body is wrong',
  429: 'Too many requests',
  503: 'Busy: try again in a moment',
};

/** True for paths that programs ask for: no answer there is a page. */
export function isApiPath(url: string): boolean {
  return /^\/api(?:[/?]|$)/i.test(url);
}

/** An error as the API tells it. What happened inside stays inside: only an `ApiProblem` says more than its status. */
export function problemAnswer(error: unknown, status: number) {
  const { detail, errors, extra, headers } = error instanceof ApiProblem ? error.more : {};
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Something went wrong',
    status,
    ...(error instanceof ApiProblem && { code: error.code }),
    ...(detail && { detail }),
    ...extra,
    ...(errors && { errors }),
  };
  return {
    body: JSON.stringify(body),
    headers: { ...cacheHeaders('secret'), ...retryHeaders(status), ...headers },
    type: 'application/problem+json; charset=utf-8',
  };
}
