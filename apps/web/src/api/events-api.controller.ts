import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Events } from '#events';
import { CLOCK, type Clock, CONFIG, type Config, NotFound } from '#platform';
import { EventViews } from '../events/event-views.js';
import { Callers } from './callers.js';
import { json } from './json.js';
import { openApi } from './openapi.js';
import { pageOf, readEventMark, readPaging } from './paging.js';
import { tellEvent, tellView } from './tell-event.js';

/** Events for programs. */
@Controller('api/v1')
export class EventsApiController {
  constructor(
    private readonly events: Events,
    private readonly views: EventViews,
    private readonly callers: Callers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('openapi.json')
  description() {
    return json(200, openApi(this.config.publicUrl));
  }

  /** What has not ended, soonest first; with a key also drafts and what the agenda does not show. */
  @Get('events')
  async list(@Req() request: FastifyRequest, @Query() query: unknown) {
    const { limit, after } = readPaging(query);
    const search = { limit: limit + 1, after: readEventMark(after), isInside: await this.#seesInside(request) };
    const found = await this.events.coming(search, this.clock.now());
    const tell = (row: (typeof found)[number]) => tellEvent(row, this.config.publicUrl);
    return pageOf('/api/v1/events', limit, found, tell, ({ event }) => [event.startsAt, event.id]);
  }

  @Get('events/:slug')
  async show(@Req() request: FastifyRequest, @Param('slug') slug: string) {
    const isInside = await this.#seesInside(request);
    const event = isInside ? await this.events.findInside(slug) : await this.events.findBySlug(slug);
    if (!event) throw new NotFound('event');
    return json(200, tellView(await this.views.of(event), this.config.publicUrl));
  }

  async #seesInside(request: FastifyRequest): Promise<boolean> {
    return (await this.callers.find(request))?.scopes.includes('read') ?? false;
  }
}
