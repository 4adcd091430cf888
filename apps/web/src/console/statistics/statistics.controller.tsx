import { Get, Inject, Param, Post } from '@nestjs/common';
import { recordAudit } from '#identity';
import { CLOCK, type Clock, Database } from '#platform';
import { answerFigures, eventStatistics } from '#statistics';
import { download } from '../../http/answer.js';
import { ConsoleController } from '../console-controller.js';
import { ConsoleEvents } from '../events/console-events.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { statisticsCsv } from './statistics-csv.js';
import { StatisticsPage } from './statistics-page.js';
import { hasTurnout } from './turnout.js';

/** The figures of one event. */
@ConsoleController('/e/:id/statistics')
export class ConsoleStatisticsController {
  constructor(
    private readonly database: Database,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async page(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const now = this.clock.now();
    const view = await this.views.view(id);
    const figures = await eventStatistics(this.database.read, view.event, now);
    const privacy = visitor.mayEdit ? (['ordinary', 'sensitive'] as const) : (['ordinary'] as const);
    const answers = await answerFigures(this.database.read, id, privacy);
    return <StatisticsPage {...{ visitor, view, figures, answers, now }} />;
  }

  /** The figures as a file, without those that could point at a person. What leaves the house is written down. */
  @Post('export')
  async export(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const now = this.clock.now();
    const { event } = await this.views.view(id);
    const figures = await eventStatistics(this.database.read, event, now);
    const answers = await answerFigures(this.database.read, id); // sensitive ones leave the house in no form
    const subject = { kind: 'event', id };
    const entry = { at: now, actor: actorOf(visitor), action: 'statistics.exported', subject };
    await this.database.transaction((tx) => recordAudit(tx, [entry]));
    const file = statisticsCsv(figures, answers, {
      language: visitor.organiser.language,
      showsTurnout: hasTurnout(event, figures, now),
    });
    return download(file, 'text/csv; charset=utf-8', `${event.slug}-cijfers.csv`, 'private');
  }
}
