import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Language } from '#platform';
import { type OtherWayWish, OwnRegistrations } from '#registrations';
import { type Answer, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { typedTexts } from '../../http/typed-texts.js';
import { MyRegistrations } from './my-registrations.js';
import type { MyNews } from './self-words.js';

/** How the page says what became of it; where somebody waits, it says so by itself. */
const NEWS: Record<OtherWayWish['kind'], MyNews | undefined> = {
  waits: undefined,
  moved: 'gewisseld',
  stopped: 'gestopt',
  not_that_way: 'sessie-niet',
  offered: 'vast',
  not_now: 'zelfde',
};

/** Waiting for the other way of taking part, online or on site, beside the place that one has. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token/andere-manier`))
export class OtherWayController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly own: OwnRegistrations,
  ) {}

  /** For who comes back here with the back button, and for scanners that open what they see: nothing happens. */
  @Get()
  async show(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    return seeOther((await this.mine.open(token, language)).self);
  }

  @Post()
  async wish(@Param('token') token: string, @Body() sent: unknown, @Speaks() language: Language): Promise<Answer> {
    const { registration, self } = await this.mine.open(token, language);
    const { wens } = typedTexts(sent);
    if (wens !== 'wachten' && wens !== 'stoppen') return seeOther(self);
    const { kind } = await this.own.wishOtherWay(registration, wens === 'wachten' ? 'wait' : 'stop');
    return seeOther(NEWS[kind] ? `${self}?stand=${NEWS[kind]}` : self);
  }
}
