import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CLOCK, type Clock, Database } from '#platform';
import type { FormAgain } from '#questions';
import { mayComeBack, OwnRegistrations, openOffersOf, sealOfOwn, sessionsChosen } from '#registrations';
import { type Mine, MyRegistrations } from '../../registrations/own/my-registrations.js';
import { tellOffer } from '../registrations/registration-details.js';
import { tellRegistration } from '../registrations/tell-registration.js';
import type { MyRegistration } from './my-schemas.js';

/** What a personal link opens, with the form that its holder can send again. */
export type MyForm = Mine & { readonly form: FormAgain };

/** One's own registration, by the link that is in its path. */
@Injectable()
export class MyOwn {
  constructor(
    private readonly mine: MyRegistrations,
    private readonly own: OwnRegistrations,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws {NotFound} for a link that is unknown, revoked or meant for something else: one answer for all. */
  open(token: string): Promise<Mine> {
    return this.mine.open(token, 'en');
  }

  async openForm(token: string): Promise<MyForm> {
    const mine = await this.open(token);
    return { ...mine, form: await this.own.form(mine.registration, mine.event) };
  }

  canCancel(mine: Mine): boolean {
    return this.mine.canCancel(mine);
  }

  canChange(mine: Mine): boolean {
    return this.mine.canChange(mine);
  }

  async tell(token: string): Promise<z.input<typeof MyRegistration>> {
    const mine = await this.openForm(token);
    const { registration, event, form } = mine;
    const { id } = registration;
    const chosen = (await sessionsChosen(this.database.read, [id])).get(id) ?? [];
    const { slug, title, startsAt, endsAt, timeZone, status } = event;
    const when = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone };
    return {
      ...tellRegistration(registration, chosen),
      version: sealOfOwn(registration, form),
      event: { slug, title, ...when, isCancelled: status === 'cancelled' },
      answers: form.questions.flatMap(({ id: questionId, label }) => {
        const value = form.stored.get(questionId);
        return value === undefined
          ? []
          : [{ questionId, label, value: typeof value === 'object' ? [...value] : value }];
      }),
      offers: await this.#offers(mine),
      canChange: this.canChange(mine),
      canComeBack: mayComeBack(registration, event, this.clock.now()),
    };
  }

  async #offers({ event, registration }: Mine) {
    if (event.status !== 'published') return [];
    const offers = await openOffersOf(this.database.read, [registration.id]);
    return offers.filter((offer) => offer.until > this.clock.now()).map(tellOffer);
  }
}
