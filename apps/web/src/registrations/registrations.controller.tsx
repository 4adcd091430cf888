import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { KringError, type Language } from '#platform';
import { type Answers, typedAnswers } from '#questions';
import { publicAnswer, type RegistrationInput, Registrations, readChoices } from '#registrations';
import { localPath } from '#ui';
import { type EventView, EventViews } from '../events/event-views.js';
import { type Answer, Page, seeOther } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { typedTexts } from '../http/typed-texts.js';
import { choiceErrors, choiceGone } from './choice-errors.js';
import { attendsOf, readForm } from './read-form.js';
import { ReceivedPage } from './received-page.js';
import { RegisterPage } from './register-page.js';
import type { Received } from './registration-words.js';

/** How the answer travels in the address of the page that tells it. It says nothing about who asked. */
const STANDINGS = new Map<string, Received>([
  ['wachtlijst', 'received_while_full'],
  ['vol', 'sold_out'],
  ['gesloten', 'closed'],
]);

interface Read {
  readonly input: RegistrationInput;
  readonly answers: Answers;
}

/** Registering for an event. */
@Controller(IN_EVERY_LANGUAGE)
export class RegistrationsController {
  constructor(
    private readonly registrations: Registrations,
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
    let view = await this.views.recentBySlug(slug);
    const filled = { typed: typedTexts(sent), chosen: new Set(readChoices(sent)), answers: typedAnswers(sent) };
    let read = readForm(sent, view, language);
    if ('errors' in read) {
      view = await this.views.bySlug(slug); // nobody is refused for what was true a second ago
      read = readForm(sent, view, language);
    }
    if ('errors' in read) {
      return new Page(<RegisterPage view={view} filled={filled} errors={read.errors} />, {
        status: 422,
        keeping: 'returned',
      });
    }
    try {
      const answer = await this.#register(view, read, language);
      if (answer !== 'choice_gone') return received(view.event.slug, answer, language);
      const now = await this.views.bySlug(slug); // a session was called off between our look and the desk's
      const errors = choiceErrors(
        now.programme,
        read.input.sessions,
        attendsOf(now.event, read.input.attends),
        language,
      );
      const said = Object.keys(errors).length > 0 ? errors : choiceGone(language);
      return new Page(<RegisterPage view={now} filled={filled} errors={said} />, { status: 422, keeping: 'returned' });
    } catch (error) {
      if (!(error instanceof KringError && error.code === 'busy')) throw error;
      return new Page(<RegisterPage view={view} filled={filled} isBusy />, { status: 503, keeping: 'returned' });
    }
  }

  @Get(':event/aangemeld')
  async received(@Param('event') slug: string, @Query('stand') standing = '') {
    const { event, state } = await this.views.bySlug(slug);
    const answer = STANDINGS.get(standing) ?? 'received';
    const isEarly = answer === 'closed' && state === 'not_open_yet';
    return new Page(<ReceivedPage event={event} answer={answer} isEarly={isEarly} />, { keeping: 'shared' });
  }

  async #register({ event }: EventView, { input, answers }: Read, language: Language) {
    const context = { answers, eventId: event.id, eventKind: event.kind, language, source: 'form' } as const;
    return publicAnswer(await this.registrations.register(input, context));
  }
}

function received(slug: string, answer: Received, language: Language): Answer {
  const [standing] = [...STANDINGS].find(([, said]) => said === answer) ?? [];
  return seeOther(localPath(language, `/${slug}/aangemeld`) + (standing ? `?stand=${standing}` : ''));
}
