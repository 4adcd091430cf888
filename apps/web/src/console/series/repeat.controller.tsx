import { Body, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { AllSeries, MOST_REPEATS, RHYTHMS } from '#events';
import { CLOCK, type Clock } from '#platform';
import { seeOther } from '../../http/answer.js';
import { unprocessable } from '../answers.js';
import { readChoice, readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { ConsoleEvents } from '../events/console-events.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { RepeatPage } from './repeat-page.js';
import { repeatWords } from './repeat-words.js';

/** Making more of one event. */
@ConsoleController('/e/:id/repeat')
export class RepeatController {
  constructor(
    private readonly series: AllSeries,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks how often; with that in the address, shows on which days. */
  @Get()
  @AllowRoles('owner', 'organiser')
  async form(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query() asked: unknown) {
    const typed = readTyped(asked);
    const props = await this.#props(visitor, id, typed);
    const isAsked = 'count' in typed;
    if (!isAsked) return <RepeatPage {...props} days={undefined} />;
    const { countWrong } = repeatWords[visitor.organiser.language];
    return props.days ? (
      <RepeatPage {...props} />
    ) : (
      unprocessable(<RepeatPage {...props} errors={{ count: countWrong }} />)
    );
  }

  @Post()
  async make(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() body: unknown) {
    const typed = readTyped(body);
    const days = readDays(body);
    const wish = { days, isNumbered: typed.numbered === 'yes' };
    const outcome = await this.series.repeat(id, wish, actorOf(visitor));
    if (outcome.kind === 'refused') {
      const props = await this.#props(visitor, id, typed);
      const { noDays, countWrong } = repeatWords[visitor.organiser.language];
      const errors = props.days ? { day: outcome.reason === 'no_days' ? noDays : countWrong } : { count: countWrong };
      return unprocessable(<RepeatPage {...props} ticked={new Set(days)} errors={errors} />);
    }
    const { event } = await this.views.view(id);
    const done = outcome.events.length > 0 ? 'repeated' : 'repeated_before';
    return seeOther(
      event.seriesId ? `/console/series/${event.seriesId}?done=${done}` : `/console?tab=drafts&done=${done}`,
    );
  }

  async #props(visitor: Visitor, id: string, typed: Typed) {
    const view = await this.views.view(id);
    const { event } = view;
    const series = event.seriesId ? await this.series.get(event.seriesId) : undefined;
    const count = /^[1-9]\d?$/.test(typed.count ?? '') ? Number(typed.count) : 0;
    const isRight = count >= 1 && count <= MOST_REPEATS;
    const rhythm = readChoice(typed.rhythm, RHYTHMS);
    const days = isRight ? await this.series.repeatDays(event, rhythm, count) : undefined;
    return { visitor, view, series, typed: { ...typed, rhythm }, days, now: this.clock.now() };
  }
}

/** The days that were ticked: one comes as a text, more as a list. */
function readDays(sent: unknown): string[] {
  const day: unknown = typeof sent === 'object' && sent !== null && 'day' in sent ? sent.day : [];
  return [day]
    .flat()
    .filter((one) => typeof one === 'string')
    .slice(0, MOST_REPEATS + 1);
}
