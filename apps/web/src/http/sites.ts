import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config, type Language } from '#platform';
import { readPath, type Site } from '#ui';

declare module 'fastify' {
  interface FastifyRequest {
    /** Language of the page, where it is not that of the path: the console speaks the organiser's. */
    speaks?: Language;
  }
}

/** Finds what a page must know of the site it is shown in. Never fails: the page that says "busy" needs it too. */
@Injectable()
export class Sites {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async of(request: Pick<FastifyRequest, 'url' | 'speaks'>): Promise<Site> {
    const { language: ofPath, path } = readPath(request.url);
    const language = request.speaks ?? ofPath;
    return {
      name: 'Kring',
      hue: 222,
      origin: this.config.publicUrl,
      language,
      path,
      mailCaughtAt: this.config.mailCaughtAt,
    };
  }
}
