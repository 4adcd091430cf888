import { Body, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { AllSeries, type EventProblem, missingForPublication, readSeriesInput } from '#events';
import { CLOCK, type Clock, isId, newId, unreachable } from '#platform';
import { seeOther } from '../../http/answer.js';
import { conflicting, toErrors, unprocessable } from '../answers.js';
import { readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { differing } from '../form-kit.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { PublicationPage } from './publication-page.js';
import { RemovalPage } from './removal-page.js';
import { SeriesFormPage } from './series-form-page.js';
import { SeriesListPage } from './series-list-page.js';
import { isShown, SeriesPage } from './series-page.js';
import { seriesValues, toRawSeries } from './series-values.js';

/** Series of events: made, changed, and published as a whole. */
@ConsoleController('/series')
export class ConsoleSeriesController {
  constructor(
    private readonly series: AllSeries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Query('done') done?: string) {
    return <SeriesListPage visitor={visitor} rows={await this.series.list()} done={readDone(done)} />;
  }

  @Get('new')
  @AllowRoles('owner', 'organiser')
  newForm(@SignedInAs() visitor: Visitor) {
    const typed = { language: visitor.organiser.language, visibility: 'public', key: newId() };
    return <SeriesFormPage visitor={visitor} typed={typed} />;
  }

  @Post()
  async add(@SignedInAs() visitor: Visitor, @Body() body: unknown) {
    const typed = readTyped(body);
    const refuse = (problems: readonly EventProblem[]) => {
      const errors = toErrors(problems, visitor.organiser.language);
      return unprocessable(<SeriesFormPage visitor={visitor} typed={typed} errors={errors} />);
    };
    const read = readSeriesInput(toRawSeries(typed));
    if (read.kind === 'refused') return refuse(read.problems);
    const key = isId(typed.key ?? '') ? typed.key : undefined;
    const outcome = await this.series.add(read.input, actorOf(visitor), key);
    return outcome.kind === 'saved'
      ? seeOther(`/console/series/${outcome.series.id}?done=saved`)
      : refuse(outcome.kind === 'refused' ? outcome.problems : []);
  }

  @Get(':seriesId')
  async show(@SignedInAs() visitor: Visitor, @Param('seriesId') id: string, @Query('done') done?: string) {
    const series = await this.series.get(id);
    return <SeriesPage {...{ visitor, series }} rows={await this.series.eventsOf(id)} done={readDone(done)} />;
  }

  @Get(':seriesId/edit')
  @AllowRoles('owner', 'organiser')
  async editForm(@SignedInAs() visitor: Visitor, @Param('seriesId') id: string) {
    const series = await this.series.get(id);
    return <SeriesFormPage visitor={visitor} series={series} typed={seriesValues(series)} />;
  }

  @Post(':seriesId/edit')
  async edit(@SignedInAs() visitor: Visitor, @Param('seriesId') id: string, @Body() body: unknown) {
    const series = await this.series.get(id);
    const typed = readTyped(body);
    const refuse = (problems: readonly EventProblem[]) => {
      const errors = toErrors(problems, visitor.organiser.language);
      return unprocessable(<SeriesFormPage visitor={visitor} series={series} typed={typed} errors={errors} />);
    };
    const read = readSeriesInput(toRawSeries(typed));
    if (read.kind === 'refused') return refuse(read.problems);
    const outcome = await this.series.edit(id, read.input, typed.seen ?? '', actorOf(visitor));
    switch (outcome.kind) {
      case 'saved':
        return seeOther(`/console/series/${id}?done=saved`);
      case 'refused':
        return refuse(outcome.problems);
      case 'stale': {
        const now = seriesValues(await this.series.get(id));
        const renewed = { ...typed, seen: now.seen ?? '' };
        return conflicting(<SeriesFormPage {...{ visitor, series }} typed={renewed} stored={differing(typed, now)} />);
      }
      default:
        return unreachable(outcome);
    }
  }

  @Get(':seriesId/publication')
  @AllowRoles('owner', 'organiser')
  async askPublication(@SignedInAs() visitor: Visitor, @Param('seriesId') id: string) {
    const series = await this.series.get(id);
    const now = this.clock.now();
    const drafts = await this.series.draftsOf(id);
    const looked = drafts.map((event) => ({ event, missing: missingForPublication(event, now) }));
    return <PublicationPage visitor={visitor} series={series} drafts={looked} />;
  }

  @Post(':seriesId/publication')
  async publish(@SignedInAs() visitor: Visitor, @Param('seriesId') id: string) {
    await this.series.get(id);
    const outcomes = await this.series.publishDrafts(id, actorOf(visitor));
    const isAny = outcomes.some(({ kind }) => kind === 'published');
    return seeOther(`/console/series/${id}${isAny ? '?done=series_published' : ''}`);
  }

  @Get(':seriesId/removal')
  @AllowRoles('owner', 'organiser')
  async askRemoval(@SignedInAs() visitor: Visitor, @Param('seriesId') id: string) {
    const series = await this.series.get(id);
    const rows = await this.series.eventsOf(id);
    if (isShown(rows)) return seeOther(`/console/series/${id}?done=series_stays`);
    return <RemovalPage {...{ visitor, series }} drafts={(await this.series.draftsOf(id)).length} />;
  }

  @Post(':seriesId/removal')
  @AllowRoles('owner', 'organiser')
  async remove(@SignedInAs() visitor: Visitor, @Param('seriesId') id: string) {
    const outcome = await this.series.remove(id, actorOf(visitor));
    return seeOther(
      outcome === 'removed' ? '/console/series?done=series_removed' : `/console/series/${id}?done=series_stays`,
    );
  }
}
