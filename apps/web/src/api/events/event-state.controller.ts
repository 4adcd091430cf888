import { Body, Inject, Param, Post } from '@nestjs/common';
import { type EventDetails, Events } from '#events';
import type { ApiKey } from '#identity';
import { CLOCK, type Clock } from '#platform';
import { ConsoleEvents } from '../../console/events/console-events.js';
import { json } from '../answering/json.js';
import { ApiProblem } from '../answering/problem.js';
import { readBody } from '../answering/read-body.js';
import { refusedFields, tellsPeople } from '../answering/settings.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { Outcome } from '../registrations/registration-schemas.js';
import { EventOf } from './event-of.js';
import { Tell } from './event-settings.js';

/** Publishing an event, calling it off, and letting it go on. */
@ApiController('/events/:slug')
export class EventStateController {
  constructor(
    private readonly events: Events,
    private readonly eventOf: EventOf,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('publication')
  @Operation({
    ...{ id: 'publishEvent', summary: 'Publish a draft', access: 'write', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async publish(@Caller() caller: ApiKey, @Param('slug') slug: string) {
    const event = await this.eventOf.slug(slug);
    const outcome = await this.events.publish(event.id, actorOf(caller));
    if (outcome.kind === 'incomplete') throw refusedFields(outcome.missing);
    if (outcome.kind === 'cancelled') throw new ApiProblem(409, 'cancelled', { detail: 'Restore it instead' });
    return json(200, { status: 'published' });
  }

  @Post('cancellation')
  @Operation({
    ...{ id: 'callEventOff', summary: 'Call an event off', access: 'write', once: 'repeatable' },
    body: { Tell },
    answers: { 200: { Outcome } },
  })
  async callOff(@Caller() caller: ApiKey, @Param('slug') slug: string, @Body() sent: unknown) {
    const event = await this.eventOf.slug(slug);
    const { tell } = readBody(Tell, sent);
    if (event.status === 'published' && !tell) await this.#askWhomItConcerns(event);
    const { kind } = await this.events.cancel(event.id, actorOf(caller));
    if (kind === 'not_published') throw new ApiProblem(409, kind, { detail: 'It is a draft: nobody knows of it' });
    return json(200, { status: 'cancelled' });
  }

  @Post('restoration')
  @Operation({
    ...{ id: 'restoreEvent', summary: 'Let an event that was called off go on', access: 'write', once: 'repeatable' },
    body: { Tell },
    answers: { 200: { Outcome } },
  })
  async restore(@Caller() caller: ApiKey, @Param('slug') slug: string, @Body() sent: unknown) {
    const event = await this.eventOf.slug(slug);
    const { tell } = readBody(Tell, sent);
    if (event.status === 'cancelled' && !tell) await this.#askWhomItConcerns(event);
    const { event: now } = await this.events.restore(event.id, actorOf(caller));
    return json(200, { status: now.status });
  }

  /** What is over is put right without a mail to anybody. */
  async #askWhomItConcerns({ id, endsAt }: EventDetails): Promise<void> {
    if (endsAt <= this.clock.now()) return;
    const people = await this.views.counts(id);
    if (people.confirmed + people.waiting + people.pending > 0) throw tellsPeople(people);
  }
}
