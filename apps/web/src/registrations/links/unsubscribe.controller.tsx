import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Language, NotFound } from '#platform';
import { OwnRegistrations } from '#registrations';
import { localPath } from '#ui';
import { Answer, cacheHeaders, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { type Mine, MyRegistrations } from '../own/my-registrations.js';
import { UnsubscribePage } from './unsubscribe-page.js';

type Switch = 'on' | 'off';

/**
 * Reminders and messages of an event: switched off by the link that they carry, which can do nothing else, off and on from
 * the page of the registration. A mailbox posts to the link by itself (RFC 8058): without cookie, page or redirect.
 */
@Controller([...IN_EVERY_LANGUAGE])
export class UnsubscribeController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly own: OwnRegistrations,
  ) {}

  @Get('u/:token')
  async ask(@Param('token') token: string, @Speaks() language: Language, @Query('stand') stand?: string) {
    const mine = await this.mine.openUnsubscribe(token, language);
    return page(mine, localPath(language, `/u/${token}`), false, stand);
  }

  @Post('u/:token')
  async press(@Param('token') token: string, @Speaks() language: Language, @Body() body?: { van?: unknown }) {
    const { registration } = await this.mine.openUnsubscribe(token, language);
    await this.own.switchMail(registration, 'off');
    if (body?.van === 'pagina') return seeOther(`${localPath(language, `/u/${token}`)}?stand=off`);
    return new Answer('ok\n', { 'content-type': 'text/plain; charset=utf-8', ...cacheHeaders('secret') });
  }

  @Get('mijn/:token/mail')
  async askOwn(@Param('token') token: string, @Speaks() language: Language, @Query('stand') stand?: string) {
    const mine = await this.mine.open(token, language);
    return page(mine, `${mine.self}/mail`, true, stand);
  }

  @Post('mijn/:token/mail')
  pressOwn(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    return this.#switchOwn(token, language, 'off');
  }

  @Post('mijn/:token/mail/aan')
  takeBackOwn(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    return this.#switchOwn(token, language, 'on');
  }

  async #switchOwn(token: string, language: Language, to: Switch): Promise<Answer> {
    const { registration, self } = await this.mine.open(token, language);
    if (registration.removedAt) throw new NotFound('link');
    await this.own.switchMail(registration, to);
    return seeOther(`${self}/mail?stand=${to}`);
  }
}

/** "Done" is said only of what is so: an address can be opened again later, or be made up. */
function page(mine: Mine, action: string, isOwn: boolean, asked: string | undefined): Page {
  const stand: Switch = mine.registration.mailOffAt ? 'off' : 'on';
  const done = asked === stand ? stand : undefined;
  return new Page(<UnsubscribePage {...mine} {...{ action, isOwn, done }} />, { keeping: 'secret' });
}
