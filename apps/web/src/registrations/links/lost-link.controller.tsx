import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { normaliseAddress } from '#people';
import type { Language } from '#platform';
import { Registrations } from '#registrations';
import { localPath } from '#ui';
import { Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { typedTexts } from '../../http/typed-texts.js';
import { LostLinkPage } from './lost-link-page.js';

/** Every answer takes this long, in milliseconds: looking up a known address takes longer than not finding one. */
const PACE = 300;

/** For whoever lost the mail with the personal link. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/link-kwijt`))
export class LostLinkController {
  constructor(private readonly registrations: Registrations) {}

  @Get()
  form(@Query('verstuurd') sent?: string) {
    return new Page(<LostLinkPage isSent={sent !== undefined} />, { keeping: 'shared' });
  }

  @Post()
  async send(@Body() sent: unknown, @Speaks() language: Language) {
    const { email: typed = '' } = typedTexts(sent);
    const address = normaliseAddress(typed);
    if (!address) {
      const page = <LostLinkPage typed={typed} problem={typed.trim() ? 'invalid' : 'missing'} />;
      return new Page(page, { status: 422, keeping: 'returned' });
    }
    await Promise.all([this.registrations.mailLinks(address.email), pause(PACE)]);
    return seeOther(`${localPath(language, '/link-kwijt')}?verstuurd=1`);
  }
}
