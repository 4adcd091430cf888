import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Events } from '#events';
import { type Language, unreachable } from '#platform';
import { type DetailsChange, isLive, OwnRegistrations, parseDetails } from '#registrations';
import { type FieldErrors, localPath } from '#ui';
import { type Answer, Page, seeOther } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { typedTexts } from '../http/typed-texts.js';
import { DetailsPage, type TypedDetails } from './details-page.js';
import { type Mine, MyRegistrations } from './my-registrations.js';
import { registrationWords } from './registration-words.js';
import { selfWords } from './self-words.js';

/** Changing what somebody said of themselves, by the personal link. */
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
    if (!isLive(mine.registration)) return seeOther(mine.self);
    return new Page(<DetailsPage {...mine} mayMove={this.mine.canCancel(mine)} />, { keeping: 'secret' });
  }

  @Post()
  async change(@Param('token') token: string, @Body() sent: unknown, @Speaks() language: Language) {
    const mine = await this.mine.open(token, language);
    const typed = typedTexts(sent);
    const read = parseDetails(typed);
    if (!read.ok) {
      const say = registrationWords[language].problems;
      const problems = [...read.problems].map(([field, problem]) => [field, say[problem]]);
      return this.#again(mine, typed, Object.fromEntries(problems));
    }
    const outcome = await this.own.changeDetails(mine.registration, read.input, typed.seal ?? '');
    if (outcome.kind === 'stale') return this.#stale({ ...mine, registration: outcome.now }, typed);
    if (outcome.kind === 'not_live') return seeOther(mine.self);
    const self = localPath(read.input.language, `/mijn/${token}`); // on in the language that was chosen
    if (outcome.kind === 'changed') return seeOther(`${self}?stand=bewaard`);
    if (outcome.kind === 'unchanged') return seeOther(`${self}?stand=zelfde`);
    return this.#again(mine, typed, { attends: await this.#whyNot(outcome, mine, language) });
  }

  #again(mine: Mine, typed: TypedDetails, errors: FieldErrors): Page | Answer {
    if (!isLive(mine.registration)) return seeOther(mine.self);
    const page = <DetailsPage {...mine} typed={typed} errors={errors} mayMove={this.mine.canCancel(mine)} />;
    return new Page(page, { keeping: 'secret', status: 422 });
  }

  /** Both versions, and a form that replaces the one by the other when it is sent once more. */
  #stale(mine: Mine, typed: TypedDetails): Page {
    const page = <DetailsPage {...mine} typed={typed} isStale mayMove={this.mine.canCancel(mine)} />;
    return new Page(page, { keeping: 'secret', status: 409 });
  }

  async #whyNot(
    outcome: Exclude<DetailsChange, { readonly kind: 'changed' | 'unchanged' | 'stale' | 'not_live' }>,
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
