import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Events } from '#events';
import { Database, type Language, unreachable } from '#platform';
import { placesOf, Registrations, readChoices, wishesOf } from '#registrations';
import { type Answer, Page, seeOther } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { ChangePage } from './change-page.js';
import { choiceErrors, choiceGone } from './choice-errors.js';
import { hasChoices } from './my-programme.js';
import { type Mine, MyRegistrations } from './my-registrations.js';

/** Choosing other sessions, by the personal link. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token/wijzigen`))
export class MySessionsController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly registrations: Registrations,
    private readonly events: Events,
    private readonly database: Database,
  ) {}

  @Get()
  async form(@Param('token') token: string, @Speaks() language: Language): Promise<Page | Answer> {
    const mine = await this.mine.open(token, language);
    const offer = await this.#offer(mine);
    if (!offer) return seeOther(mine.self);
    const { wanted } = wishesOf(offer.places);
    return new Page(<ChangePage {...mine} {...offer} chosen={wanted} />, { keeping: 'secret' });
  }

  @Post()
  async change(
    @Param('token') token: string,
    @Body() sent: unknown,
    @Speaks() language: Language,
  ): Promise<Page | Answer> {
    const mine = await this.mine.open(token, language);
    if (!this.mine.canChange(mine)) return seeOther(mine.self);
    const chosen = readChoices(sent);
    const outcome = await this.registrations.changeSessions(mine.registration.id, chosen, { kind: 'participant' });
    switch (outcome) {
      case 'changed':
        return seeOther(`${mine.self}?gewijzigd=ja`);
      case 'unchanged':
        return seeOther(`${mine.self}?gewijzigd=nee`);
      case 'not_live':
        return seeOther(mine.self);
      case 'refused':
        return await this.#again(mine, chosen, language);
      default:
        return unreachable(outcome);
    }
  }

  /** The form as it was sent, with what is wrong as the programme is now. */
  async #again(mine: Mine, sent: readonly string[], language: Language): Promise<Page | Answer> {
    const offer = await this.#offer(mine);
    if (!offer) return seeOther(mine.self);
    const found = choiceErrors(offer.programme, sent, mine.registration.attends, language);
    const errors = Object.keys(found).length > 0 ? found : choiceGone(language);
    const page = <ChangePage {...mine} {...offer} chosen={new Set(sent)} errors={errors} />;
    return new Page(page, { keeping: 'secret', status: 422 });
  }

  /** What there is to choose and what the person has, or `undefined` when there is nothing to change. */
  async #offer(mine: Mine) {
    if (!this.mine.canChange(mine)) return undefined;
    const [programme, places] = await Promise.all([
      this.events.programme(mine.event.id),
      placesOf(this.database.read, [mine.registration.id]),
    ]);
    return hasChoices(programme) ? { programme, places } : undefined;
  }
}
