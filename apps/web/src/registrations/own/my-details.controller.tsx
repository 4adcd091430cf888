import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Events } from '#events';
import { type Language, unreachable } from '#platform';
import { readAgain, type TypedAnswers, typedAnswers } from '#questions';
import { type DetailsChange, isLive, OwnRegistrations, parseDetails } from '#registrations';
import { type FieldErrors, localPath } from '#ui';
import { type Answer, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { typedTexts } from '../../http/typed-texts.js';
import { questionErrors } from '../form/question-errors.js';
import { registrationWords } from '../form/registration-words.js';
import { DetailsPage, type TypedDetails } from './details-page.js';
import { type Mine, MyRegistrations } from './my-registrations.js';
import { selfWords } from './self-words.js';

/** Changing what somebody said of themselves and answered, by the personal link. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token/over-mij`))
export class MyDetailsController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly own: OwnRegistrations,
    private readonly events: Events,
  ) {}

  @Get()
  async form(@Param('token') token: string, @Speaks() language: Language): Promise<Page | Answer> {
    const mine = await this.mine.open(token, language);
    return await this.#page(mine, 200, {});
  }

  @Post()
  async change(@Param('token') token: string, @Body() sent: unknown, @Speaks() language: Language) {
    const mine = await this.mine.open(token, language);
    const filled = { typed: typedTexts(sent), answers: typedAnswers(sent) };
    const read = parseDetails(filled.typed);
    if (!read.ok) {
      const say = registrationWords[language].problems;
      const problems = [...read.problems].map(([field, problem]) => [field, say[problem]]);
      const unanswered = await this.#unanswered(mine, filled.answers, language);
      return this.#page(mine, 422, { ...filled, errors: { ...Object.fromEntries(problems), ...unanswered } });
    }
    const seal = filled.typed.seal ?? '';
    const outcome = await this.own.changeDetails(mine.registration, read.input, seal, filled.answers);
    // Both versions, and a form that replaces the one by the other when it is sent once more.
    if (outcome.kind === 'stale')
      return this.#page({ ...mine, registration: outcome.now }, 409, { ...filled, isStale: true });
    if (outcome.kind === 'not_live') return seeOther(mine.self);
    const self = localPath(read.input.language, `/mijn/${token}`); // on in the language that was chosen
    if (outcome.kind === 'changed') return seeOther(`${self}?stand=bewaard`);
    if (outcome.kind === 'unchanged') return seeOther(`${self}?stand=zelfde`);
    const errors =
      outcome.kind === 'unanswered'
        ? questionErrors((await this.own.form(mine.registration, mine.event)).questions, outcome.problems, language)
        : { attends: await this.#whyNot(outcome, mine, language) };
    const isFull = outcome.kind === 'full' || outcome.kind === 'session_full';
    const { status, otherWayArrival } = mine.registration;
    const mayWait = isFull && status === 'confirmed' && otherWayArrival === null;
    return this.#page(mine, 422, { ...filled, errors, mayWait });
  }

  async #page(
    mine: Mine,
    status: number,
    filled: {
      typed?: TypedDetails;
      answers?: TypedAnswers;
      errors?: FieldErrors;
      isStale?: boolean;
      mayWait?: boolean;
    },
  ): Promise<Page | Answer> {
    if (!isLive(mine.registration)) return seeOther(mine.self);
    const form = await this.own.form(mine.registration, mine.event);
    const programme = await this.events.programme(mine.event.id);
    const page = <DetailsPage {...mine} {...filled} {...{ form, programme }} mayMove={this.mine.canCancel(mine)} />;
    return new Page(page, { keeping: 'secret', status });
  }

  async #unanswered({ registration, event }: Mine, typed: TypedAnswers, language: Language): Promise<FieldErrors> {
    const form = await this.own.form(registration, event);
    const read = readAgain(form, typed);
    return read.kind === 'refused' ? questionErrors(form.questions, read.problems, language) : {};
  }

  async #whyNot(
    outcome: Exclude<DetailsChange, { readonly kind: 'changed' | 'unchanged' | 'unanswered' | 'stale' | 'not_live' }>,
    { event }: Mine,
    language: Language,
  ): Promise<string> {
    const say = selfWords[language];
    switch (outcome.kind) {
      case 'full':
        return say.full;
      case 'offered':
        return say.offered;
      case 'too_late':
        return say.tooLate;
      case 'session_full': {
        const { rounds } = await this.events.programme(event.id);
        const sessions = rounds.flatMap((round) => round.sessions.map(({ session }) => session));
        return say.sessionFull(sessions.find(({ id }) => id === outcome.sessionId)?.code ?? '');
      }
      default:
        return unreachable(outcome);
    }
  }
}
