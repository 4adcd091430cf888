import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { EventDetails } from '#events';
import { KringError, type Language } from '#platform';
import {
  type PublicAnswer,
  parseRegistration,
  publicAnswer,
  type RegistrationInput,
  Registrations,
} from '#registrations';
import { type FieldErrors, localPath } from '#ui';
import { EventViews } from '../events/event-views.js';
import { type Answer, Page, seeOther } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { typedTexts } from '../http/typed-texts.js';
import { ReceivedPage } from './received-page.js';
import { RegisterPage } from './register-page.js';
import { registrationWords } from './registration-words.js';

/** How the answer travels in the address of the page that tells it. It says nothing about who asked. */
const STANDINGS = new Map<string, PublicAnswer>([
  ['wachtlijst', 'received_while_full'],
  ['vol', 'sold_out'],
  ['gesloten', 'closed'],
]);

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
    const view = await this.views.bySlug(slug);
    const read = readForm(sent, view.event, language);
    if ('errors' in read) {
      return new Page(<RegisterPage view={view} typed={typedTexts(sent)} errors={read.errors} />, { status: 422 });
    }
    try {
      const context = { eventId: view.event.id, eventKind: view.event.kind, language, source: 'form' } as const;
      return received(view.event.slug, publicAnswer(await this.registrations.register(read.input, context)), language);
    } catch (error) {
      if (!(error instanceof KringError && error.code === 'busy')) throw error;
      return new Page(<RegisterPage view={view} typed={typedTexts(sent)} isBusy />, { status: 503 });
    }
  }

  @Get(':event/aangemeld')
  async received(@Param('event') slug: string, @Query('stand') standing = '') {
    const { event } = await this.views.bySlug(slug);
    return new Page(<ReceivedPage event={event} answer={STANDINGS.get(standing) ?? 'received'} />, {
      keeping: 'shared',
    });
  }
}

function readForm(
  sent: unknown,
  event: EventDetails,
  language: Language,
): { readonly input: RegistrationInput } | { readonly errors: FieldErrors } {
  const parsed = parseRegistration(sent);
  const problems = new Map(parsed.ok ? [] : parsed.problems);
  if (event.kind === 'hybrid' && !(parsed.ok && parsed.input.attends) && !typedTexts(sent).attends) {
    problems.set('attends', 'attends_missing');
  }
  if (parsed.ok && problems.size === 0) return { input: parsed.input };
  const say = registrationWords[language].problems;
  return { errors: Object.fromEntries([...problems].map(([field, problem]) => [field, say[problem]])) };
}

function received(slug: string, answer: PublicAnswer, language: Language): Answer {
  const [standing] = [...STANDINGS].find(([, said]) => said === answer) ?? [];
  return seeOther(localPath(language, `/${slug}/aangemeld`) + (standing ? `?stand=${standing}` : ''));
}
