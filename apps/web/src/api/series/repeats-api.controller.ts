import { Body, Inject, Param, Post } from '@nestjs/common';
import { AllSeries } from '#events';
import type { ApiKey } from '#identity';
import { CONFIG, type Config } from '#platform';
import { json } from '../answering/json.js';
import { readBody, refused } from '../answering/read-body.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { EventsMade } from '../events/event-settings.js';
import { Repeats } from './series-schemas.js';

/** Making more of one event. */
@ApiController('/events/:slug/repeats')
export class RepeatsApiController {
  constructor(
    private readonly series: AllSeries,
    private readonly eventOf: EventOf,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Drafts in the same series, with its programme, questions and reminders. A day that has one already gets no other. */
  @Post()
  @Operation({
    ...{ id: 'repeatEvent', summary: 'Repeat an event on other days', access: 'write', once: 'repeatable' },
    body: { Repeats },
    answers: { 201: { EventsMade }, 200: { EventsMade } },
  })
  async create(@Caller() caller: ApiKey, @Param('slug') slug: string, @Body() sent: unknown) {
    const event = await this.eventOf.slug(slug);
    const { days, numbered } = readBody(Repeats, sent);
    const outcome = await this.series.repeat(event.id, { days, isNumbered: numbered }, actorOf(caller));
    if (outcome.kind === 'refused') throw refused([{ pointer: '/days', code: outcome.reason, detail: 'Other days' }]);
    const made = outcome.events.map((one) => ({
      ...{ slug: one.slug, url: `${this.config.publicUrl}/${one.slug}` },
      ...{ status: one.status, version: one.updatedAt.toISOString() },
    }));
    return json(made.length > 0 ? 201 : 200, { data: made });
  }
}
