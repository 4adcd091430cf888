import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, Param, Post } from '@nestjs/common';
import { renderCalendar } from '#calendar';
import { Community } from '#identity';
import { type Language, NotFound, speak } from '#platform';
import { PersonalFeeds } from '#registrations';
import { localPath } from '#ui';
import { type Answer, Page } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { answerFeed } from './feed-answer.js';
import { FEED_ICS, REFRESH_HOURS } from './feeds.controller.js';
import { FeedRevokedPage, MyFeedPage } from './my-feed-page.js';
import { myFeedWords } from './my-feed-words.js';

/** The calendar of one person, by a link that only their mail knows. Whoever has the link may also revoke it. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/feed/:token`))
export class MyFeedController {
  constructor(
    private readonly feeds: PersonalFeeds,
    private readonly community: Community,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Speaks() language: Language) {
    if (!(await this.feeds.find(token))) throw new NotFound('link');
    return new Page(<MyFeedPage self={localPath(language, `/feed/${token}`)} />, { keeping: 'secret' });
  }

  @Get('agenda.ics')
  async calendar(
    @Param('token') token: string,
    @Speaks() language: Language,
    @Headers() asked: IncomingHttpHeaders,
  ): Promise<Answer> {
    const feed = await this.feeds.open(token, language);
    if (!feed) throw new NotFound('link');
    const { name } = await this.community.get();
    const title = myFeedWords[language].calendar(speak(name, language).text);
    const body = renderCalendar(title, feed.items, REFRESH_HOURS);
    return answerFeed({ body, type: FEED_ICS, isSecret: true }, asked);
  }

  @Post('intrekken')
  async revoke(@Param('token') token: string) {
    const contactId = await this.feeds.find(token);
    if (!contactId) throw new NotFound('link');
    await this.feeds.revoke(contactId);
    return new Page(<FeedRevokedPage />, { keeping: 'secret' });
  }
}
