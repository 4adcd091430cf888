import { Inject, Injectable } from '@nestjs/common';
import { type EventDetails, Events, type Programme } from '#events';
import { CLOCK, type Clock, type Language, NotFound } from '#platform';
import { readAgain, typedAgain } from '#questions';
import { isLive, mayCancel, OwnRegistrations, type Registration, Registrations } from '#registrations';
import { localPath } from '#ui';
import { withoutPastEarly } from '../../events/early.js';

/** What a personal link opens. */
export interface Mine {
  readonly registration: Registration;
  readonly event: EventDetails;
  /** Path of the page of this registration; what belongs to it lies below. */
  readonly self: string;
}

/** Opens personal links. The link is the key: no account, no session. */
@Injectable()
export class MyRegistrations {
  constructor(
    private readonly registrations: Registrations,
    private readonly own: OwnRegistrations,
    private readonly events: Events,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws {NotFound} for a link that is unknown, revoked or meant for something else: one answer for all. */
  open(token: string, language: Language): Promise<Mine> {
    return this.#open('manage', token, language);
  }

  /** Of the link in a reminder, which only switches reminders off. @throws {NotFound} as `open` does. */
  openUnsubscribe(token: string, language: Language): Promise<Mine> {
    return this.#open('unsubscribe', token, language);
  }

  async #open(purpose: 'manage' | 'unsubscribe', token: string, language: Language): Promise<Mine> {
    const registration = await this.registrations.findByLink(purpose, token);
    if (!registration) throw new NotFound('link');
    const event = await this.events.get(registration.eventId);
    return { registration, event, self: localPath(language, `/mijn/${token}`) };
  }

  /** What there is to choose, as it stands now. */
  async programme({ event }: Pick<Mine, 'event'>): Promise<Programme> {
    return withoutPastEarly(await this.events.programme(event.id), event, this.clock.now());
  }

  canCancel({ registration, event }: Mine): boolean {
    return isLive(registration) && mayCancel(event, { kind: 'participant' }, this.clock.now());
  }

  /** Sessions of an event that was called off are nobody's choice any more. */
  canChange(mine: Mine): boolean {
    return this.canCancel(mine) && mine.event.status === 'published';
  }

  /**
   * Whether something that is needed was never asked of them: an organiser brought them in, moved them, or asks more
   * since.
   */
  async lacksAnswers({ registration, event }: Mine): Promise<boolean> {
    if (!isLive(registration)) return false;
    const form = await this.own.form(registration, event);
    const read = readAgain(form, typedAgain(form));
    return read.kind === 'refused';
  }
}
