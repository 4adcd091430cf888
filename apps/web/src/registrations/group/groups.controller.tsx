import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Language } from '#platform';
import type { GroupTaken } from '#registrations';
import { localPath } from '#ui';
import { EventViews } from '../../events/event-views.js';
import { type Answer, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { received } from '../form/registrations.controller.js';
import { GroupPage } from './group-page.js';
import { GroupReceivedPage } from './group-received-page.js';
import { SentGroups } from './sent-groups.js';

/** How the answer travels in the address of the page that tells it. It says nothing about anybody. */
const STANDINGS = new Map<string, GroupTaken>([
  ['deels', 'received_in_part'],
  ['wachtlijst', 'received_while_full'],
  ['aanvraag', 'requested'],
]);
/** Rows of an empty form. */
const ROWS = 4;

/** Registering several people for an event. */
@Controller(IN_EVERY_LANGUAGE)
export class GroupsController {
  constructor(
    private readonly groups: SentGroups,
    private readonly views: EventViews,
  ) {}

  @Get(':event/aanmelden/groep')
  async form(@Param('event') slug: string) {
    const filled = { typed: { self: 'on' }, rows: [], shown: ROWS, paste: '', chosen: new Set<string>() };
    return new Page(<GroupPage view={await this.views.bySlug(slug)} filled={filled} />, { keeping: 'shared' });
  }

  @Post(':event/aanmelden/groep')
  async create(
    @Param('event') slug: string,
    @Body() sent: unknown,
    @Speaks() language: Language,
    @Req() { ip }: FastifyRequest,
  ): Promise<Page | Answer> {
    const answer = await this.groups.register(slug, sent, language, ip);
    if (answer instanceof Page) return answer;
    if (answer === 'sold_out' || answer === 'closed') return received(slug, answer, language);
    const [standing] = [...STANDINGS].find(([, said]) => said === answer) ?? [];
    return seeOther(localPath(language, `/${slug}/aangemeld/groep`) + (standing ? `?stand=${standing}` : ''));
  }

  @Get(':event/aangemeld/groep')
  async received(@Param('event') slug: string, @Query('stand') standing = '') {
    const { event } = await this.views.bySlug(slug);
    const answer = STANDINGS.get(standing) ?? 'received';
    return new Page(<GroupReceivedPage event={event} answer={answer} />, { keeping: 'shared' });
  }
}
