import { Body, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { AllSeries } from '#events';
import type { ApiKey } from '#identity';
import { CONFIG, type Config } from '#platform';
import { json } from '../answering/json.js';
import { pageOf, readIdMark, readPaging } from '../answering/paging.js';
import { ApiController } from '../asking/api-controller.js';
import { Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { RegisterForSeries } from './register-for-series.js';
import { SeriesOf } from './series-of.js';
import { SeriesDetail, SeriesList, SeriesReceived, SeriesRegistration, SeriesVerdicts } from './series-schemas.js';
import { tellReceived, tellSeries, tellVerdicts, tellWhole } from './tell-series.js';

/** Series as people see them, and registering for several events at once; a key that reads sees what is not shown yet too. */
@ApiController('/series')
export class SeriesApiController {
  constructor(
    private readonly all: AllSeries,
    private readonly seriesOf: SeriesOf,
    private readonly registering: RegisterForSeries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The newest first. */
  @Get()
  @Operation({ id: 'listSeries', summary: 'Series of events', access: 'anybody', page: { SeriesList } })
  async list(@Caller() caller: ApiKey | undefined, @Query() query: unknown) {
    const { limit, after } = readPaging(query);
    const search = { limit: limit + 1, after: readIdMark(after), isInside: seesInside(caller) };
    const tell = (series: (typeof found)[number]) => tellSeries(series, this.config.publicUrl);
    const found = await this.all.page(search);
    return pageOf('/api/v1/series', limit, found, tell, ({ id }) => [id]);
  }

  @Get(':series')
  @Operation({
    ...{ id: 'getSeries', summary: 'One series, with its events', access: 'anybody' },
    answers: { 200: { SeriesDetail } },
  })
  async show(@Caller() caller: ApiKey | undefined, @Param('series') slug: string) {
    const found = await (seesInside(caller) ? this.seriesOf.inside(slug) : this.seriesOf.shown(slug));
    return json(200, tellWhole(found.series, found.events, found.ownForms, this.config.publicUrl));
  }

  /** Each event decides by itself: one that is full holds up no other. */
  @Post(':series/registrations')
  @Operation({
    ...{ id: 'registerForSeries', summary: 'Register a person for several events' },
    ...{ access: 'registering', once: 'repeatable' },
    body: { SeriesRegistration },
    answers: { 202: { SeriesReceived }, 200: { SeriesVerdicts } },
  })
  async register(@Caller() caller: ApiKey | undefined, @Param('series') slug: string, @Body() sent: unknown) {
    const tell = caller ? tellVerdicts : tellReceived;
    const became = await this.registering.register(await this.seriesOf.shown(slug), sent, tell);
    return json(caller ? 200 : 202, tell(became));
  }
}

function seesInside(caller: ApiKey | undefined): boolean {
  return caller?.scopes.includes('read') ?? false;
}
