import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Events } from '#events';
import { Database, type Language, unreachable } from '#platform';
import { questionsAboutSessions, readForSessions, type TypedAnswers, typedAgain, typedAnswers } from '#questions';
import { OwnRegistrations, placesOf, Registrations, readChoices, wishesOf } from '#registrations';
import { type Answer, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { choiceErrors, choiceGone } from '../form/choice-errors.js';
import { questionErrors } from '../form/question-errors.js';
import { ChangePage } from './change-page.js';
import { hasChoices } from './my-programme.js';
import { type Mine, MyRegistrations } from './my-registrations.js';

/** Choosing other sessions, and answering what is asked about these, by the personal link. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token/wijzigen`))
export class MySessionsController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly registrations: Registrations,
    private readonly own: OwnRegistrations,
    private readonly events: Events,
    private readonly database: Database,
  ) {}

  @Get()
  async form(@Param('token') token: string, @Speaks() language: Language): Promise<Page | Answer> {
    const mine = await this.mine.open(token, language);
    const offer = await this.#offer(mine);
    if (!offer) return seeOther(mine.self);
    const shown = { chosen: wishesOf(offer.places).wanted, answers: typedAgain(offer.form) };
    return new Page(<ChangePage {...mine} {...offer} {...shown} />, { keeping: 'secret' });
  }

  @Post()
  async change(
    @Param('token') token: string,
    @Body() sent: unknown,
    @Speaks() language: Language,
  ): Promise<Page | Answer> {
    const mine = await this.mine.open(token, language);
    if (!this.mine.canChange(mine)) return seeOther(mine.self);
    const [chosen, typed] = [readChoices(sent), typedAnswers(sent)];
    const { id } = mine.registration;
    const outcome = await this.registrations.changeSessions(id, chosen, { kind: 'participant' }, typed);
    switch (outcome) {
      case 'changed':
        return seeOther(`${mine.self}?gewijzigd=ja`);
      case 'unchanged':
        return seeOther(`${mine.self}?gewijzigd=nee`);
      case 'answered':
        return seeOther(`${mine.self}?stand=bewaard`);
      case 'not_live':
        return seeOther(mine.self);
      case 'refused':
      case 'unanswered':
        return await this.#again(mine, chosen, typed, language);
      default:
        return unreachable(outcome);
    }
  }

  /** The form as it was sent, with what is wrong as the programme is now. */
  async #again(mine: Mine, sent: readonly string[], answers: TypedAnswers, language: Language): Promise<Page | Answer> {
    const offer = await this.#offer(mine);
    if (!offer) return seeOther(mine.self);
    const read = readForSessions(offer.form, answers, sent);
    const found = {
      ...choiceErrors(offer.programme, sent, mine.registration.attends, language),
      ...(read.kind === 'refused' ? questionErrors(offer.form.questions, read.problems, language) : {}),
    };
    const errors = Object.keys(found).length > 0 ? found : choiceGone(language);
    const page = <ChangePage {...mine} {...offer} chosen={new Set(sent)} answers={answers} errors={errors} />;
    return new Page(page, { keeping: 'secret', status: 422 });
  }

  /** What there is to choose and what the person has, or `undefined` when there is nothing to change. */
  async #offer(mine: Mine) {
    if (!this.mine.canChange(mine)) return undefined;
    const [programme, places, form] = await Promise.all([
      this.mine.programme(mine),
      placesOf(this.database.read, [mine.registration.id]),
      this.own.form(mine.registration, mine.event),
    ]);
    return hasChoices(programme) ? { programme, places, form, questions: questionsAboutSessions(form) } : undefined;
  }
}
