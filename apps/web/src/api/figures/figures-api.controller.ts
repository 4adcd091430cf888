import { Get, Inject, Param } from '@nestjs/common';
import { Community } from '#identity';
import { CLOCK, type Clock, Database, NotFound } from '#platform';
import { eventStatistics, yearFigures } from '#statistics';
import { hasTurnout } from '../../console/statistics/turnout.js';
import { json } from '../answering/json.js';
import { ApiController } from '../asking/api-controller.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { EventStatistics, YearStatistics } from './figures-schemas.js';
import { tellStatistics, tellYear } from './tell-statistics.js';

/** Figures: of an event, and of a year. */
@ApiController()
export class FiguresApiController {
  constructor(
    private readonly eventOf: EventOf,
    private readonly community: Community,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('events/:slug/statistics')
  @Operation({
    ...{ id: 'getStatistics', summary: 'The figures of an event', access: 'look' },
    answers: { 200: { EventStatistics } },
  })
  async event(@Param('slug') slug: string) {
    const event = await this.eventOf.slug(slug);
    const now = this.clock.now();
    const figures = await eventStatistics(this.database.read, event, now);
    return json(200, tellStatistics(figures, hasTurnout(event, figures, now)));
  }

  @Get('statistics/:year')
  @Operation({
    ...{ id: 'getYear', summary: 'The figures of a year', access: 'look' },
    answers: { 200: { YearStatistics } },
  })
  async year(@Param('year') year: string) {
    if (!/^20\d\d$/.test(year)) throw new NotFound('year');
    const { timeZone } = await this.community.get();
    return json(200, tellYear(await yearFigures(this.database.read, Number(year), timeZone, this.clock.now())));
  }
}
