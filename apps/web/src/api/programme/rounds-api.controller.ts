import { Body, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { Programmes, readRoundInput, readSessionInput } from '#events';
import type { ApiKey } from '#identity';
import { ConsoleEvents } from '../../console/events/console-events.js';
import { json, nothing } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody } from '../answering/read-body.js';
import { refusedFields, withChange } from '../answering/settings.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { Versioned } from '../events/event-settings.js';
import { madeOf, mustBeSaved } from './made.js';
import { ProgrammeOf } from './programme-of.js';
import { AnyObject, Made, NewRound, NewSession, Programme, RoundChange } from './programme-schemas.js';

interface At {
  readonly slug: string;
  readonly roundId: string;
}

/** The programme of an event, and its rounds: slots of time in which people choose among sessions. */
@ApiController('/events/:slug')
export class RoundsApiController {
  constructor(
    private readonly programmes: Programmes,
    private readonly programmeOf: ProgrammeOf,
    private readonly eventOf: EventOf,
    private readonly views: ConsoleEvents,
  ) {}

  @Get('programme')
  @Operation({
    ...{ id: 'getProgramme', summary: 'The programme as it is set', access: 'look' },
    answers: { 200: { Programme } },
  })
  async show(@Param('slug') slug: string) {
    return json(200, await this.programmeOf.event(slug));
  }

  @Post('rounds')
  @Operation({
    ...{ id: 'addRound', summary: 'Add a round', access: 'write' },
    body: { NewRound },
    answers: { 201: { Made } },
  })
  async add(@Caller() caller: ApiKey, @Param('slug') slug: string, @Body() sent: unknown) {
    const event = await this.eventOf.slug(slug);
    const read = readRoundInput(withChange({}, readBody(AnyObject, sent)), event.timeZone);
    if (read.kind === 'refused') throw refusedFields(read.problems);
    return madeOf(await this.programmes.addRound(event.id, read.input, actorOf(caller)));
  }

  @Patch('rounds/:roundId')
  @Operation({
    ...{ id: 'changeRound', summary: 'Change a round', access: 'write' },
    body: { RoundChange },
    answers: { 200: { Programme } },
  })
  async change(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { event, round } = await this.programmeOf.round(at);
    const { version, tell } = readBody(Versioned, sent);
    const read = readRoundInput(withChange(this.programmeOf.tellRound(event, round), sent), event.timeZone);
    if (read.kind === 'refused') throw refusedFields(read.problems);
    const which = { eventId: event.id, roundId: round.id };
    const telling = tell ? 'tell' : 'ask';
    const outcome = await this.programmes.editRound(which, read.input, version, actorOf(caller), telling);
    await mustBeSaved(outcome, this.programmeOf.tellRound(event, round).version, (ids) => this.views.peopleIn(ids));
    return json(200, await this.programmeOf.event(at.slug));
  }

  @Delete('rounds/:roundId')
  @Operation({
    ...{ id: 'removeRound', summary: 'Remove a round with its sessions', access: 'write' },
    answers: { 204: 'Removed.' },
  })
  async remove(@Caller() caller: ApiKey, @Param() at: At) {
    const { event, round } = await this.programmeOf.round(at);
    const outcome = await this.programmes.removeRound(event.id, round.id, actorOf(caller));
    if (outcome === 'in_use') throw new ApiProblem(409, 'in_use', { detail: 'Somebody has or wants a place in it' });
    return nothing();
  }

  @Post('rounds/:roundId/sessions')
  @Operation({
    ...{ id: 'addSession', summary: 'Add a session', access: 'write' },
    body: { NewSession },
    answers: { 201: { Made } },
  })
  async addSession(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { event, round } = await this.programmeOf.round(at);
    const read = readSessionInput(withChange({}, readBody(AnyObject, sent)), event);
    if (read.kind === 'refused') throw refusedFields(read.problems);
    return madeOf(await this.programmes.addSession(event.id, round.id, read.input, actorOf(caller)));
  }
}
