import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Community, type CommunityDetails } from '#identity';
import { CONFIG, type Config, type Language, LOG, type Logger, speak } from '#platform';
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
  #last: Pick<CommunityDetails, 'name' | 'hue'> = { name: { nl: 'Kring' }, hue: 222 };

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
    @Inject(Community) private readonly community: Pick<Community, 'get'>,
  ) {}

  async of(request: Pick<FastifyRequest, 'url' | 'speaks'>): Promise<Site> {
    try {
      this.#last = await this.community.get();
    } catch (error) {
      this.log.warn({ err: error }, 'the community could not be read; the page shows what it was');
    }
    return this.asItWas(request);
  }

  /** The site as it was when it was last read: while the database stands still, asking would take as long. */
  asItWas(request: Pick<FastifyRequest, 'url' | 'speaks'>): Site {
    const { language: ofPath, path } = readPath(request.url);
    const language = request.speaks ?? ofPath;
    return {
      name: speak(this.#last.name, language).text,
      hue: this.#last.hue,
      origin: this.config.publicUrl,
      language,
      path,
      mailCaughtAt: this.config.mailCaughtAt,
    };
  }
}
