import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { ApiKey } from '#identity';
import { Database, NotFound } from '#platform';
import { type Invitation, Invitations, invitationsAfter } from '#registrations';
import { json } from '../answering/json.js';
import { pageOf, readIdMark, readPaging } from '../answering/paging.js';
import { ApiProblem } from '../answering/problem.js';
import { ApiController } from '../asking/api-controller.js';
import { actorOf, Caller } from '../asking/caller.guard.js';
import { Operation } from '../asking/operation.js';
import { EventOf } from '../events/event-of.js';
import { Outcome } from '../registrations/registration-schemas.js';
import { Guests, GuestsAdded, type InvitationAnswer, InvitationList, InvitationsMailed } from './invitation-schemas.js';
import { readGuestList } from './read-guest-list.js';

/** Where a handler works: the event and the invitation in its path. */
interface At {
  readonly slug: string;
  readonly invitationId: string;
}

/** Who is invited to an event, by a link that works once. */
@ApiController('/events/:slug/invitations')
export class InvitationsApiController {
  constructor(
    private readonly invitations: Invitations,
    private readonly eventOf: EventOf,
    private readonly database: Database,
  ) {}

  /** The newest first. */
  @Get()
  @Operation({ id: 'listInvitations', summary: 'Invitations', access: 'read', page: { InvitationList } })
  async list(@Param('slug') slug: string, @Query() query: unknown) {
    const event = await this.eventOf.slug(slug);
    const { limit, after } = readPaging(query);
    const found = await invitationsAfter(this.database.read, event.id, readIdMark(after), limit + 1);
    return pageOf(`/api/v1/events/${event.slug}/invitations`, limit, found, tell, ({ id }) => [id]);
  }

  /** Puts people on the list; nobody is mailed yet. */
  @Post()
  @Operation({
    ...{ id: 'addInvitations', summary: 'Invite people', access: 'write', once: 'repeatable' },
    body: { Guests },
    answers: { 200: { GuestsAdded } },
  })
  async add(@Caller() caller: ApiKey, @Param('slug') slug: string, @Body() sent: unknown) {
    const event = await this.eventOf.slug(slug);
    const guests = readGuestList(sent);
    const outcome = await this.invitations.add(event.id, guests, actorOf(caller));
    if (outcome === 'too_many') throw new ApiProblem(409, outcome, { detail: 'The list would be too long' });
    return json(200, { added: outcome.added, known: guests.length - outcome.added });
  }

  /** Mails everybody on the list who has not been mailed. */
  @Post('mails')
  @Operation({
    ...{ id: 'mailInvitations', summary: 'Mail who is on the list', access: 'write', once: 'repeatable' },
    answers: { 200: { InvitationsMailed } },
  })
  async mailAll(@Caller() caller: ApiKey, @Param('slug') slug: string) {
    const event = await this.eventOf.slug(slug);
    const mailed = await this.invitations.mailAll(event.id, actorOf(caller));
    if (mailed === 'not_now') throw notNow();
    return json(200, { mailed });
  }

  /** Also one that was withdrawn: it is good again, by a new link. */
  @Post(':invitationId/mail')
  @Operation({
    ...{ id: 'mailInvitation', summary: 'Mail one invitation', access: 'write', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async mail(@Caller() caller: ApiKey, @Param() at: At) {
    const event = await this.eventOf.slug(at.slug);
    const mailed = await this.invitations.mail(event.id, at.invitationId, actorOf(caller));
    if (mailed === 'unknown') throw new NotFound('invitation');
    if (mailed === 'not_now') throw notNow();
    return json(200, { status: mailed > 0 ? 'mailed' : 'used_or_just_mailed' });
  }

  /** Its link opens nothing any more. */
  @Post(':invitationId/withdrawal')
  @Operation({
    ...{ id: 'withdrawInvitation', summary: 'Take an invitation back', access: 'write', once: 'repeatable' },
    answers: { 200: { Outcome } },
  })
  async withdraw(@Caller() caller: ApiKey, @Param() at: At) {
    const event = await this.eventOf.slug(at.slug);
    const outcome = await this.invitations.withdraw(event.id, at.invitationId, actorOf(caller));
    if (outcome === 'unknown') throw new NotFound('invitation');
    if (outcome === 'used') throw new ApiProblem(409, outcome, { detail: 'Somebody registered with it' });
    return json(200, { status: outcome });
  }
}

const notNow = () => new ApiProblem(409, 'not_now', { detail: 'The event takes nobody now, or not any more' });

function tell(row: Invitation): z.input<typeof InvitationAnswer> {
  const { id, email, name, standing, registrationId } = row;
  const [mailedAt, usedAt] = [row.mailedAt?.toISOString() ?? null, row.usedAt?.toISOString() ?? null];
  return { id, email, name, standing, createdAt: row.createdAt.toISOString(), mailedAt, usedAt, registrationId };
}
