import { Get, Inject, Param, Query } from '@nestjs/common';
import { Events } from '#events';
import type { ApiKey } from '#identity';
import { CLOCK, type Clock, CONFIG, type Config, NotFound } from '#platform';
import { EventViews } from '../../events/event-views.js';
import { json } from '../answering/json.js';
import { pageOf, readEventMark, readPaging } from '../answering/paging.js';
import { ApiController } from '../asking/api-controller.js';
import { Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventDetail, EventList } from './event-schemas.js';
import { tellEvent, tellView } from './tell-event.js';

/** Events as people see them; with a key that reads also drafts and what the agenda does not show. */
@ApiController('/events')
export class EventsApiController {
  constructor(
    private readonly events: Events,
    private readonly views: EventViews,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What has not ended, soonest first. */
  @Get()
  @Operation({ id: 'listEvents', summary: 'Coming events', access: 'anybody', page: { EventList } })
  async list(@Caller() caller: ApiKey | undefined, @Query() query: unknown) {
    const { limit, after } = readPaging(query);
    const search = { limit: limit + 1, after: readEventMark(after), isInside: seesInside(caller) };
    const found = await this.events.coming(search, this.clock.now());
    const tell = (row: (typeof found)[number]) => tellEvent(row, this.config.publicUrl);
    return pageOf('/api/v1/events', limit, found, tell, ({ event }) => [event.startsAt, event.id]);
  }

  @Get(':slug')
  @Operation({
    ...{ id: 'getEvent', summary: 'One event, with programme, places and questions', access: 'anybody' },
    answers: { 200: { EventDetail } },
  })
  async show(@Caller() caller: ApiKey | undefined, @Param('slug') slug: string) {
    const event = seesInside(caller) ? await this.events.findInside(slug) : await this.events.findBySlug(slug);
    if (!event) throw new NotFound('event');
    return json(200, tellView(await this.views.of(event), this.config.publicUrl));
  }
}

function seesInside(caller: ApiKey | undefined): boolean {
  return caller?.scopes.includes('read') ?? false;
}
