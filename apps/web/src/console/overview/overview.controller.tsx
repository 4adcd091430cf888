import { Get, Inject, Param, Post, Query } from '@nestjs/common';
import { countAttendance } from '#attendance';
import { AllSeries, Events, eventPlaces, missingForPublication } from '#events';
import { countFailedMails } from '#mail';
import { MailPlans, toDoFor } from '#messages';
import { CLOCK, type Clock, Database, unreachable } from '#platform';
import { countAnswers, countOpenOffers } from '#registrations';
import { growthOf, sessionFiguresOf } from '#statistics';
import { Page, seeOther } from '../../http/answer.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { ConsoleEvents, type EventView } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { CancellationPage, RestorationPage } from './cancellation-page.js';
import { EventFigures } from './event-figures.js';
import { OverviewPage } from './overview-page.js';

/** One event at a glance, and what can be done with it as a whole. */
@ConsoleController('/e/:id')
export class OverviewController {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly series: AllSeries,
    private readonly plans: MailPlans,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async overview(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query('done') done?: string) {
    return <OverviewPage {...(await this.#props(visitor, id))} done={readDone(done)} />;
  }

  /** The figures alone, for a page that renews them. */
  @Get('figures')
  async figures(@Param('id') id: string) {
    return <EventFigures {...(await this.#figures(await this.views.view(id)))} />;
  }

  @Post('publication')
  async publish(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const outcome = await this.events.publish(id, actorOf(visitor));
    switch (outcome.kind) {
      case 'published':
      case 'already_published':
        return seeOther(eventPath(outcome.event, '?done=published'));
      case 'cancelled':
        return seeOther(eventPath(outcome.event));
      case 'incomplete':
        return new Page(<OverviewPage {...(await this.#props(visitor, id))} />, { status: 422 });
      default:
        return unreachable(outcome);
    }
  }

  @Get('cancellation')
  @AllowRoles('owner', 'organiser')
  async askCancellation(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const view = await this.views.view(id);
    if (view.event.status !== 'published') return seeOther(eventPath(view.event));
    return <CancellationPage visitor={visitor} view={view} counts={await this.views.counts(id)} />;
  }

  @Post('cancellation')
  async cancel(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const { kind, event } = await this.events.cancel(id, actorOf(visitor));
    return seeOther(eventPath(event, kind === 'not_published' ? '' : '?done=cancelled'));
  }

  @Get('restoration')
  @AllowRoles('owner', 'organiser')
  async askRestoration(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const view = await this.views.view(id);
    if (view.event.status !== 'cancelled') return seeOther(eventPath(view.event));
    const isOver = view.event.endsAt <= this.clock.now();
    return <RestorationPage visitor={visitor} view={view} counts={await this.views.counts(id)} isOver={isOver} />;
  }

  @Post('restoration')
  async restore(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const { kind, event } = await this.events.restore(id, actorOf(visitor));
    return seeOther(eventPath(event, kind === 'restored' ? '?done=restored' : ''));
  }

  /** What moves while people register and come in. */
  async #figures(view: EventView) {
    const { id } = view.event;
    const attendance = (await countAttendance(this.database.read, [id])).get(id) ?? { confirmed: 0, attended: 0 };
    return { view, counts: await this.views.counts(id), attendance, now: this.clock.now() };
  }

  async #props(visitor: Visitor, id: string) {
    const figures = await this.#figures(await this.views.view(id));
    const { now } = figures;
    const { event, state, pools } = figures.view;
    const tx = this.database.read;
    const sessions = await sessionFiguresOf(tx, id);
    const failedMails = (await countFailedMails(tx, [id])).get(id) ?? 0;
    const offered = (await countOpenOffers(tx, [id])).get(id) ?? 0;
    const answered = await countAnswers(tx, id);
    const reminders = (await this.plans.of(event)).filter((plan) => plan.enabled && plan.anchor === 'start').length;
    return {
      ...figures,
      visitor,
      sessions,
      answered,
      growth: await growthOf(tx, event, now),
      roomUrl: await this.events.roomUrl(id),
      series: event.seriesId ? await this.series.get(event.seriesId) : undefined,
      missing: event.status === 'draft' ? missingForPublication(event, now) : [],
      toDo: toDoFor(
        {
          event,
          state,
          counts: eventPlaces(pools),
          asking: figures.counts.pending,
          pools,
          offered,
          declined: answered.declined,
          sessions,
          failedMails,
          reminders,
        },
        now,
      ),
    };
  }
}
