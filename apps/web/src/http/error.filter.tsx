import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, isServerAway, KringError, LOG, type Logger, withoutTokens } from '#platform';
import { renderPage } from '#ui';
import { isApiPath, problemAnswer } from '../api/answering/problem.js';
import { cacheHeaders, retryHeaders } from './answer.js';
import { ErrorPage } from './error-page.js';
import { Sites } from './sites.js';

const STATUS: Record<ErrorCode, number> = { 'not-found': 404, forbidden: 403, conflict: 409, busy: 503, invalid: 400 };

/**
 * The one place where an error becomes a status and a page. Unknown, expired and foreign links give the very same
 * 404, so a page never tells which links exist.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    @Inject(LOG) private readonly log: Logger,
    @Inject(Sites) private readonly sites: Sites,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = statusOf(error);
    const about = { method: request.method, path: withoutTokens(request.url) };
    // One line each: while the database is away every request fails for the same reason.
    if (isServerAway(error)) this.log.warn({ ...about, why: (error as Error).message }, 'the database is away');
    else if (status >= 500) this.log.error({ err: error, ...about }, 'a request failed');
    if (reply.sent) return;
    if (isApiPath(request.url)) {
      const { body, headers, type } = problemAnswer(error, status);
      await reply.status(status).headers(headers).type(type).send(body);
      return;
    }
    const html = renderPage(<ErrorPage status={status} />, await this.sites.of(request));
    const headers = { ...cacheHeaders('secret'), ...retryHeaders(status) };
    await reply.status(status).headers(headers).type('text/html; charset=utf-8').send(html);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof KringError) return STATUS[error.code];
  if (error instanceof HttpException) return error.getStatus();
  if (isServerAway(error)) return 503;
  const status = (error as { statusCode?: unknown })?.statusCode; // what Fastify and its plugins throw
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
