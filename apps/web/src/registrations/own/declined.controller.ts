import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Language } from '#platform';
import { CalendarReplies, Registrations } from '#registrations';
import { type Answer, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { typedTexts } from '../../http/typed-texts.js';
import { MyRegistrations } from './my-registrations.js';

/** Giving up a place, or keeping it, after declining in one's own calendar. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token/niet-komen`))
export class DeclinedController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly registrations: Registrations,
    private readonly replies: CalendarReplies,
  ) {}

  /** For who comes back here with the back button, and for scanners that open what they see: nothing happens. */
  @Get()
  async show(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    return seeOther((await this.mine.open(token, language)).self);
  }

  @Post()
  async answer(@Param('token') token: string, @Body() sent: unknown, @Speaks() language: Language): Promise<Answer> {
    const mine = await this.mine.open(token, language);
    const { plek } = typedTexts(sent);
    const { registration, self } = mine;
    if ((plek !== 'vrij' && plek !== 'houden') || !this.mine.canCancel(mine)) return seeOther(self);
    if (plek === 'vrij') {
      await this.registrations.cancel(registration.id, { kind: 'participant' });
      return seeOther(self);
    }
    await this.replies.keepPlace(registration);
    return seeOther(`${self}?stand=kom`);
  }
}
