import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type EventDetails, Events } from '#events';
import { IdempotencyKeys } from '#identity';
import { Database, KringError, NotFound, unreachable } from '#platform';
import {
  type Arrival,
  arrivalsAfter,
  findRegistration,
  getRegistrationOf,
  isLive,
  type KeyedAnswer,
  type RegistrationContext,
  Registrations,
  sessionsChosen,
} from '#registrations';
import { type EventView, EventViews } from '../events/event-views.js';
import { Answer, cacheHeaders } from '../http/answer.js';
import { Callers } from './callers.js';
import { pageOf, readArrivalMark, readPaging } from './paging.js';
import { ApiProblem } from './problem.js';
import { readAgainst, readBody } from './read-registration.js';
import { bodyHash, type RegistrationBody } from './registration-schemas.js';
import { tellAnybody, tellRegistration, tellVerdict } from './tell-registration.js';

/** Registering through a program, and what a program with a key may do with registrations. */
@Controller('api/v1/events/:slug/registrations')
export class RegistrationsApiController {
  constructor(
    private readonly registrations: Registrations,
    private readonly keys: IdempotencyKeys,
    private readonly views: EventViews,
    private readonly events: Events,
    private readonly callers: Callers,
    private readonly database: Database,
  ) {}

  @Post()
  async create(@Req() request: FastifyRequest, @Param('slug') slug: string, @Body() sent: unknown): Promise<Answer> {
    const caller = await this.callers.allow(request, 'write');
    const view = await this.views.bySlug(slug);
    const key = idempotencyKey(request);
    const body = readBody(sent);
    const principal = this.callers.principal(request, caller);
    const route = `registrations/${view.event.id}`;
    const claim = await this.keys.claim({ principal, route, key, bodyHash: bodyHash(body) });
    const tell = caller ? tellVerdict : tellAnybody;
    switch (claim.kind) {
      case 'mine':
        return tell(await this.#register(view, body, claim.id));
      case 'answered':
        return tell(claim.answer as KeyedAnswer);
      case 'in_flight':
        throw new ApiProblem(409, 'in_flight', { headers: { 'retry-after': '1' } });
      case 'other_body':
        throw new ApiProblem(422, 'key_reused', { detail: 'This Idempotency-Key came with another body before' });
      default:
        return unreachable(claim);
    }
  }

  /** In order of arrival; who came last is at the end. */
  @Get()
  async list(@Req() request: FastifyRequest, @Param('slug') slug: string, @Query() query: unknown) {
    await this.callers.need(request, 'read');
    const event = await this.#event(slug);
    const { limit, after } = readPaging(query);
    const found = await arrivalsAfter(this.database.read, event.id, readArrivalMark(after), limit + 1);
    const ids = found.slice(0, limit).map(({ id }) => id);
    const chosen = await sessionsChosen(this.database.read, ids);
    const tell = (row: Arrival) => tellRegistration(row, chosen.get(row.id));
    return pageOf(`/api/v1/events/${event.slug}/registrations`, limit, found, tell, ({ arrival }) => [arrival]);
  }

  /** Cancels, and moves the line up. Asking again is fine: it is cancelled. */
  @Delete(':registrationId')
  async cancel(@Req() request: FastifyRequest, @Param('slug') slug: string, @Param('registrationId') id: string) {
    const { organiserId } = await this.callers.need(request, 'write');
    const event = await this.#event(slug);
    await getRegistrationOf(this.database.read, event.id, id);
    await this.registrations.cancel(id, { kind: 'organiser', id: organiserId });
    const now = await findRegistration(this.database.read, id);
    if (now && isLive(now)) throw new ApiProblem(409, 'too_late', { detail: 'The event is over, or was called off' });
    return new Answer('', cacheHeaders('private'), 204);
  }

  async #event(slug: string): Promise<EventDetails> {
    const event = await this.events.findInside(slug);
    if (!event) throw new NotFound('event');
    return event;
  }

  /** The answer is what the desk kept under the claim, so the first to ask and whoever asks again hear the same. */
  async #register(view: EventView, body: RegistrationBody, claim: string): Promise<KeyedAnswer> {
    try {
      const { event } = view;
      const language = body.language ?? event.language;
      const { input, answers } = readAgainst(view, body, language);
      const about = { eventId: event.id, eventKind: event.kind, language, source: 'api', answers, claim } as const;
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

/** @throws {ApiProblem} 400 without one: who cannot ask again safely registers people twice, or never. */
function idempotencyKey({ headers }: FastifyRequest): string {
  const key = headers['idempotency-key'];
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const detail = 'Send an Idempotency-Key of 1 to 255 visible characters, such as a new UUID for each person';
  throw new ApiProblem(400, 'idempotency_key_needed', { detail });
}
