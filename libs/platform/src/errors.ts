/** What went wrong, as a stable word. The web filter turns it into a status and a page; the API into problem+json. */
export type ErrorCode = 'not-found' | 'forbidden' | 'conflict' | 'busy' | 'invalid';

/** An unexpected or refused outcome. Outcomes that a person can cause in the normal course are return values instead. */
export class KringError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'KringError';
  }
}

/** Thrown by `getX`. Says what kind of thing is missing, never who asked or which secret was tried. */
export class NotFound extends KringError {
  constructor(what: string) {
    super('not-found', `${what} not found`);
  }
}

/** SQLSTATE of a database error, or what the system calls a broken connection; else an empty text. */
export function errorCode(error: unknown): string {
  const inner = error as { code?: unknown; driverError?: { code?: unknown } };
  const code = inner?.driverError?.code ?? inner?.code;
  return typeof code === 'string' ? code : '';
}

/** For exhaustive switches over unions: a new case stops the type-check here. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
