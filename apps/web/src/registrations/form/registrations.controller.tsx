import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Language } from '#platform';
import { localPath } from '#ui';
import { EventViews } from '../../events/event-views.js';
import { type Answer, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { ReceivedPage } from './received-page.js';
import { RegisterPage } from './register-page.js';
import type { Received } from './registration-words.js';
import { SentForms } from './sent-forms.js';

/** How the answer travels in the address of the page that tells it. It says nothing about who asked. */
const STANDINGS = new Map<string, Received>([
  ['wachtlijst', 'received_while_full'],
  ['aanvraag', 'requested'],
  ['vol', 'sold_out'],
  ['gesloten', 'closed'],
]);

/** Registering for an event. */
@Controller(IN_EVERY_LANGUAGE)
export class RegistrationsController {
  constructor(
    private readonly forms: SentForms,
    private readonly views: EventViews,
  ) {}

  @Get(':event/aanmelden')
  async form(@Param('event') slug: string) {
    return new Page(<RegisterPage view={await this.views.bySlug(slug)} />, { keeping: 'shared' });
  }

  @Post(':event/aanmelden')
  async create(
    @Param('event') slug: string,
    @Body() sent: unknown,
    @Speaks() language: Language,
  ): Promise<Page | Answer> {
    const answer = await this.forms.register(slug, sent, language);
    if (answer instanceof Page) return answer;
    if (answer !== 'not_invited') return received(slug, answer, language);
    // Only a form that was made by hand, or opened before the event became one for guests.
    return new Page(<RegisterPage view={await this.views.bySlug(slug)} />, { status: 403, keeping: 'returned' });
  }

  @Get(':event/aangemeld')
  async received(@Param('event') slug: string, @Query('stand') standing = '') {
    const { event, state } = await this.views.bySlug(slug);
    const answer = STANDINGS.get(standing) ?? 'received';
    const isEarly = answer === 'closed' && state === 'not_open_yet';
    return new Page(<ReceivedPage event={event} answer={answer} isEarly={isEarly} />, { keeping: 'shared' });
  }
}

/** On to the page that tells what came of a form. */
export function received(slug: string, answer: Received, language: Language): Answer {
  const [standing] = [...STANDINGS].find(([, said]) => said === answer) ?? [];
  return seeOther(localPath(language, `/${slug}/aangemeld`) + (standing ? `?stand=${standing}` : ''));
}
