import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type EventDetails, Events } from '#events';
import type { Language } from '#platform';
import { type Invitation, Invitations } from '#registrations';
import { localPath } from '#ui';
import { EventViews } from '../../events/event-views.js';
import { type Answer, Page } from '../../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../../http/speaks.js';
import { InvitationGonePage } from './invitation-gone-page.js';
import type { Invited } from './invited.js';
import { RegisterPage } from './register-page.js';
import { received } from './registrations.controller.js';
import { SentForms } from './sent-forms.js';

/** Registering with a personal invitation: the link is the key, and opens one registration. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/uitnodiging/:code`))
export class InvitedController {
  constructor(
    private readonly invitations: Invitations,
    private readonly forms: SentForms,
    private readonly events: Events,
    private readonly views: EventViews,
  ) {}

  /** The form with name and address filled in. Looking at it uses nothing. */
  @Get()
  async form(@Param('code') code: string, @Speaks() language: Language) {
    const invitation = await this.invitations.findByCode(code);
    const event = invitation && (await this.#published(invitation.eventId));
    if (!invitation || !event) return gone();
    const view = await this.views.of(event);
    const page = <RegisterPage view={view} filled={filledFor(invitation)} invited={invitedBy(code, language)} />;
    return new Page(page, { keeping: 'secret' });
  }

  /** The desk of the event decides whether the invitation is still good: two presses, two tabs and two people get one place. */
  @Post()
  async register(
    @Param('code') code: string,
    @Body() sent: unknown,
    @Speaks() language: Language,
  ): Promise<Page | Answer> {
    const eventId = await this.invitations.eventOfCode(code);
    const event = eventId && (await this.#published(eventId));
    if (!event) return gone();
    const answer = await this.forms.register(event.slug, sent, language, invitedBy(code, language));
    if (answer === 'not_invited') return gone();
    if (!(answer instanceof Page)) return received(event.slug, answer, language);
    // A form with mistakes in it never reaches the desk; a link that is used opens no form again.
    return (await this.invitations.findByCode(code)) ? answer : gone();
  }

  async #published(eventId: string): Promise<EventDetails | undefined> {
    const event = await this.events.get(eventId);
    return event.status === 'draft' ? undefined : event;
  }
}

/** One answer for a link that is unknown, used, withdrawn, or of an event that is not there. */
function gone(): Page {
  return new Page(<InvitationGonePage />, { status: 404, keeping: 'secret' });
}

function invitedBy(code: string, language: Language): Invited {
  return { code, action: localPath(language, `/uitnodiging/${code}`) };
}

/** Theirs to change: whoever is invited may rather come with another address of theirs. */
function filledFor({ name, email }: Invitation) {
  return { typed: { name, email }, chosen: new Set<string>(), answers: new Map() };
}
