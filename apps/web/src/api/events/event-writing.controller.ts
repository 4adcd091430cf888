import { Body, Get, Inject, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { Events, readEventInput } from '#events';
import type { ApiKey } from '#identity';
import { CONFIG, type Config, unreachable } from '#platform';
import { ConsoleEvents } from '../../console/events/console-events.js';
import { json } from '../answering/json.js';
import { readBody } from '../answering/read-body.js';
import { changesOf, refusedFields, requestsStay, stale, tellsPeople, withChange } from '../answering/settings.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from './event-of.js';
import { EventChange, EventMade, EventSettings, EventSettingsOf, NewEvent, Versioned } from './event-settings.js';

/** Making and changing events, by the rules of the form in the console. */
@ApiController('/events')
export class EventWritingController {
  constructor(
    private readonly events: Events,
    private readonly eventOf: EventOf,
    private readonly settings: EventSettingsOf,
    private readonly views: ConsoleEvents,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A draft; with `copyOf` it has the programme, questions and reminders of another event. */
  @Post()
  @Operation({
    ...{ id: 'createEvent', summary: 'Make a draft', access: 'write' },
    body: { NewEvent },
    answers: { 201: { EventMade } },
  })
  async create(@Caller() caller: ApiKey, @Body() sent: unknown) {
    const { copyOf } = readBody(NewEvent.pick({ copyOf: true }), sent);
    const read = readEventInput(withChange({}, sent));
    if (read.kind === 'refused') throw refusedFields(read.problems);
    const source = copyOf === undefined ? undefined : await this.eventOf.slug(copyOf);
    const outcome = await this.events.create(read.input, actorOf(caller), { copyOf: source?.id });
    if (outcome.kind === 'refused') throw refusedFields(outcome.problems);
    const { slug, status, updatedAt } = outcome.event;
    const made = { slug, url: `${this.config.publicUrl}/${slug}`, status, version: updatedAt.toISOString() };
    return json(201, made satisfies z.input<typeof EventMade>, { location: `/api/v1/events/${slug}` });
  }

  @Get(':slug/settings')
  @Operation({
    ...{ id: 'getEventSettings', summary: 'All that is set of an event', access: 'read' },
    answers: { 200: { EventSettings } },
  })
  async show(@Param('slug') slug: string) {
    return json(200, await this.settings.event(await this.eventOf.slug(slug)));
  }

  @Patch(':slug')
  @Operation({
    ...{ id: 'changeEvent', summary: 'Change an event', access: 'write' },
    body: { EventChange },
    answers: { 200: { EventSettings } },
  })
  async change(@Caller() caller: ApiKey, @Param('slug') slug: string, @Body() sent: unknown) {
    const event = await this.eventOf.slug(slug);
    const { version, tell } = readBody(Versioned, sent);
    const read = readEventInput(withChange(await this.settings.event(event), sent));
    if (read.kind === 'refused') throw refusedFields(read.problems);
    const seen = new Date(version);
    const known = Number.isNaN(seen.getTime()) ? new Date(0) : seen;
    const outcome = await this.events.edit(event.id, read.input, known, actorOf(caller), tell ? 'tell' : 'ask');
    switch (outcome.kind) {
      case 'saved':
        return json(200, await this.settings.event(outcome.event));
      case 'refused':
        throw refusedFields(outcome.problems);
      case 'stale':
        throw stale(outcome.current.updatedAt.toISOString());
      case 'asks': {
        const { news, stay } = outcome;
        if (!news) throw requestsStay(stay);
        throw tellsPeople(await this.views.counts(event.id), changesOf(news.fields, news.before, news.after));
      }
      default:
        return unreachable(outcome);
    }
  }
}
