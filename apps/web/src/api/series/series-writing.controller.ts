import { Body, Inject, Param, Patch, Post } from '@nestjs/common';
import { AllSeries, missingForPublication, readSeriesInput, type SeriesOutcome, sealOfSeries } from '#events';
import type { ApiKey } from '#identity';
import { CLOCK, type Clock, CONFIG, type Config, unreachable } from '#platform';
import { json } from '../answering/json.js';
import { readBody } from '../answering/read-body.js';
import { problemsAt, refusedFields, stale } from '../answering/settings.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { SeriesOf } from './series-of.js';
import { NewSeries, SeriesChange, SeriesPublished, SeriesSummary } from './series-schemas.js';
import { tellSeries } from './tell-series.js';

/** Making, changing and publishing series, by the rules of the form in the console. */
@ApiController('/series')
export class SeriesWritingController {
  constructor(
    private readonly all: AllSeries,
    private readonly seriesOf: SeriesOf,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Events come into it by their `seriesId`, or by repeating one that is in it. */
  @Post()
  @Operation({
    ...{ id: 'createSeries', summary: 'Make a series', access: 'write' },
    body: { NewSeries },
    answers: { 201: { SeriesSummary } },
  })
  async create(@Caller() caller: ApiKey, @Body() sent: unknown) {
    const outcome = await this.all.add(inputOf(readBody(NewSeries, sent)), actorOf(caller));
    const series = this.#saved(outcome, '');
    return json(201, series, { location: `/api/v1/series/${series.slug}` });
  }

  /** What is left out stays as it is. */
  @Patch(':series')
  @Operation({
    ...{ id: 'changeSeries', summary: 'Change a series', access: 'write' },
    body: { SeriesChange },
    answers: { 200: { SeriesSummary } },
  })
  async change(@Caller() caller: ApiKey, @Param('series') slug: string, @Body() sent: unknown) {
    const series = await this.seriesOf.slug(slug);
    const { version, ...change } = readBody(SeriesChange, sent);
    const outcome = await this.all.edit(series.id, inputOf({ ...series, ...change }), version, actorOf(caller));
    return json(200, this.#saved(outcome, sealOfSeries(series)));
  }

  /** Every draft that lacks nothing; one that cannot be published holds up no other. */
  @Post(':series/publication')
  @Operation({
    ...{ id: 'publishSeries', summary: 'Publish the drafts of a series', access: 'write', once: 'repeatable' },
    answers: { 200: { SeriesPublished } },
  })
  async publish(@Caller() caller: ApiKey, @Param('series') slug: string) {
    const { id } = await this.seriesOf.slug(slug);
    const outcomes = await this.all.publishDrafts(id, actorOf(caller));
    const published = outcomes.flatMap((outcome) => (outcome.kind === 'published' ? [outcome.event.slug] : []));
    const now = this.clock.now();
    const drafts = (await this.all.eventsOf(id)).flatMap(({ event, state }) =>
      state === 'draft' ? [{ event: event.slug, errors: problemsAt(missingForPublication(event, now)) }] : [],
    );
    return json(200, { published, drafts });
  }

  #saved(outcome: SeriesOutcome, current: string) {
    switch (outcome.kind) {
      case 'saved':
        return tellSeries(outcome.series, this.config.publicUrl);
      case 'stale':
        throw stale(current);
      case 'refused':
        throw refusedFields(outcome.problems);
      default:
        return unreachable(outcome);
    }
  }
}

function inputOf(raw: object) {
  const read = readSeriesInput(raw);
  if (read.kind === 'refused') throw refusedFields(read.problems);
  return read.input;
}
