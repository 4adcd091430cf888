import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Language } from '#platform';
import { type OfferAnswer, Offers } from '#registrations';
import { type Answer, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { typedTexts } from '../../http/typed-texts.js';
import { MyRegistrations } from './my-registrations.js';
import type { OfferNews } from './offer-words.js';

const NEWS: Record<OfferAnswer, OfferNews> = {
  ...{ accepted: 'ja', declined: 'nee', lapsed: 'te-laat', gone: 'weg' },
  session_full: 'sessie',
};

/** Saying yes or no to a place that is held for somebody, by the personal link. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token/aanbod`))
export class OffersController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly offers: Offers,
  ) {}

  /** For who comes back here with the back button, and for scanners that open what they see: nothing happens. */
  @Get()
  async show(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    return seeOther((await this.mine.open(token, language)).self);
  }

  @Post()
  async answer(@Param('token') token: string, @Body() sent: unknown, @Speaks() language: Language): Promise<Answer> {
    const { registration, self } = await this.mine.open(token, language);
    const { offer = '', answer } = typedTexts(sent);
    if (answer !== 'ja' && answer !== 'nee') return seeOther(self);
    const outcome = await this.offers.answer(registration.id, offer, answer === 'ja' ? 'yes' : 'no');
    return seeOther(`${self}?aanbod=${NEWS[outcome]}`);
  }
}
