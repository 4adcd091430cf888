import { lockEvent } from '#events';
import type { Actor } from '#identity';
import type { Outbox } from '#mail';
import { type Clock, type Database, isId, type Sweep, type Tx } from '#platform';
import { findRegistration } from '../find-registration.js';
import type { CalendarEntries } from '../news/calendar-entries.js';
import { UNTIL } from '../places/offer-rows.js';
import type { Move } from '../places/waiting-line.js';
import { mayCancel, type Registration } from '../registration.js';
import { type Gift, givePlace } from './give-place.js';
import { lapseDueOffers } from './lapse.js';
import type { SecondOffer } from './lapsed-offers.js';
import { type OfferedAgain, offerAgain } from './offer-again.js';
import { type Answered, answerOffer, type OfferAnswer } from './offer-answers.js';

/** Places that are held for who is next in line: answering them, letting them lapse, and giving one out of order. */
export class Offers {
  /** Ends offers that nobody answered in time. Worked out from the rows: it depends on no job and no mail. */
  readonly sweep: Sweep = { name: 'offers', everySeconds: 15, run: (now) => this.lapseDue(now) };

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly entries: CalendarEntries,
  ) {}

  /** Says yes or no to an offer. The same press twice is one answer; a late one is told so. */
  answer(registrationId: string, offerId: string, says: 'yes' | 'no'): Promise<OfferAnswer> {
    if (!isId(offerId)) return Promise.resolve('gone');
    return this.#under<OfferAnswer>(registrationId, 'gone', (tx, move, registration) =>
      answerOffer(tx, move, registration, offerId, says),
    );
  }

  /**
   * Gives somebody who waits a place, out of order.
   * @param mayOverbook the organiser was told that all places are taken, and wants one more.
   */
  give(
    registrationId: string,
    sessionId: string | null,
    actor: Actor,
    mayOverbook: boolean,
  ): Promise<Gift | 'not_now'> {
    return this.#under<Gift | 'not_now'>(registrationId, 'not_now', async (tx, move, registration) =>
      mayCancel(move.event, actor, move.now)
        ? givePlace(tx, move, registration, sessionId, actor, mayOverbook)
        : { answer: 'not_now', mails: [] },
    );
  }

  /** Offers a place again that somebody let lapse; see `offerAgain`. Pressing twice does it once. */
  again(registrationId: string, sessionId: string | null, actor: Actor, expected: SecondOffer): Promise<OfferedAgain> {
    return this.#under<OfferedAgain>(registrationId, 'not_lapsed', (tx, move, registration) =>
      offerAgain(tx, move, registration, sessionId, actor, expected),
    );
  }

  /** Lets what is due lapse, event by event, each under its lock. */
  async lapseDue(now: Date): Promise<void> {
    const due: { id: string }[] = await this.database.read.query(
      `select distinct e.id from offer o join registration r on r.id = o.registration_id join event e on e.id = r.event_id
       left join session s on s.id = o.session_id where o.answered_at is null and ${UNTIL} <= $1 order by e.id`,
      [now],
    );
    for (const { id } of due) {
      const mailIds = await this.database.transaction(async (tx) => {
        const move = await this.#move(tx, id);
        return this.outbox.queue(tx, await lapseDueOffers(tx, move), move.now);
      });
      void this.outbox.nudge(mailIds);
    }
  }

  /** One verb about one registration, in a transaction that holds the lock of its event; mails follow the commit. */
  async #under<Answer>(
    registrationId: string,
    otherwise: Answer,
    verb: (tx: Tx, move: Move, registration: Registration) => Promise<Answered<Answer>>,
  ): Promise<Answer> {
    const eventId = (await findRegistration(this.database.read, registrationId))?.eventId;
    if (!eventId) return otherwise;
    const done = await this.database.transaction(async (tx) => {
      const move = await this.#move(tx, eventId);
      const registration = await findRegistration(tx, registrationId);
      if (!registration) return { answer: otherwise, ids: [] };
      const { answer, mails } = await verb(tx, move, registration);
      return { answer, ids: await this.outbox.queue(tx, mails, move.now) };
    });
    void this.outbox.nudge(done.ids);
    return done.answer;
  }

  /** The time is read under the lock: what was decided before is never looked at with an earlier clock. */
  async #move(tx: Tx, eventId: string): Promise<Move> {
    const event = await lockEvent(tx, eventId);
    return { event, entries: this.entries, now: this.clock.now() };
  }
}
