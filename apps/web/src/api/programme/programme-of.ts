import { Injectable } from '@nestjs/common';
import { type EventDetails, Events, type ProgrammeSession, type Round } from '#events';
import { NotFound } from '#platform';
import { roundValues, sessionValues } from '../../console/programme/programme-values.js';
import { settingsOf } from '../answering/settings.js';
import { EventOf } from '../events/event-of.js';

const PLACES = ['capacity', 'capacityOnline', 'capacityOnSite'];
const CHOICES = ['minChoices', 'maxChoices'];

/** Finds rounds and sessions, and tells them as an organiser set them. */
@Injectable()
export class ProgrammeOf {
  constructor(
    private readonly events: Events,
    private readonly eventOf: EventOf,
  ) {}

  async event(slug: string) {
    const event = await this.eventOf.slug(slug);
    const { rounds } = await this.events.programme(event.id);
    const told = rounds.map(({ round, sessions }) => ({
      ...this.tellRound(event, round),
      sessions: sessions.map((stop) => this.tellSession(event, round, stop)),
    }));
    return { rounds: told };
  }

  /** @throws {NotFound} also for one of another event. */
  async round({ slug, roundId }: { readonly slug: string; readonly roundId: string }) {
    const event = await this.eventOf.slug(slug);
    const { rounds } = await this.events.programme(event.id);
    const found = rounds.find(({ round }) => round.id === roundId);
    if (!found) throw new NotFound('round');
    return { event, round: found.round };
  }

  /** @throws {NotFound} also for one of another event. */
  async session({ slug, sessionId }: { readonly slug: string; readonly sessionId: string }) {
    const event = await this.eventOf.slug(slug);
    const { rounds } = await this.events.programme(event.id);
    for (const { round, sessions } of rounds) {
      const stop = sessions.find(({ session }) => session.id === sessionId);
      if (stop) return { event, round, stop };
    }
    throw new NotFound('session');
  }

  tellRound(event: EventDetails, round: Round) {
    return { id: round.id, ...settingsOf(roundValues(round, event), CHOICES) };
  }

  tellSession(event: EventDetails, round: Round, stop: ProgrammeSession) {
    const { id, code, status } = stop.session;
    return { id, code, status, ...settingsOf(sessionValues(stop, round, event), PLACES) };
  }
}
