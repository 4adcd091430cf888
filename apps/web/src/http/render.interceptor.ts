import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { isPage, renderPage } from '#ui';
import { Answer, cacheHeaders, Page, retryHeaders } from './answer.js';
import { packed } from './packed.js';
import { Sites } from './sites.js';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** Turns what controllers return, JSX or a `Page`, into HTML. Anything else passes untouched. */
@Injectable()
export class RenderInterceptor implements NestInterceptor {
  constructor(@Inject(Sites) private readonly sites: Sites) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(mergeMap(async (value) => this.#answer(request, value)));
  }

  async #answer(request: FastifyRequest, value: unknown): Promise<unknown> {
    const page = isPage(value) ? new Page(value) : value;
    if (!(page instanceof Page)) return value;
    const { status = 200, keeping = 'private' } = page.options;
    const html = renderPage(page.content, { ...(await this.sites.of(request)), ...page.options.as });
    if (keeping !== 'shared' || status !== 200) {
      return new Answer(html, { ...HTML, ...cacheHeaders(keeping), ...retryHeaders(status) }, status);
    }
    const etag = `W/"${createHash('sha1').update(html).digest('base64url')}"`;
    const shared = { ...cacheHeaders(keeping), etag, vary: 'accept-encoding' };
    if (request.headers['if-none-match'] === etag) return new Answer('', shared, 304);
    return packed(html, request.headers['accept-encoding'], { ...HTML, ...shared });
  }
}
