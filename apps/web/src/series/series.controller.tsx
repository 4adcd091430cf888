import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import type { ListedEvent } from '#events';
import { CLOCK, type Clock, type Language, Secrets } from '#platform';
import { type RegistrationInput, Registrations } from '#registrations';
import { localPath } from '#ui';
import { type Answer, Page, seeOther } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { typedTexts } from '../http/typed-texts.js';
import { readOutcomes, receivedPath } from './outcome-codes.js';
import { readSeriesForm, readTicks } from './read-series-form.js';
import { groupOf, type Outcome, registerForAll } from './register-for-all.js';
import { SeriesPage } from './series-page.js';
import { SeriesReceivedPage } from './series-received-page.js';
import type { SeriesView } from './series-view.js';
import { SeriesViews } from './series-views.js';

/** The page of a series, and registering for one of its events or for all. */
@Controller(IN_EVERY_LANGUAGE)
export class SeriesController {
  constructor(
    private readonly views: SeriesViews,
    private readonly registrations: Registrations,
    private readonly secrets: Secrets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Also where the form was sent to: whoever reloads that address finds it again. */
  @Get(['reeks/:series', 'reeks/:series/aanmelden'])
  async show(@Param('series') slug: string) {
    const view = await this.views.bySlug(slug);
    return new Page(<SeriesPage view={view} now={this.clock.now()} />, { keeping: 'shared' });
  }

  @Post('reeks/:series/aanmelden')
  async register(
    @Param('series') slug: string,
    @Body() sent: unknown,
    @Speaks() language: Language,
  ): Promise<Page | Answer> {
    const view = await this.views.bySlug(slug);
    const page = { view, now: this.clock.now() };
    const typed = typedTexts(sent);
    const read = readSeriesForm(sent, view, language);
    if ('errors' in read) {
      const filled = { typed, ticks: readTicks(sent) };
      return new Page(<SeriesPage {...page} filled={filled} errors={read.errors} />, {
        status: 422,
        keeping: 'returned',
      });
    }
    const outcomes = await this.#registerFor(view, read.events, read.input, language);
    const busy = new Set([...outcomes].filter(([, outcome]) => outcome === 'busy').map(([id]) => id));
    if (busy.size === 0) return seeOther(localPath(language, receivedPath(view, outcomes)));
    const filled = { typed, ticks: busy };
    return new Page(<SeriesPage {...page} filled={filled} soFar={outcomes} />, { status: 503, keeping: 'returned' });
  }

  @Get('reeks/:series/aangemeld')
  async received(@Param('series') slug: string, @Query() asked: unknown, @Speaks() language: Language) {
    const view = await this.views.bySlug(slug);
    const outcomes = readOutcomes(view, asked);
    if (outcomes.size === 0) return seeOther(localPath(language, `/reeks/${view.series.slug}`));
    return new Page(<SeriesReceivedPage view={view} outcomes={outcomes} />, { keeping: 'shared' });
  }

  /** One request an event, at its own desk. What asks more than this form does is not asked for. */
  async #registerFor(view: SeriesView, rows: readonly ListedEvent[], input: RegistrationInput, language: Language) {
    const apart = rows.filter(({ event }) => view.ownForms.has(event.id));
    const asked = rows.filter((row) => !apart.includes(row)).map(({ event }) => event);
    const groupId = groupOf(this.secrets, view.series.id, input);
    const outcomes = await registerForAll(this.registrations, asked, { input, language, groupId });
    for (const { event } of apart) outcomes.set(event.id, 'own_form' satisfies Outcome);
    return outcomes;
  }
}
