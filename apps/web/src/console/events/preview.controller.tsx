import { Body, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { AllSeries, draftOf, Events, eventState, PLENARY, plenaryOfDraft, readEventInput } from '#events';
import { CLOCK, type Clock, type Language, newId, toLanguage } from '#platform';
import { Questions } from '#questions';
import { Notice } from '#ui';
import { EventPage } from '../../events/event-page.js';
import type { EventView as PublicView } from '../../events/event-views.js';
import { Page } from '../../http/answer.js';
import { toErrors, unprocessable } from '../answers.js';
import { readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { AllowRoles } from '../session.guard.js';
import { SignedInAs, type Visitor } from '../signed-in.js';
import { ConsoleEvents, type EventView } from './console-events.js';
import { EditEventPage, NewEventPage } from './event-form-pages.js';
import { toRawEvent } from './event-form-values.js';
import { eventFormWords } from './event-form-words.js';

/** The page of an event as visitors will see it, before it is saved or published. Nothing is written. */
@ConsoleController()
export class PreviewController {
  constructor(
    private readonly events: Events,
    private readonly questions: Questions,
    private readonly series: AllSeries,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is stored, also of a draft. */
  @Get('e/:id/preview')
  async stored(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query('language') language?: string) {
    return await this.#page(visitor, await this.views.view(id), toLanguage(language));
  }

  /** What stands in the form of an event that is there. */
  @Post('e/:id/preview')
  async edited(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() body: unknown) {
    const typed = readTyped(body);
    const view = await this.views.view(id);
    const { event, state } = view;
    const read = readEventInput(toRawEvent(typed));
    if (read.kind === 'refused') {
      const errors = toErrors(read.problems, visitor.organiser.language);
      return unprocessable(
        <EditEventPage {...{ visitor, event, state, typed, errors }} series={await this.series.all()} />,
      );
    }
    const { pools: _, roomUrl: __, ...decided } = read.input;
    const imagined = { ...event, ...decided, slug: decided.slug || event.slug };
    return await this.#page(visitor, { ...view, event: imagined }, languageOf(typed));
  }

  /** What stands in the form of a new event. */
  @Post('events/preview')
  @AllowRoles('owner', 'organiser')
  async imagined(@SignedInAs() visitor: Visitor, @Body() body: unknown) {
    const typed = readTyped(body);
    const read = readEventInput(toRawEvent(typed));
    if (read.kind === 'refused') {
      const errors = toErrors(read.problems, visitor.organiser.language);
      return unprocessable(<NewEventPage {...{ visitor, typed, errors }} series={await this.series.all()} />);
    }
    const now = this.clock.now();
    const event = draftOf(read.input, now);
    const pools = read.input.pools.map((wish) => ({
      ...wish,
      ...{ id: newId(), eventId: event.id, sessionId: null, taken: 0, waiting: 0, ceiling: wish.capacity },
    }));
    const plenary = [{ session: plenaryOfDraft(event, now), themeGroup: undefined, pools: [] }];
    return asVisitorsSee(
      visitor,
      { event, pools, programme: { plenary, rounds: [] }, questions: [] },
      now,
      languageOf(typed),
    );
  }

  /** The programme as it is stored, but for the plenary, which follows what the form says. */
  async #page(visitor: Visitor, { event, pools }: EventView, language: Language) {
    const { plenary, rounds } = await this.events.programme(event.id, pools);
    const { title, startsAt, endsAt } = event;
    const followed = plenary.map((stop) =>
      stop.session.code === PLENARY ? { ...stop, session: { ...stop.session, title, startsAt, endsAt } } : stop,
    );
    const programme = { plenary: followed, rounds };
    const questions = await this.questions.inUse(event.id);
    return asVisitorsSee(visitor, { event, pools, programme, questions }, this.clock.now(), language);
  }
}

/** A draft looks as it will on the day it is published. */
function asVisitorsSee(visitor: Visitor, seen: Omit<PublicView, 'state'>, now: Date, language: Language): Page {
  const event = seen.event.status === 'draft' ? { ...seen.event, status: 'published' as const } : seen.event;
  const view = { ...seen, event, state: eventState(event, seen.pools, now) };
  const spoken = visitor.organiser.language;
  const say = eventFormWords[spoken];
  const banner = (
    <Notice tone="info" title={<span lang={spoken}>{say.previewTitle}</span>}>
      <p lang={spoken}>{say.previewText}</p>
    </Notice>
  );
  return new Page(<EventPage view={view} preview={banner} />, { as: { language, path: `/${event.slug}` } });
}

const languageOf = (typed: Typed) => toLanguage(typed.preview);
