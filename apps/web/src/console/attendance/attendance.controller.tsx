import { Body, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { Attendance, countAttendanceAt, searchAttendees, spotsOf } from '#attendance';
import { CLOCK, type Clock, Database } from '#platform';
import { seeOther } from '../../http/answer.js';
import { conflicting } from '../answers.js';
import { readChoice, readPage, readSearch, readTyped, type Typed, withQuery } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { SignedInAs, type Visitor } from '../signed-in.js';
import { AttendanceFigures } from './attendance-figures.js';
import { ATTENDANCE_LISTS, AttendancePage } from './attendance-page.js';
import { readSpot } from './spot-select.js';

/** Who came to one event. */
@ConsoleController('/e/:id/attendance')
export class ConsoleAttendanceController {
  constructor(
    private readonly database: Database,
    private readonly attendance: Attendance,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async page(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query() asked: unknown) {
    const typed = readTyped(asked);
    return <AttendancePage {...(await this.#props(visitor, id, typed))} done={readDone(typed.done)} />;
  }

  @Get('figures')
  async figures(@Param('id') id: string, @Query() asked: unknown) {
    const view = await this.views.view(id);
    const spot = readSpot(readTyped(asked).session, await spotsOf(this.database.read, id));
    return <AttendanceFigures view={view} spot={spot} counts={await countAttendanceAt(this.database.read, id, spot)} />;
  }

  /** Somebody knows better than the rule, or leaves it to the rule again. */
  @Post(':registrationId/decision')
  async decide(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('registrationId') registrationId: string,
    @Body() sent: unknown,
  ) {
    const typed = readTyped(sent);
    const sessionId = typed.session || undefined;
    const remark = { eventId: id, registrationId, sessionId, organiserId: visitor.organiser.id };
    const decision = readChoice(typed.decision, ['rule', 'present', 'absent']);
    const outcome = await this.attendance.decide(remark, decision, this.clock.now());
    if (outcome.kind === 'decided' || outcome.kind === 'already') return seeOther(backTo(id, registrationId, typed));
    return conflicting(<AttendancePage {...(await this.#props(visitor, id, typed))} refusal={outcome} />);
  }

  async #props(visitor: Visitor, id: string, typed: Typed) {
    const view = await this.views.view(id);
    const spots = await spotsOf(this.database.read, id);
    const [spot, show] = [readSpot(typed.session, spots), readChoice(typed.show, ATTENDANCE_LISTS)];
    const search = { eventId: id, spot, show, q: readSearch(typed.q), page: readPage(typed.page) };
    const found = await searchAttendees(this.database.read, search);
    const counts = await countAttendanceAt(this.database.read, id, spot);
    return { visitor, view, spots, search, found, counts, now: this.clock.now() };
  }
}

/** To the list as it was, or to the page of the person. */
function backTo(id: string, registrationId: string, { back, session, show, q, page }: Typed): string {
  if (back === 'person') return eventPath({ id }, `/registrations/${registrationId}?done=saved`);
  return withQuery(eventPath({ id }, '/attendance'), {
    session,
    show: readChoice(show, ATTENDANCE_LISTS),
    q: readSearch(q),
    page: readPage(page),
    done: 'saved',
  });
}
