import { Body, Param, Post } from '@nestjs/common';
import type { ApiKey } from '#identity';
import { Approvals } from '#registrations';
import { json } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody } from '../answering/read-body.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { Outcome, Refusal } from './registration-schemas.js';

/** Where a handler works: the event and the registration in its path. */
interface At {
  readonly slug: string;
  readonly registrationId: string;
}

const TOO_LATE = 'The event has begun, or does not go on';
const NOT_ASKING = 'Nobody asks for a place with this registration any more';

/** Answering somebody who asks for a place, at an event where an organiser decides. */
@ApiController('/events/:slug/registrations/:registrationId')
export class ApprovalApiController {
  constructor(
    private readonly approvals: Approvals,
    private readonly eventOf: EventOf,
  ) {}

  /** A place where one is free, else the line. */
  @Post('approval')
  @Operation({
    ...{ id: 'approve', summary: 'Say yes to who asks for a place', access: 'write', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async approve(@Caller() caller: ApiKey, @Param() at: At) {
    const { event, registration } = await this.eventOf.registration(at);
    const outcome = await this.approvals.approve(event.id, [registration.id], actorOf(caller));
    if (outcome === 'too_late') throw new ApiProblem(409, outcome, { detail: TOO_LATE });
    if (outcome.confirmed > 0) return json(200, { status: 'confirmed' });
    if (outcome.waiting > 0) return json(200, { status: 'waiting' });
    if (outcome.full > 0) throw new ApiProblem(409, 'full', { detail: 'No place, and nobody more may wait' });
    throw new ApiProblem(409, 'not_asking', { detail: NOT_ASKING });
  }

  @Post('refusal')
  @Operation({
    ...{ id: 'refuse', summary: 'Say no to who asks for a place', access: 'write', once: 'repeatable' },
    body: { Refusal },
    answers: { 200: { Outcome } },
  })
  async refuse(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { event, registration } = await this.eventOf.registration(at);
    const { reason } = readBody(Refusal, sent);
    const outcome = await this.approvals.decline(event.id, [registration.id], actorOf(caller), reason);
    if (outcome === 'too_late') throw new ApiProblem(409, outcome, { detail: TOO_LATE });
    if (outcome === 0) throw new ApiProblem(409, 'not_asking', { detail: NOT_ASKING });
    return json(200, { status: 'declined' });
  }
}
