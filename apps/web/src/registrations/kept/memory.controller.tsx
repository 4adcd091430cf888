import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { type EventDetails, Events } from '#events';
import { CLOCK, type Clock, Database, type Language } from '#platform';
import { eventsOfPerson, OwnRegistrations, type Registration } from '#registrations';
import { localPath } from '#ui';
import { type Answer, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { type Mine, MyRegistrations } from '../own/my-registrations.js';
import { MemoryPage } from './memory-page.js';

/** Events that the page offers to register for. */
const MOST_COMING = 5;

/** Being remembered for another event, by the personal link alone: whoever has it is who it is about. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token`))
export class MemoryController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly own: OwnRegistrations,
    private readonly events: Events,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('onthouden')
  async show(
    @Param('token') token: string,
    @Speaks() language: Language,
    @Query('stand') stand?: string,
  ): Promise<Page | Answer> {
    const mine = await this.#open(token, language);
    if (!mine) return seeOther(localPath(language, `/mijn/${token}`));
    const remembered = await this.own.remembered(mine.registration);
    const person = await this.own.rememberable(mine.registration);
    const coming = remembered ? await this.#coming(mine.registration) : [];
    const done = stand === 'onthouden' || stand === 'vergeten' ? stand : undefined;
    return new Page(<MemoryPage {...mine} {...{ remembered, person, coming, done }} />, { keeping: 'secret' });
  }

  @Post('onthouden')
  async remember(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    const { registration, self } = await this.mine.open(token, language);
    await this.own.remember(registration);
    return seeOther(`${self}/onthouden?stand=onthouden`);
  }

  @Post('vergeten')
  async forget(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    const { registration, self } = await this.mine.open(token, language);
    await this.own.forget(registration);
    return seeOther(`${self}/onthouden?stand=vergeten`);
  }

  /** Nothing is remembered by a link under which everything was erased. */
  async #open(token: string, language: Language): Promise<Mine | undefined> {
    const mine = await this.mine.open(token, language);
    return mine.registration.removedAt ? undefined : mine;
  }

  /** What anybody can register for now, and this person has not. */
  async #coming(registration: Registration): Promise<EventDetails[]> {
    const { coming } = await this.events.agenda(this.clock.now());
    const has = await eventsOfPerson(this.database.read, registration);
    return coming
      .filter(
        ({ event, state }) =>
          event.access === 'open' && (state === 'open' || state === 'full_waiting_open') && !has.has(event.id),
      )
      .slice(0, MOST_COMING)
      .map(({ event }) => event);
  }
}
