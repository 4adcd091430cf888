import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Language } from '#platform';
import { type Question, questionField, type TypedAnswers, typedAnswers } from '#questions';
import { OwnRegistrations, type Person } from '#registrations';
import { localPath } from '#ui';
import { EventViews } from '../../events/event-views.js';
import { type Answer, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { MyRegistrations } from '../own/my-registrations.js';
import { RegisterPage } from './register-page.js';
import { received } from './registrations.controller.js';
import { SentForms } from './sent-forms.js';

/** The form of another event, filled in with what somebody asked us to remember. Sending it is registering as anybody does. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token/aanmelden/:event`))
export class RegisterAgainController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly own: OwnRegistrations,
    private readonly views: EventViews,
    private readonly forms: SentForms,
  ) {}

  @Get()
  async form(
    @Param('token') token: string,
    @Param('event') slug: string,
    @Speaks() language: Language,
  ): Promise<Page | Answer> {
    const { registration, self } = await this.mine.open(token, language);
    const view = await this.views.bySlug(slug);
    const person = await this.own.remembered(registration);
    if (!person) return seeOther(localPath(language, `/${slug}/aanmelden`));
    const { name, organisation, role } = person;
    const typed = { name, organisation, role, email: registration.email };
    const filled = { typed, chosen: new Set<string>(), answers: answersOf(view.questions, person), isFresh: true };
    const action = `${self}/aanmelden/${slug}`;
    return new Page(<RegisterPage view={view} filled={filled} action={action} />, { keeping: 'secret' });
  }

  @Post()
  async send(
    @Param('token') token: string,
    @Param('event') slug: string,
    @Body() sent: unknown,
    @Speaks() language: Language,
  ): Promise<Page | Answer> {
    const { self } = await this.mine.open(token, language);
    const answer = await this.forms.register(slug, sent, language, undefined, `${self}/aanmelden/${slug}`);
    if (answer instanceof Page) return answer;
    return answer === 'not_invited'
      ? seeOther(localPath(language, `/${slug}/aanmelden`))
      : received(slug, answer, language);
  }
}

/** The same preset question takes the same answer, where it is still offered; a sensitive one takes none. */
function answersOf(questions: readonly Question[], { answers }: Person): TypedAnswers {
  const sent = questions.flatMap(({ id, preset, privacy, options }) => {
    const option = options.find((one) => one.id === answers[preset ?? ''] && !one.retired);
    return option && privacy === 'ordinary' ? [[questionField(id), option.id]] : [];
  });
  return typedAnswers(Object.fromEntries(sent));
}
