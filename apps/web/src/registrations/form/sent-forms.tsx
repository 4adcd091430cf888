import { Injectable } from '@nestjs/common';
import { KringError, type Language } from '#platform';
import { type Answers, typedAnswers } from '#questions';
import { publicAnswer, type RegistrationInput, Registrations, readChoices } from '#registrations';
import type { FieldErrors } from '#ui';
import { type EventView, EventViews } from '../../events/event-views.js';
import { Page } from '../../http/answer.js';
import { typedTexts } from '../../http/typed-texts.js';
import { choiceErrors, choiceGone } from './choice-errors.js';
import type { Invited } from './invited.js';
import { attendsOf, domainError, readForm } from './read-form.js';
import { RegisterPage } from './register-page.js';
import type { Received } from './registration-words.js';

interface Read {
  readonly input: RegistrationInput;
  readonly answers: Answers;
}

/** The form again, with what stands in the way of it. */
interface Again {
  readonly status: 403 | 422 | 503;
  readonly errors?: FieldErrors;
  readonly isBusy?: boolean;
}

/** What came of a form: an answer to tell on a page of its own, that page itself, or that it takes an invitation. */
export type Sent = Received | Page | 'not_invited';

/** The registration form of an event, sent by anybody or by who was invited. */
@Injectable()
export class SentForms {
  constructor(
    private readonly registrations: Registrations,
    private readonly views: EventViews,
  ) {}

  /** @param action where the form goes that was shown at a link of its own, and goes again. */
  async register(slug: string, sent: unknown, language: Language, invited?: Invited, action?: string): Promise<Sent> {
    let view = await this.views.recentBySlug(slug);
    const filled = { typed: typedTexts(sent), chosen: new Set(readChoices(sent)), answers: typedAnswers(sent) };
    const again = (now: EventView, { status, ...props }: Again) =>
      new Page(<RegisterPage view={now} filled={filled} {...{ invited, action }} {...props} />, {
        status,
        keeping: action ? 'secret' : 'returned',
      });
    let read = readForm(sent, view, language, invited !== undefined);
    if ('errors' in read) {
      view = await this.views.bySlug(slug); // nobody is refused for what was true a second ago
      read = readForm(sent, view, language, invited !== undefined);
    }
    if ('errors' in read) return again(view, { status: 422, errors: read.errors });
    try {
      const answer = await this.#ask(view, read, language, invited);
      if (answer !== 'choice_gone' && answer !== 'domain_refused') return answer;
      const now = await this.views.bySlug(slug); // it changed between our look and the desk's
      return again(now, { status: 422, errors: whyNot(answer, now, read.input, language) });
    } catch (error) {
      if (!(error instanceof KringError && error.code === 'busy')) throw error;
      return again(view, { status: 503, isBusy: true });
    }
  }

  async #ask({ event }: EventView, { input, answers }: Read, language: Language, invited: Invited | undefined) {
    const context = { answers, eventId: event.id, eventKind: event.kind, language, source: 'form' } as const;
    return publicAnswer(await this.registrations.register(input, { ...context, invitation: invited?.code }));
  }
}

function whyNot(
  answer: 'choice_gone' | 'domain_refused',
  { event, programme }: EventView,
  input: RegistrationInput,
  language: Language,
): FieldErrors {
  if (answer === 'domain_refused') return { email: domainError(event, language) };
  const errors = choiceErrors(programme, input.sessions, attendsOf(event, input.attends), language);
  return Object.keys(errors).length > 0 ? errors : choiceGone(language);
}
