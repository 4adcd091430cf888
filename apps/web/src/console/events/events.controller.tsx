import { Body, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { countAttendance } from '#attendance';
import {
  AllSeries,
  EVENT_TABS,
  type EventDetails,
  type EventPage,
  type EventProblem,
  Events,
  programmeShift,
  readEventInput,
} from '#events';
import { Community } from '#identity';
import { findAlarms } from '#mail';
import { CLOCK, type Clock, Database, isId, newId, unreachable } from '#platform';
import { yearFigures, yearsWithEvents } from '#statistics';
import { Page, seeOther } from '../../http/answer.js';
import { telling, toErrors, unprocessable } from '../answers.js';
import { readChoice, readPage, readSearch, readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { differing } from '../form-kit.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { ConsoleEvents } from './console-events.js';
import { EditEventPage, NewEventPage } from './event-form-pages.js';
import { emptyFormValues, eventFormValues, readSeen, toRawEvent } from './event-form-values.js';
import { EventListPage } from './event-list-page.js';
import { EventNewsPage } from './event-news-page.js';

/** The list of events, and the form that makes and changes them. */
@ConsoleController()
export class ConsoleEventsController {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly community: Community,
    private readonly series: AllSeries,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Query() asked: unknown) {
    const query = readTyped(asked);
    const search = { tab: readChoice(query.tab, EVENT_TABS), q: readSearch(query.q), page: readPage(query.page) };
    const now = this.clock.now();
    const found = await this.events.search(search, now);
    const past = search.tab === 'past' ? await this.#past(found, query.year, now) : {};
    const alarms = visitor.mayEdit ? await findAlarms(this.database.read, now) : [];
    const done = readDone(query.done);
    return <EventListPage {...past} {...{ visitor, search, found, alarms, done }} />;
  }

  /** Who came, and the figures of the year that was asked for, else of the last one in which something was held. */
  async #past(found: EventPage, asked: string | undefined, now: Date) {
    const tx = this.database.read;
    const ids = found.rows.map(({ event }) => event.id);
    const attendance = await countAttendance(tx, ids);
    const { timeZone } = await this.community.get();
    const years = await yearsWithEvents(tx, timeZone, now);
    const year = years.find((one) => String(one) === asked) ?? years[0];
    const totals = year && { figures: await yearFigures(tx, year, timeZone, now), years };
    return { attendance, totals };
  }

  @Get('events/new')
  @AllowRoles('owner', 'organiser')
  async newForm(@SignedInAs() visitor: Visitor, @Query('from') from?: string, @Query('series') seriesId = '') {
    const series = await this.series.all();
    if (from) return <NewEventPage {...{ visitor, series }} typed={await this.#copyOf(from)} />;
    const { timeZone } = await this.community.get();
    const typed = { ...emptyFormValues(visitor.organiser.language, timeZone), seriesId, key: newId() };
    return <NewEventPage {...{ visitor, series, typed }} />;
  }

  /** The form of another event, without what is its own: when it is, and its address. */
  async #copyOf(id: string): Promise<Typed> {
    const { event, pools } = await this.views.view(id);
    const own = { start: '', startDoubled: '', end: '', endDoubled: '', opens: '', closes: '', slug: '', seen: '' };
    return { ...eventFormValues(event, pools, await this.events.roomUrl(id)), ...own, key: newId(), copyOf: id };
  }

  @Post('events')
  async create(@SignedInAs() visitor: Visitor, @Body() body: unknown) {
    const typed = readTyped(body);
    const series = await this.series.all();
    const refuse = (problems: readonly EventProblem[]) =>
      unprocessable(
        <NewEventPage {...{ visitor, series, typed }} errors={toErrors(problems, visitor.organiser.language)} />,
      );
    const read = readEventInput(toRawEvent(typed));
    if (read.kind === 'refused') return refuse(read.problems);
    const key = isId(typed.key ?? '') ? typed.key : undefined;
    const copyOf = typed.copyOf || undefined;
    const outcome = await this.events.create(read.input, actorOf(visitor), { id: key, copyOf });
    switch (outcome.kind) {
      case 'saved':
        return seeOther(eventPath(outcome.event, '?done=created'));
      case 'refused':
        return refuse(outcome.problems);
      case 'made_before':
        return await this.#madeBefore(visitor, outcome.event, typed);
      default:
        return unreachable(outcome);
    }
  }

  @Get('e/:id/edit')
  @AllowRoles('owner', 'organiser')
  async editForm(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const { event, state, pools } = await this.views.view(id);
    const typed = eventFormValues(event, pools, await this.events.roomUrl(id));
    const series = await this.series.all();
    return <EditEventPage {...{ visitor, event, state, series, typed }} />;
  }

  @Post('e/:id/edit')
  async edit(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() body: unknown) {
    const view = await this.views.view(id);
    const { event, state } = view;
    const typed = readTyped(body);
    const form = { visitor, event, state, series: await this.series.all(), typed };
    if (typed.back) return <EditEventPage {...form} />;
    const refuse = (problems: readonly EventProblem[]) =>
      unprocessable(<EditEventPage {...form} errors={toErrors(problems, visitor.organiser.language)} />);
    const read = readEventInput(toRawEvent(typed));
    if (read.kind === 'refused') return refuse(read.problems);
    const outcome = await this.events.edit(id, read.input, readSeen(typed), actorOf(visitor), telling(typed));
    switch (outcome.kind) {
      case 'saved':
        return seeOther(eventPath(outcome.event, '?done=saved'));
      case 'refused':
        return refuse(outcome.problems);
      case 'stale':
        return await this.#stalePage(visitor, id, typed);
      case 'asks': {
        const { timeZone } = read.input;
        const [concerned, { rounds }] = [await this.views.counts(id), await this.events.programme(id)];
        const programmeMoves =
          outcome.news !== undefined && rounds.length > 0 && programmeShift(event, read.input) !== 0;
        return <EventNewsPage {...{ visitor, view, typed, timeZone, concerned, programmeMoves }} {...outcome} />;
      }
      default:
        return unreachable(outcome);
    }
  }

  /** Pressed twice: that is the draft of the first press. Sent again with other texts: those are not lost. */
  async #madeBefore(visitor: Visitor, event: EventDetails, typed: Typed) {
    const now = eventFormValues(event, await this.events.pools(event.id), await this.events.roomUrl(event.id));
    const sent = { ...typed, slug: typed.slug || event.slug };
    if (Object.keys(differing(sent, now)).length === 0) return seeOther(eventPath(event, '?done=created'));
    return await this.#stalePage(visitor, event.id, sent);
  }

  /** What was typed stays; saving once more is then a decision, made in the knowledge of the other's version. */
  async #stalePage(visitor: Visitor, id: string, typed: Readonly<Record<string, string>>): Promise<Page> {
    const { event, state, pools } = await this.views.view(id);
    const now = eventFormValues(event, pools, await this.events.roomUrl(id));
    const stored = differing(typed, now);
    const form = { visitor, event, state, series: await this.series.all() };
    const renewed = { ...typed, seen: now.seen ?? '' };
    return new Page(<EditEventPage {...form} typed={renewed} stored={stored} />, { status: 409 });
  }
}
