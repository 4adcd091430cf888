import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { renderCalendar } from '#calendar';
import { Events, type Programme } from '#events';
import { findMails } from '#mail';
import { reminderTimes } from '#messages';
import { CLOCK, type Clock, Database, type Language, NotFound, speak } from '#platform';
import {
  calendarAnswers,
  entryTexts,
  findCalendarEntry,
  type HeldPlace,
  openOffersOf,
  PersonalLinks,
  placesOf,
  Registrations,
} from '#registrations';
import { ICS } from '../../events/events.controller.js';
import { type Answer, download, Page, seeOther } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { CancelPage } from './cancel-page.js';
import { MyPage } from './my-page.js';
import { sessionFacts } from './my-programme.js';
import { type Mine, MyRegistrations } from './my-registrations.js';
import { OFFER_NEWS } from './offer-words.js';

interface OwnProgramme {
  readonly programme: Programme;
  readonly places: readonly HeldPlace[];
}

/** My registration: how it stands, its calendar entry, and the way out. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/mijn/:token`))
export class MyRegistrationController {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly registrations: Registrations,
    private readonly events: Events,
    private readonly links: PersonalLinks,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Speaks() language: Language, @Query() asked: Record<string, unknown>) {
    const { gewijzigd: changed, aanbod: answered, stand } = asked;
    const mine = await this.mine.open(token, language);
    const joinPath = new URL(this.links.join({ ...mine.registration, language })).pathname;
    const [reminders, programme, mails] = await Promise.all([
      reminderTimes(this.database.read, mine.event),
      this.#programme(mine),
      findMails(this.database.read, 'registration', mine.registration.id, { limit: 20 }),
    ]);
    const page = (
      <MyPage
        {...mine}
        {...programme}
        joinPath={joinPath}
        entry={this.#entry(mine, programme, language)}
        reminders={reminders}
        mails={mails}
        lacksAnswers={await this.mine.lacksAnswers(mine)}
        hasDeclined={await this.#hasDeclined(mine)}
        changed={changed === 'ja' || changed === 'nee' ? changed : undefined}
        stand={typeof stand === 'string' ? stand : undefined}
        offers={await this.#offers(mine, programme.places)}
        answered={OFFER_NEWS.find((news) => news === answered)}
        now={this.clock.now()}
      />
    );
    return new Page(page, { keeping: 'secret' });
  }

  @Get('afzeggen')
  async ask(@Param('token') token: string, @Speaks() language: Language) {
    const mine = await this.mine.open(token, language);
    if (!this.mine.canCancel(mine)) return seeOther(mine.self);
    return new Page(<CancelPage {...mine} />, { keeping: 'secret' });
  }

  @Post('afzeggen')
  async cancel(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    const mine = await this.mine.open(token, language);
    if (this.mine.canCancel(mine)) await this.registrations.cancel(mine.registration.id, { kind: 'participant' });
    return seeOther(mine.self);
  }

  /** The same entry as in the mail, so that a calendar that has it already keeps one. */
  @Get('agenda.ics')
  async calendar(@Param('token') token: string, @Speaks() language: Language): Promise<Answer> {
    const mine = await this.mine.open(token, language);
    const { event, registration } = mine;
    const entry = await findCalendarEntry(this.database.read, registration.id);
    if (!entry || registration.status !== 'confirmed') throw new NotFound('calendar entry');
    const item = this.#entry(mine, await this.#programme(mine), language);
    const file = renderCalendar(item.title, [{ ...entry, stamp: this.clock.now(), ...item }]);
    return download(file, ICS, `${event.slug}.ics`, 'secret');
  }

  /** What their calendar entry says. */
  #entry({ event, registration }: Mine, { programme, places }: OwnProgramme, language: Language) {
    const sessions = sessionFacts({ event, programme }, places, language);
    const facts = { ...registration, registrationId: registration.id, event, sessions };
    const { startsAt, endsAt } = event;
    const title = speak(event.title, language, event.language).text;
    return { startsAt, endsAt, title, ...entryTexts(facts, language, this.links) };
  }

  /** Whether to ask who declined in their calendar for their place: as long as it can be given up. */
  async #hasDeclined(mine: Mine): Promise<boolean> {
    const { id } = mine.registration;
    if (mine.registration.status !== 'confirmed' || !this.mine.canCancel(mine)) return false;
    return (await calendarAnswers(this.database.read, [id])).get(id) === 'DECLINED';
  }

  /** Places that are held for somebody; who waits for nothing is held none. */
  async #offers({ event, registration }: Mine, places: readonly HeldPlace[]) {
    const isInLine = registration.status === 'waiting' || registration.otherWayArrival !== null;
    const waits = isInLine || places.some((place) => place.status === 'waiting');
    const offers =
      waits && event.status === 'published' ? await openOffersOf(this.database.read, [registration.id]) : [];
    return offers.filter((offer) => offer.until > this.clock.now());
  }

  async #programme({ event, registration }: Mine): Promise<OwnProgramme> {
    const [programme, places] = await Promise.all([
      this.mine.programme({ event }),
      placesOf(this.database.read, [registration.id]),
    ]);
    return { programme, places };
  }
}
