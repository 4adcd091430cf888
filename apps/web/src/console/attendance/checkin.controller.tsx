import { Get, Headers, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Attendance, countAtDoor, type DoorRefusal, findAtDoor, type Remark, spotsOf } from '#attendance';
import { CLOCK, type Clock, Database } from '#platform';
import { seeOther } from '../../http/answer.js';
import { conflicting } from '../answers.js';
import { readSearch, readTyped, type Typed, withQuery } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { ConsoleEvents, type EventView } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { SignedInAs, type Visitor } from '../signed-in.js';
import { CheckinPage, Counter } from './checkin-page.js';
import { readSpot } from './spot-select.js';

/** The door of one event. */
@ConsoleController('/e/:id/checkin')
export class CheckinController {
  constructor(
    private readonly database: Database,
    private readonly attendance: Attendance,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async page(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Query() asked: unknown,
    @Headers('hx-request') part?: string,
  ) {
    return <CheckinPage {...(await this.#props(visitor, id, readTyped(asked)))} isPart={part !== undefined} />;
  }

  /** The counter alone, for a page that renews it. */
  @Get('figures')
  async figures(@Param('id') id: string, @Query() asked: unknown) {
    const search = await this.#search(await this.views.view(id), readTyped(asked));
    const counts = await countAtDoor(this.database.read, search);
    return <Counter view={search.view} spot={search.spot} counts={counts} />;
  }

  @Post(':registrationId')
  async checkIn(@SignedInAs() visitor: Visitor, @Req() request: FastifyRequest) {
    const { remark, typed } = readPress(visitor, request);
    const told = typed.told === 'yes';
    const outcome = await this.attendance.checkIn({ ...remark, told }, this.clock.now());
    if (outcome.kind === 'checked_in' || outcome.kind === 'already') return back(remark, typed);
    return this.#refused(visitor, remark, typed, outcome);
  }

  /** Takes a check-in back. */
  @Post(':registrationId/removal')
  async undo(@SignedInAs() visitor: Visitor, @Req() request: FastifyRequest) {
    const { remark, typed } = readPress(visitor, request);
    await this.attendance.undoCheckIn(remark, this.clock.now());
    return back(remark, typed);
  }

  async #refused(visitor: Visitor, remark: Remark, typed: Typed, refusal: DoorRefusal) {
    const props = await this.#props(visitor, remark.eventId, { ...typed, done: remark.registrationId });
    return conflicting(<CheckinPage {...props} refusal={refusal} isPart={false} />);
  }

  async #props(visitor: Visitor, id: string, typed: Typed) {
    const search = await this.#search(await this.views.view(id), typed);
    const counts = await countAtDoor(this.database.read, search);
    const found = await findAtDoor(this.database.read, search);
    return { visitor, ...search, counts, found, done: typed.done ?? '', now: this.clock.now() };
  }

  async #search(view: EventView, typed: Typed) {
    const spots = await spotsOf(this.database.read, view.event.id);
    const spot = readSpot(typed.session, spots);
    const isHybrid = view.event.kind === 'hybrid';
    return { view, spots, spot, eventId: view.event.id, isHybrid, q: readSearch(typed.q) };
  }
}

function readPress(visitor: Visitor, { params, body }: FastifyRequest): { remark: Remark; typed: Typed } {
  const [path, typed] = [readTyped(params), readTyped(body)];
  const sessionId = typed.session || undefined;
  const { id = '', registrationId = '' } = path;
  return { remark: { eventId: id, registrationId, sessionId, organiserId: visitor.organiser.id }, typed };
}

/** To the same search, and to the same person in it. */
function back({ eventId, registrationId, sessionId }: Remark, typed: Typed) {
  const query = { q: readSearch(typed.q), session: sessionId, done: registrationId };
  return seeOther(withQuery(eventPath({ id: eventId }, '/checkin'), query));
}
