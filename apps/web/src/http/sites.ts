import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform';
import { readPath, type Site } from '#ui';

/** Finds what a page must know of the site it is shown in. Never fails: the page that says "busy" needs it too. */
@Injectable()
export class Sites {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async of(url: string): Promise<Site> {
    const { language, path } = readPath(url);
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
