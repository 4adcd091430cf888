import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, Inject, Param } from '@nestjs/common';
import { type CalendarItem, renderCalendar } from '#calendar';
import { AllSeries, type FeedScope, type FollowedEvents, followedEvents } from '#events';
import { Community } from '#identity';
import { CLOCK, type Clock, CONFIG, type Config, Database, type Language, NotFound, speak } from '#platform';
import { ThemeGroups } from '#theme-groups';
import { eventItem } from '../events/event-calendar.js';
import type { Answer } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { type AgendaNews, agendaEntries } from './agenda-entries.js';
import { ATOM, atomFeed } from './atom.js';
import { answerFeed } from './feed-answer.js';
import { JSON_FEED, jsonFeed } from './json-feed.js';

export const FEED_ICS = 'text/calendar; charset=utf-8; method=PUBLISH';
/** What subscriptions are told to keep to; most ask no more often than that anyway. */
export const REFRESH_HOURS = 12;

/** Calendars to subscribe to, and news of the agenda. Asked for by programs, again and again. */
@Controller(IN_EVERY_LANGUAGE)
export class FeedsController {
  constructor(
    private readonly database: Database,
    private readonly community: Community,
    private readonly series: AllSeries,
    private readonly themeGroups: ThemeGroups,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('agenda.ics')
  async agenda(@Speaks() language: Language, @Headers() asked: IncomingHttpHeaders): Promise<Answer> {
    const { name, updatedAt } = await this.community.get();
    const followed = await this.#followed({ kind: 'community' });
    const body = this.#calendar(speak(name, language).text, followed, language);
    return answerFeed({ body, type: FEED_ICS, changedAt: later(followed.changedAt, updatedAt) }, asked);
  }

  /** Of what the page of the series shows; nothing where that is not there. */
  @Get('reeks/:series/agenda.ics')
  async ofSeries(
    @Param('series') slug: string,
    @Speaks() language: Language,
    @Headers() asked: IncomingHttpHeaders,
  ): Promise<Answer> {
    const shown = await this.series.findShown(slug);
    if (!shown) throw new NotFound('series');
    const { series } = shown;
    const followed = await this.#followed({ kind: 'series', series });
    const body = this.#calendar(speak(series.title, language, series.language).text, followed, language);
    return answerFeed({ body, type: FEED_ICS, changedAt: later(followed.changedAt, series.updatedAt) }, asked);
  }

  /** No date tells when a session came to a group or left it: the ETag alone does. Kept when a group has stopped. */
  @Get('themagroepen/:group/agenda.ics')
  async ofThemeGroup(
    @Param('group') slug: string,
    @Speaks() language: Language,
    @Headers() asked: IncomingHttpHeaders,
  ): Promise<Answer> {
    const group = (await this.themeGroups.all()).find((one) => one.slug === slug);
    if (!group) throw new NotFound('theme-group');
    const { name } = await this.community.get();
    const followed = await this.#followed({ kind: 'theme_group', id: group.id });
    const title = `${speak(name, language).text}: ${speak(group.name, language).text}`;
    return answerFeed({ body: this.#calendar(title, followed, language), type: FEED_ICS }, asked);
  }

  @Get('agenda.atom')
  async atom(@Speaks() language: Language, @Headers() asked: IncomingHttpHeaders): Promise<Answer> {
    const news = await this.#news(language);
    return answerFeed({ body: atomFeed(news), type: ATOM, changedAt: news.changedAt }, asked);
  }

  @Get('agenda.json')
  async json(@Speaks() language: Language, @Headers() asked: IncomingHttpHeaders): Promise<Answer> {
    const news = await this.#news(language);
    return answerFeed({ body: jsonFeed(news), type: JSON_FEED, changedAt: news.changedAt }, asked);
  }

  #followed(scope: FeedScope): Promise<FollowedEvents> {
    return followedEvents(this.database.read, scope, this.clock.now());
  }

  #calendar(name: string, { events }: FollowedEvents, language: Language): string {
    const items: CalendarItem[] = events.map((event) => eventItem(event, language, this.config.publicUrl));
    return renderCalendar(name, items, REFRESH_HOURS);
  }

  async #news(language: Language): Promise<AgendaNews> {
    const { name, about, updatedAt } = await this.community.get();
    const { publicUrl } = this.config;
    const { events, changedAt } = await this.#followed({ kind: 'community' });
    return {
      name: speak(name, language).text,
      about: speak(about, language).text,
      language,
      publicUrl,
      changedAt: later(changedAt, updatedAt),
      entries: agendaEntries(events, this.clock.now(), language, publicUrl),
    };
  }
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
