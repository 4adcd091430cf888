import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { renderCalendar } from '#calendar';
import { type EventDetails, Events } from '#events';
import { reminderTimes } from '#messages';
import { CLOCK, type Clock, Database, type Language, NotFound, speak } from '#platform';
import { findCalendarEntry, isLive, PersonalLinks, type Registration, Registrations } from '#registrations';
import { localPath } from '#ui';
import { ICS } from '../events/events.controller.js';
import { type Answer, download, Page, seeOther } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { CancelPage } from './cancel-page.js';
import { MyPage } from './my-page.js';

interface Mine {
  readonly registration: Registration;
  readonly event: EventDetails;
  readonly self: string;
}

/** What the personal link opens. The link is the key: no account, no session. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token`))
export class MyRegistrationController {
  constructor(
    private readonly registrations: Registrations,
    private readonly events: Events,
    private readonly links: PersonalLinks,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Speaks() language: Language) {
    const mine = await this.#find(token, language);
    const joinPath = new URL(this.links.join({ ...mine.registration, language })).pathname;
    const reminders = await reminderTimes(this.database.read, mine.event);
    const page = <MyPage {...mine} joinPath={joinPath} reminders={reminders} now={this.clock.now()} />;
    return new Page(page, { keeping: 'secret' });
  }

  @Get('afzeggen')
  async ask(@Param('token') token: string, @Speaks() language: Language) {
    const mine = await this.#find(token, language);
    if (!this.#canCancel(mine)) return seeOther(mine.self);
    return new Page(<CancelPage {...mine} />, { keeping: 'secret' });
  }

  @Post('afzeggen')
  async cancel(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    const mine = await this.#find(token, language);
    if (this.#canCancel(mine)) await this.registrations.cancel(mine.registration.id, { kind: 'participant' });
    return seeOther(mine.self);
  }

  /** The same entry as in the mail, so that a calendar that has it already keeps one. */
  @Get('agenda.ics')
  async calendar(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    const { event, registration } = await this.#find(token, language);
    const entry = await findCalendarEntry(this.database.read, registration.id);
    if (!entry || registration.status !== 'confirmed') throw new NotFound('calendar entry');
    const isOnline = registration.attends === 'online';
    const join = this.links.join({ ...registration, language });
    const title = speak(event.title, language, event.language).text;
    const file = renderCalendar(title, [
      {
        ...entry,
        stamp: this.clock.now(),
        startsAt: event.startsAt,
        endsAt: event.endsAt,
        title,
        description: [speak(event.summary, language, event.language).text, isOnline ? join : '']
          .filter(Boolean)
          .join('\n\n'),
        location: isOnline ? join : event.location,
        url: isOnline ? join : this.links.event(event.slug, language),
      },
    ]);
    return download(file, ICS, `${event.slug}.ics`, 'secret');
  }

  #canCancel({ registration, event }: Mine): boolean {
    return isLive(registration) && this.clock.now() < event.endsAt;
  }

  /** @throws {NotFound} for a link that is unknown, revoked or meant for something else: one answer for all. */
  async #find(token: string, language: Language): Promise<Mine> {
    const registration = await this.registrations.findByLink('manage', token);
    if (!registration) throw new NotFound('link');
    return {
      registration,
      event: await this.events.get(registration.eventId),
      self: localPath(language, `/mijn/${token}`),
    };
  }
}
