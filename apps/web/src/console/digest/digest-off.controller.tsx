import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Digests } from '#messages';
import { type Language, NotFound } from '#platform';
import { localPath } from '#ui';
import { Answer, cacheHeaders, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { DigestOffPage } from './digest-off-page.js';

/**
 * Digests switched off by the link they carry, which opens nothing else. A mailbox posts to it by itself (RFC 8058):
 * without cookie, page or redirect.
 */
@Controller([...IN_EVERY_LANGUAGE])
export class DigestOffController {
  constructor(private readonly digests: Digests) {}

  @Get('u/samenvatting/:token')
  async ask(@Param('token') token: string, @Speaks() language: Language, @Query('stand') asked?: string) {
    const stand = (await this.digests.isOn(this.#owner(token))) ? 'on' : 'off';
    const action = pathOf(token, language);
    return new Page(<DigestOffPage {...{ stand, action, isDone: stand === 'off' && asked === 'off' }} />, {
      keeping: 'secret',
    });
  }

  @Post('u/samenvatting/:token')
  async press(@Param('token') token: string, @Speaks() language: Language, @Body() body?: { van?: unknown }) {
    await this.digests.choose(this.#owner(token), 'off');
    if (body?.van === 'pagina') return seeOther(`${pathOf(token, language)}?stand=off`);
    return new Answer('ok\n', { 'content-type': 'text/plain; charset=utf-8', ...cacheHeaders('secret') });
  }

  #owner(token: string): string {
    const owner = this.digests.ownerOf(token);
    if (!owner) throw new NotFound('link');
    return owner;
  }
}

const pathOf = (token: string, language: Language) => localPath(language, `/u/samenvatting/${token}`);
