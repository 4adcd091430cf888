import { Body, Delete, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { Attendance, attendeesAfter, type DoorRefusal, type Remark, type Spot, spotsOf } from '#attendance';
import type { ApiKey } from '#identity';
import { CLOCK, type Clock, Database, NotFound } from '#platform';
import { json, nothing } from '../answering/json.js';
import { pageOf, readArrivalMark, readPaging } from '../answering/paging.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody } from '../answering/read-body.js';
import { ApiController } from '../asking/api-controller.js';
import { Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { Outcome } from '../registrations/registration-schemas.js';
import { AttendanceDecision, AttendanceList, CheckIn, SpotQuery } from './attendance-schemas.js';

interface At {
  readonly slug: string;
  readonly registrationId: string;
}

/** Who was there: the list, the door, and what somebody knows better. */
@ApiController('/events/:slug')
export class AttendanceApiController {
  constructor(
    private readonly attendance: Attendance,
    private readonly eventOf: EventOf,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everybody with a place, in order of arrival. */
  @Get('attendance')
  @Operation({
    ...{ id: 'listAttendance', summary: 'Who has a place, and was there', access: 'read' },
    ...{ page: { AttendanceList }, query: SpotQuery },
  })
  async list(@Param('slug') slug: string, @Query() query: unknown) {
    const event = await this.eventOf.slug(slug);
    const { limit, after } = readPaging(query);
    const spot = await this.#spot(event.id, readBody(SpotQuery, query).sessionId);
    const marks = { after: readArrivalMark(after), limit: limit + 1 };
    const found = await attendeesAfter(this.database.read, event.id, spot, marks);
    const tell = ({ arrival: _, email: __, firstSeenAt, isByHand, ...row }: (typeof found)[number]) => ({
      ...row,
      firstSeenAt: firstSeenAt?.toISOString() ?? null,
      isByHand: isByHand ?? false,
    });
    const asked: Record<string, string> = spot.isEvent ? {} : { sessionId: spot.sessionId };
    const path = `/api/v1/events/${event.slug}/attendance`;
    return pageOf(path, limit, found, tell, ({ arrival }) => [arrival], asked);
  }

  /** Again is fine: they are in. */
  @Put('registrations/:registrationId/check-in')
  @Operation({
    ...{ id: 'checkIn', summary: 'Note that somebody is here', access: 'write' },
    body: { CheckIn },
    answers: { 200: { Outcome } },
  })
  async checkIn(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { told, sessionId } = readBody(CheckIn, sent);
    const remark = await this.#remark(caller, at, sessionId);
    return toldOf(await this.attendance.checkIn({ ...remark, told }, this.clock.now()));
  }

  @Delete('registrations/:registrationId/check-in')
  @Operation({
    ...{ id: 'undoCheckIn', summary: 'Take a check-in back', access: 'write', query: SpotQuery },
    answers: { 204: 'Taken back, now or before.' },
  })
  async undo(@Caller() caller: ApiKey, @Param() at: At, @Query() query: unknown) {
    const { sessionId = null } = readBody(SpotQuery, query);
    await this.attendance.undoCheckIn(await this.#remark(caller, at, sessionId), this.clock.now());
    return nothing();
  }

  @Put('registrations/:registrationId/attendance')
  @Operation({
    ...{ id: 'decideAttendance', summary: 'Say whether somebody was there', access: 'write' },
    body: { AttendanceDecision },
    answers: { 200: { Outcome } },
  })
  async decide(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { decision, sessionId } = readBody(AttendanceDecision, sent);
    const remark = await this.#remark(caller, at, sessionId);
    return toldOf(await this.attendance.decide(remark, decision, this.clock.now()));
  }

  async #remark({ organiserId }: ApiKey, at: At, sessionId: string | null): Promise<Remark> {
    const { event, registration } = await this.eventOf.registration(at);
    return { eventId: event.id, registrationId: registration.id, sessionId: sessionId ?? undefined, organiserId };
  }

  async #spot(eventId: string, sessionId: string | undefined): Promise<Spot> {
    const spots = await spotsOf(this.database.read, eventId);
    const spot = spots.find((one) => (sessionId ? one.sessionId === sessionId : one.isEvent));
    if (!spot) throw new NotFound('session');
    return spot;
  }
}

function toldOf(outcome: { readonly kind: 'checked_in' | 'decided' | 'already' } | DoorRefusal) {
  switch (outcome.kind) {
    case 'checked_in':
    case 'decided':
    case 'already':
      return json(200, { status: outcome.kind });
    default: {
      const { kind, ...extra } = outcome;
      throw new ApiProblem(409, kind, { extra: 'status' in extra ? { registration: extra.status } : extra });
    }
  }
}
