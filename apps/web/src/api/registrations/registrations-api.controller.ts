import { Body, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ApiKey, IdempotencyKeys } from '#identity';
import { Database, KringError, Secrets } from '#platform';
import {
  type Arrival,
  arrivalsAfter,
  type KeyedAnswer,
  type RegistrationContext,
  Registrations,
  sessionsChosen,
} from '#registrations';
import { type EventView, EventViews } from '../../events/event-views.js';
import type { Answer } from '../../http/answer.js';
import { pageOf, readArrivalMark, readPaging } from '../answering/paging.js';
import { ApiController } from '../asking/api-controller.js';
import { Caller } from '../asking/caller.guard.js';
import { answerOf, idempotencyKey, principalOf } from '../asking/keyed-call.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { readAgainst, readRegistration } from './read-registration.js';
import { bodyHash, Received, RegistrationBody, RegistrationList, VerdictAnswer } from './registration-schemas.js';
import { tellAnybody, tellRegistration, tellVerdict } from './tell-registration.js';

/** Registering through a program, the list of who registered. */
@ApiController('/events/:slug/registrations')
export class RegistrationsApiController {
  constructor(
    private readonly registrations: Registrations,
    private readonly keys: IdempotencyKeys,
    private readonly secrets: Secrets,
    private readonly views: EventViews,
    private readonly eventOf: EventOf,
    private readonly database: Database,
  ) {}

  @Post()
  @Operation({
    ...{ id: 'register', summary: 'Register a person', access: 'registering', once: 'atomic' },
    body: { RegistrationBody },
    answers: { 202: { Received }, 201: { VerdictAnswer }, 200: { VerdictAnswer } },
  })
  async create(
    @Req() request: FastifyRequest,
    @Caller() caller: ApiKey | undefined,
    @Param('slug') slug: string,
    @Body() sent: unknown,
  ): Promise<Answer> {
    const view = await this.views.bySlug(slug);
    const key = idempotencyKey(request);
    const body = readRegistration(sent);
    const principal = principalOf(request, this.secrets);
    const route = `registrations/${view.event.id}`;
    const claim = await this.keys.claim({ principal, route, key, bodyHash: bodyHash(body), mayRepeat: true });
    const tell = caller ? tellVerdict : tellAnybody;
    if (claim.kind !== 'mine') return tell(answerOf<KeyedAnswer>(claim));
    return tell(await this.#register(view, body, claim.id));
  }

  /** In order of arrival; who came last is at the end. */
  @Get()
  @Operation({ id: 'listRegistrations', summary: 'Registrations', access: 'read', page: { RegistrationList } })
  async list(@Param('slug') slug: string, @Query() query: unknown) {
    const event = await this.eventOf.slug(slug);
    const { limit, after } = readPaging(query);
    const found = await arrivalsAfter(this.database.read, event.id, readArrivalMark(after), limit + 1);
    const ids = found.slice(0, limit).map(({ id }) => id);
    const chosen = await sessionsChosen(this.database.read, ids);
    const tell = (row: Arrival) => tellRegistration(row, chosen.get(row.id));
    return pageOf(`/api/v1/events/${event.slug}/registrations`, limit, found, tell, ({ arrival }) => [arrival]);
  }

  /** The answer is what the desk kept under the claim, so the first to ask and whoever asks again hear the same. */
  async #register(view: EventView, body: RegistrationBody, claim: string): Promise<KeyedAnswer> {
    try {
      const { event } = view;
      const language = body.language ?? event.language;
      const { input, answers } = readAgainst(view, body, language);
      const { invitation } = body;
      const where = { eventId: event.id, eventKind: event.kind, language, source: 'api' } as const;
      const about = { ...where, answers, invitation, claim };
      await this.registrations.register(input, about satisfies RegistrationContext);
    } catch (error) {
      await this.keys.release(claim).catch(() => undefined); // else it can be taken over in a minute
      throw error;
    }
    const kept = await this.keys.answerOf(claim);
    if (kept === undefined) throw new KringError('busy', 'somebody took the claim over');
    return kept as KeyedAnswer;
  }
}
