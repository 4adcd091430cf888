import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Language, NotFound } from '#platform';
import { PersonalFeeds } from '#registrations';
import { type Answer, Page, seeOther } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { typedTexts } from '../http/typed-texts.js';
import { MyRegistrations } from '../registrations/own/my-registrations.js';
import { AskFeedPage } from './my-feed-page.js';

/** Asking for the link of one's own subscription, and revoking it, by the link of a registration. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token/abonnement`))
export class AskFeedController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly feeds: PersonalFeeds,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Speaks() language: Language, @Query('stand') stand?: unknown) {
    const { self } = await this.#open(token, language);
    return new Page(<AskFeedPage self={self} stand={typeof stand === 'string' ? stand : undefined} />, {
      keeping: 'secret',
    });
  }

  @Post()
  async press(@Param('token') token: string, @Body() sent: unknown, @Speaks() language: Language): Promise<Answer> {
    const { registration, self } = await this.#open(token, language);
    const { doe } = typedTexts(sent);
    if (doe === 'mailen') {
      await this.feeds.mailLink(registration, language);
      return seeOther(`${self}/abonnement?stand=gemaild`);
    }
    if (doe !== 'intrekken') return seeOther(`${self}/abonnement`);
    await this.feeds.revoke(registration.contactId);
    return seeOther(`${self}/abonnement?stand=ingetrokken`);
  }

  /** Whose address a stranger had typed has asked us to leave them alone. */
  async #open(token: string, language: Language) {
    const mine = await this.mine.open(token, language);
    if (mine.registration.removedAt) throw new NotFound('link');
    return mine;
  }
}
