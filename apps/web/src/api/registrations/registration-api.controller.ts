import { Body, Delete, Get, Param, Patch, Put } from '@nestjs/common';
import type { ApiKey } from '#identity';
import { Database } from '#platform';
import { findRegistration, isLive, OwnRegistrations, Registrations } from '#registrations';
import { json, nothing } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody } from '../answering/read-body.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { readDetails, whyUnchanged } from './change-registration.js';
import { SessionChoices } from './choose-sessions.js';
import { RegistrationDetails } from './registration-details.js';
import { RegistrationChange, RegistrationDetail, SessionChoice } from './registration-schemas.js';

/** Where a handler works: the event and the registration in its path. */
interface At {
  readonly slug: string;
  readonly registrationId: string;
}

/** One registration, and what an organiser changes of it. */
@ApiController('/events/:slug/registrations/:registrationId')
export class RegistrationApiController {
  constructor(
    private readonly registrations: Registrations,
    private readonly own: OwnRegistrations,
    private readonly choices: SessionChoices,
    private readonly eventOf: EventOf,
    private readonly details: RegistrationDetails,
    private readonly database: Database,
  ) {}

  @Get()
  @Operation({
    ...{ id: 'getRegistration', summary: 'One registration', access: 'read' },
    answers: { 200: { RegistrationDetail } },
  })
  async show(@Param() at: At) {
    const { event, registration } = await this.eventOf.registration(at);
    return json(200, await this.details.of(event.id, registration.id));
  }

  /** What is left out stays as it is. */
  @Patch()
  @Operation({
    ...{ id: 'changeRegistration', summary: 'Change what somebody said of themselves', access: 'write' },
    body: { RegistrationChange },
    answers: { 200: { RegistrationDetail } },
  })
  async change(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { event, registration } = await this.eventOf.registration(at);
    const change = readBody(RegistrationChange, sent);
    const input = readDetails(registration, change);
    const outcome = await this.own.changeDetails(registration, input, change.version, undefined, actorOf(caller));
    if (outcome.kind === 'changed' || outcome.kind === 'unchanged')
      return json(200, await this.details.of(event.id, registration.id));
    if (outcome.kind === 'unanswered') throw new Error('nobody was asked anything');
    throw whyUnchanged(outcome);
  }

  /** What is asked about these sessions is answered here too, as by the person themselves. */
  @Put('sessions')
  @Operation({
    ...{ id: 'chooseSessions', summary: 'Choose sessions for somebody', access: 'write' },
    body: { SessionChoice },
    answers: { 200: { RegistrationDetail } },
  })
  async choose(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { event, registration } = await this.eventOf.registration(at);
    await this.choices.choose(event, registration, sent, actorOf(caller));
    return json(200, await this.details.of(event.id, registration.id));
  }

  /** Cancels, and moves the line up. Asking again is fine: it is cancelled. */
  @Delete()
  @Operation({
    ...{ id: 'cancelRegistration', summary: 'Cancel', access: 'write' },
    answers: { 204: 'Cancelled, now or before.' },
  })
  async cancel(@Caller() caller: ApiKey, @Param() at: At) {
    const { registration } = await this.eventOf.registration(at);
    await this.registrations.cancel(registration.id, actorOf(caller));
    const now = await findRegistration(this.database.read, registration.id);
    if (now && isLive(now)) throw new ApiProblem(409, 'too_late', { detail: TOO_LATE });
    return nothing();
  }
}

const TOO_LATE = 'It is over, cancelled or called off';
