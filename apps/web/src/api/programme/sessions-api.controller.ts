import { Body, Delete, Param, Patch, Post } from '@nestjs/common';
import { Programmes, readSessionInput } from '#events';
import type { ApiKey } from '#identity';
import { ConsoleEvents } from '../../console/events/console-events.js';
import { json, nothing } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody } from '../answering/read-body.js';
import { refusedFields, tellsPeople, withChange } from '../answering/settings.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { Tell, Versioned } from '../events/event-settings.js';
import { Outcome } from '../registrations/registration-schemas.js';
import { mustBeSaved } from './made.js';
import { ProgrammeOf } from './programme-of.js';
import { Move, Programme, SessionSettingsChange } from './programme-schemas.js';

interface At {
  readonly slug: string;
  readonly sessionId: string;
}

/** The sessions that people choose. */
@ApiController('/events/:slug/sessions/:sessionId')
export class SessionsApiController {
  constructor(
    private readonly programmes: Programmes,
    private readonly programmeOf: ProgrammeOf,
    private readonly views: ConsoleEvents,
  ) {}

  @Patch()
  @Operation({
    ...{ id: 'changeSession', summary: 'Change a session', access: 'write' },
    body: { SessionSettingsChange },
    answers: { 200: { Programme } },
  })
  async change(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { event, round, stop } = await this.programmeOf.session(at);
    const { version, tell } = readBody(Versioned, sent);
    const settings = this.programmeOf.tellSession(event, round, stop);
    const read = readSessionInput(withChange(settings, sent), event);
    if (read.kind === 'refused') throw refusedFields(read.problems);
    const which = { eventId: event.id, sessionId: at.sessionId };
    const telling = tell ? 'tell' : 'ask';
    const outcome = await this.programmes.editSession(which, read.input, version, actorOf(caller), telling);
    await mustBeSaved(outcome, settings.version, (ids) => this.views.peopleIn(ids));
    return json(200, await this.programmeOf.event(at.slug));
  }

  @Delete()
  @Operation({
    ...{ id: 'removeSession', summary: 'Remove a session that nobody chose', access: 'write' },
    answers: { 204: 'Removed.' },
  })
  async remove(@Caller() caller: ApiKey, @Param() at: At) {
    const { event } = await this.programmeOf.session(at);
    const outcome = await this.programmes.removeSession(event.id, at.sessionId, actorOf(caller));
    if (outcome === 'in_use') throw new ApiProblem(409, 'in_use', { detail: 'Somebody has or wants a place in it' });
    return nothing();
  }

  @Post('moves')
  @Operation({
    ...{ id: 'moveSession', summary: 'Move a session up or down', access: 'write' },
    body: { Move },
    answers: { 200: { Outcome } },
  })
  async move(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { event } = await this.programmeOf.session(at);
    const { way } = readBody(Move, sent);
    await this.programmes.moveSession(event.id, at.sessionId, way, actorOf(caller));
    return json(200, { status: 'moved' });
  }

  /** Takes everybody out of it and tells them. */
  @Post('cancellation')
  @Operation({
    ...{ id: 'callSessionOff', summary: 'Call a session off', access: 'write', once: 'repeatable' },
    body: { Tell },
    answers: { 200: { Outcome } },
  })
  async callOff(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { event, stop } = await this.programmeOf.session(at);
    const { tell } = readBody(Tell, sent);
    if (!tell && stop.session.status !== 'cancelled') await this.#askWhomItConcerns(at.sessionId);
    const outcome = await this.programmes.cancelSession(event.id, at.sessionId, actorOf(caller));
    if (outcome === 'not_now') throw new ApiProblem(409, outcome, { detail: 'The event is over, or was called off' });
    return json(200, { status: 'cancelled' });
  }

  /** Nobody is in it: everybody was told to choose another. */
  @Post('reopening')
  @Operation({
    ...{ id: 'reopenSession', summary: 'Let a session be chosen again', access: 'write', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async reopen(@Caller() caller: ApiKey, @Param() at: At) {
    const { event } = await this.programmeOf.session(at);
    await this.programmes.reopenSession(event.id, at.sessionId, actorOf(caller));
    return json(200, { status: 'open' });
  }

  async #askWhomItConcerns(sessionId: string): Promise<void> {
    const [confirmed, waiting] = [await this.views.peopleIn([sessionId]), await this.views.wishesFor(sessionId)];
    if (confirmed + waiting > 0) throw tellsPeople({ confirmed, waiting });
  }
}
