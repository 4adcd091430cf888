import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Events } from '#events';
import { Community } from '#identity';
import { CLOCK, type Clock, CONFIG, type Config, type Language, speak } from '#platform';
import { type Answer, download, Page } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { AgendaPage } from './agenda-page.js';
import { eventCalendar } from './event-calendar.js';
import { EventPage } from './event-page.js';
import { EventViews } from './event-views.js';

export const ICS = 'text/calendar; charset=utf-8; method=PUBLISH';

/** The public agenda. */
@Controller(IN_EVERY_LANGUAGE)
export class EventsController {
  constructor(
    private readonly events: Events,
    private readonly views: EventViews,
    private readonly community: Community,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async agenda(@Speaks() language: Language) {
    const now = this.clock.now();
    const [{ coming, past }, { about }] = await Promise.all([this.events.agenda(now), this.community.get()]);
    return new Page(<AgendaPage coming={coming} past={past} about={speak(about, language)} now={now} />, {
      keeping: 'shared',
    });
  }

  @Get(':event')
  async show(@Param('event') slug: string) {
    return new Page(<EventPage view={await this.views.bySlug(slug)} />, { keeping: 'shared' });
  }

  /** For whoever wants the date without registering. An entry of its own: an invite never mixes with it. */
  @Get(':event/agenda.ics')
  async calendar(@Param('event') slug: string, @Speaks() language: Language): Promise<Answer> {
    const { event } = await this.views.bySlug(slug);
    const file = eventCalendar(event, language, this.config.publicUrl);
    return download(file, ICS, `${event.slug}.ics`, 'shared');
  }
}
