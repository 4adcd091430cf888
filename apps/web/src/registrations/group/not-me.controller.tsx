import { Controller, Get, Param, Post } from '@nestjs/common';
import { Events } from '#events';
import { type Language, NotFound } from '#platform';
import { Groups } from '#registrations';
import { localPath } from '#ui';
import { type Answer, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { NotMePage } from './not-me-page.js';

/** "It was not me who registered these people", by the link in the mail that says so. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/groep/:token/niet-ik`))
export class NotMeController {
  constructor(
    private readonly groups: Groups,
    private readonly events: Events,
  ) {}

  @Get()
  async ask(@Param('token') token: string): Promise<Page> {
    const group = await this.#open(token);
    const event = await this.events.get(group.eventId);
    return new Page(<NotMePage event={event} group={group} />, { keeping: 'secret' });
  }

  @Post()
  async forget(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    await this.groups.forgetSender(await this.#open(token));
    return seeOther(localPath(language, `/groep/${token}/niet-ik`));
  }

  async #open(token: string) {
    const group = await this.groups.findByLink(token);
    if (!group) throw new NotFound('group');
    return group;
  }
}
