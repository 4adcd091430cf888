import { Body, Param, Post } from '@nestjs/common';
import type { ApiKey } from '#identity';
import { unreachable } from '#platform';
import { Offers, OwnRegistrations } from '#registrations';
import { LinkAgain } from '../../registrations/links/link-again.js';
import { json } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody } from '../answering/read-body.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { OfferAgain, Outcome, PlaceGift } from './registration-schemas.js';

/** Where a handler works: the event and the registration in its path. */
interface At {
  readonly slug: string;
  readonly registrationId: string;
}

/** What an organiser does for somebody: bring back, let in, and send the link again. */
@ApiController('/events/:slug/registrations/:registrationId')
export class PlacesApiController {
  constructor(
    private readonly own: OwnRegistrations,
    private readonly offers: Offers,
    private readonly linkAgain: LinkAgain,
    private readonly eventOf: EventOf,
  ) {}

  /** A new admission: a place where one is free and nobody waits, else the end of the line. */
  @Post('return')
  @Operation({
    ...{ id: 'bringBack', summary: 'Take a cancellation back', access: 'write', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async bringBack(@Caller() caller: ApiKey, @Param() at: At) {
    const { registration } = await this.eventOf.registration(at);
    const outcome = await this.own.comeBack(registration, actorOf(caller));
    if (outcome.kind === 'back') return json(200, { status: outcome.status });
    throw new ApiProblem(409, outcome.kind);
  }

  @Post('place')
  @Operation({
    ...{ id: 'givePlace', summary: 'Give who waits a place, out of order', access: 'write', once: 'repeatable' },
    body: { PlaceGift },
    answers: { 200: { Outcome } },
  })
  async givePlace(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { registration } = await this.eventOf.registration(at);
    const { sessionId, overbook } = readBody(PlaceGift, sent);
    const outcome = await this.offers.give(registration.id, sessionId, actorOf(caller), overbook);
    switch (outcome) {
      case 'given':
        return json(200, { status: outcome });
      case 'full':
        throw new ApiProblem(409, 'full', { detail: 'All places are taken; `overbook` gives one more' });
      case 'not_waiting':
      case 'not_now':
      case 'session_full':
        throw new ApiProblem(409, outcome);
      default:
        return unreachable(outcome);
    }
  }

  /** To the end of the line, which moves up: nobody is overtaken. */
  @Post('offer')
  @Operation({
    ...{ id: 'offerAgain', summary: 'Offer a place again that lapsed', access: 'write', once: 'repeatable' },
    body: { OfferAgain },
    answers: { 200: { Outcome } },
  })
  async offerAgain(@Caller() caller: ApiKey, @Param() at: At, @Body() sent: unknown) {
    const { registration } = await this.eventOf.registration(at);
    const { sessionId, expected } = readBody(OfferAgain, sent);
    const outcome = await this.offers.again(registration.id, sessionId, actorOf(caller), expected);
    if (outcome !== expected) throw new ApiProblem(409, outcome);
    return json(200, { status: outcome });
  }

  @Post('link')
  @Operation({
    ...{ id: 'mailLink', summary: 'Mail somebody their personal link again', access: 'write', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async mailLink(@Caller() caller: ApiKey, @Param() at: At) {
    const { event, registration } = await this.eventOf.registration(at);
    const state = await this.eventOf.state(event);
    const outcome = await this.linkAgain.mail(registration, state, actorOf(caller));
    if (outcome === 'not_now') throw new ApiProblem(409, outcome);
    return json(200, { status: outcome });
  }
}
