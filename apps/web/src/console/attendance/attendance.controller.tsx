import { Get, Inject, Param, Query } from '@nestjs/common';
import { countAttendance, searchAttendees } from '#attendance';
import { CLOCK, type Clock, Database } from '#platform';
import { readChoice, readPage, readSearch, readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { ConsoleEvents } from '../events/console-events.js';
import { SignedInAs, type Visitor } from '../signed-in.js';
import { ATTENDANCE_LISTS, AttendanceFigures, AttendancePage } from './attendance-page.js';

/** Who came to one event. */
@ConsoleController('/e/:id/attendance')
export class ConsoleAttendanceController {
  constructor(
    private readonly database: Database,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async page(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query() asked: unknown) {
    const query = readTyped(asked);
    const view = await this.views.view(id);
    const show = readChoice(query.show, ATTENDANCE_LISTS);
    const search = { eventId: id, q: readSearch(query.q), show, page: readPage(query.page) };
    const found = await searchAttendees(this.database.read, search);
    const props = { visitor, view, search, found, counts: await this.#counts(id), now: this.clock.now() };
    return <AttendancePage {...props} />;
  }

  @Get('figures')
  async figures(@Param('id') id: string) {
    const view = await this.views.view(id);
    return <AttendanceFigures view={view} counts={await this.#counts(id)} />;
  }

  async #counts(id: string) {
    return (await countAttendance(this.database.read, [id])).get(id) ?? { confirmed: 0, attended: 0 };
  }
}
