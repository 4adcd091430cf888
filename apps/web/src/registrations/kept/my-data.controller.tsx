import { Controller, Get, Inject, Param } from '@nestjs/common';
import { CONFIG, type Config, type Language } from '#platform';
import { type Answer, download, Page } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { MyRegistrations } from '../own/my-registrations.js';
import { KeptAboutMe } from './kept.js';
import { KeptPage } from './kept-page.js';

/** "What we keep about you", by the personal link: on a page, and as a file. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token`))
export class MyDataController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly kept: KeptAboutMe,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mailKeepDays'>,
  ) {}

  @Get('gegevens')
  async show(@Param('token') token: string, @Speaks() language: Language): Promise<Page> {
    const mine = await this.mine.open(token, language);
    const kept = await this.kept.of(mine.registration, language);
    const { mailKeepDays } = this.config;
    return new Page(<KeptPage {...mine} {...{ kept, mailKeepDays }} />, { keeping: 'secret' });
  }

  @Get('gegevens.json')
  async file(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    const { event, registration } = await this.mine.open(token, language);
    const about = {
      event: { title: event.title, starts_at: event.startsAt, ends_at: event.endsAt, time_zone: event.timeZone },
    };
    const kept = JSON.stringify({ ...about, ...(await this.kept.of(registration, language)) }, null, 2);
    return download(`${kept}\n`, 'application/json; charset=utf-8', `${event.slug}.json`, 'secret');
  }
}
