import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { presenceOf } from '#attendance';
import { Events } from '#events';
import { findAudit } from '#identity';
import { Database } from '#platform';
import { answersOf, type StoredAnswer } from '#questions';
import {
  getRegistrationOf,
  numberInLine,
  type OpenOffer,
  openOffersOf,
  type Registration,
  sealOfOwn,
  sessionsChosen,
} from '#registrations';
import type { GivenAnswer, Offer, RegistrationDetail } from './registration-schemas.js';
import { tellRegistration } from './tell-registration.js';

/** Everything a program may know of one registration. */
@Injectable()
export class RegistrationDetails {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /** @throws {NotFound} also for one of another event. */
  async of(eventId: string, id: string): Promise<z.input<typeof RegistrationDetail>> {
    const { read } = this.database;
    const registration = await getRegistrationOf(read, eventId, id);
    const chosen = (await sessionsChosen(read, [id])).get(id) ?? [];
    const answers = (await answersOf(read, [id])).get(id) ?? [];
    const seen = await presenceOf(read, id);
    const audit = await findAudit(read, [id]);
    return {
      ...tellRegistration(registration, chosen),
      version: sealOfOwn(registration, undefined),
      numberInLine: await this.#numberInLine(registration),
      offers: (await openOffersOf(read, [id])).map(tellOffer),
      answers: answers.map(tellAnswer),
      presence: seen.map(({ sessionId, isEvent, attended, firstSeenAt, isByHand }) => ({
        ...{ sessionId: isEvent ? null : sessionId, attended, isByHand },
        firstSeenAt: firstSeenAt?.toISOString() ?? null,
      })),
      history: audit.map(({ at, action, by }) => ({ at: at.toISOString(), action, by })),
    };
  }

  async #numberInLine({ id, eventId, status }: Registration): Promise<number | null> {
    if (status !== 'waiting') return null;
    const pools = await this.events.pools(eventId);
    const isShared = pools.some((pool) => pool.sessionId === null && pool.mode === 'any');
    return await numberInLine(this.database.read, id, isShared);
  }
}

export function tellOffer({ id, sessionId, until }: OpenOffer): z.input<typeof Offer> {
  return { id, sessionId, until: until.toISOString() };
}

function tellAnswer({ questionId, label, value }: StoredAnswer): z.input<typeof GivenAnswer> {
  return { questionId, label, value: typeof value === 'object' ? [...value] : value };
}
