import { type EventDetails, lockEvent } from '#events';
import type { Actor } from '#identity';
import type { MailToQueue, Outbox } from '#mail';
import { type Clock, type Database, NotFound, type Tx } from '#platform';
import type { FormAgain, TypedAnswers } from '#questions';
import { ownForm } from '../answers/own-form.js';
import {
  forgetRemembered,
  type Person,
  type Remembered,
  remember,
  rememberedOf,
  toRemember,
} from '../answers/remembered.js';
import { findRegistration } from '../find-registration.js';
import type { CalendarEntries } from '../news/calendar-entries.js';
import type { Move } from '../places/waiting-line.js';
import type { Registration } from '../registration.js';
import { changeDetails, type DetailsChange } from './change-details.js';
import { type ComeBack, comeBack } from './come-back.js';
import type { DetailsInput } from './details.js';
import { switchMail } from './mail-off.js';
import { type Removal, remove } from './remove.js';
import { type LinksRenewed, renewLinks } from './renew-links.js';
import { type OtherWayWish, wishOtherWay } from './wish-other-way.js';

/** What a rule answers, and the mails that follow from it. */
interface Done<T> {
  readonly outcome: T;
  readonly mails: readonly MailToQueue[];
}

const THEMSELVES: Actor = { kind: 'participant' };

/**
 * What people do with their own registration, by its link, beside cancelling and choosing sessions. An organiser may do
 * some of it for them.
 */
export class OwnRegistrations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly entries: CalendarEntries,
  ) {}

  /** Takes a cancellation back; see `comeBack`. Pressing twice does it once. */
  comeBack(registration: Registration, actor = THEMSELVES): Promise<ComeBack> {
    return this.#underLock(registration, (tx, move, mine) => comeBack(tx, { ...move, actor }, mine));
  }

  /** Switches their reminders and messages about the event; see `switchMail`. */
  async switchMail({ id }: Registration, to: 'on' | 'off'): Promise<void> {
    await this.database.transaction((tx) => switchMail(tx, id, to, this.clock.now()));
  }

  /** Changes what the person said of themselves and answered; see `changeDetails`. */
  changeDetails(
    registration: Registration,
    input: DetailsInput,
    seal: string,
    typed?: TypedAnswers,
    actor = THEMSELVES,
  ): Promise<DetailsChange> {
    return this.#underLock(registration, (tx, move, mine) =>
      changeDetails(tx, { ...move, actor }, mine, input, seal, typed),
    );
  }

  /** Waits for the other way of taking part, or no more; see `wishOtherWay`. */
  wishOtherWay(registration: Registration, wish: 'wait' | 'stop', actor = THEMSELVES): Promise<OtherWayWish> {
    return this.#underLock(registration, (tx, move, mine) => wishOtherWay(tx, { ...move, actor }, mine, wish));
  }

  /** Takes their links back and mails new ones; see `renewLinks`. Each press does it once more. */
  renewLinks(registration: Registration, actor: Actor): Promise<LinksRenewed> {
    return this.#underLock(registration, (tx, move, mine) => renewLinks(tx, { ...move, actor }, mine));
  }

  /** What the event asks of them, and what they answered; see `ownForm`. */
  form({ id }: Pick<Registration, 'id'>, event: Pick<EventDetails, 'id' | 'endsAt'>): Promise<FormAgain> {
    return ownForm(this.database.read, event, id, this.clock.now());
  }

  /** What is remembered of the person for another event; see `rememberedOf`. */
  remembered(registration: Registration): Promise<Remembered | undefined> {
    return rememberedOf(this.database.read, registration, this.clock.now());
  }

  /** What would be remembered of them now. */
  rememberable(registration: Registration): Promise<Person> {
    return toRemember(this.database.read, registration);
  }

  /** Remembers who they are, because they say so; see `remember`. */
  async remember(registration: Registration): Promise<void> {
    await this.#underLock(registration, async (tx, { now }, mine) => {
      if (!mine.removedAt) await remember(tx, mine, now);
      return { outcome: undefined, mails: [] };
    });
  }

  /** Takes that back. */
  async forget(registration: Registration): Promise<void> {
    await this.#underLock(registration, async (tx, { now }, mine) => {
      await forgetRemembered(tx, mine, now);
      return { outcome: undefined, mails: [] };
    });
  }

  /** "This was not me": see `remove`. Pressing twice does it once. */
  remove(registration: Registration): Promise<Removal> {
    return this.#underLock(registration, (tx, move, mine) => remove(tx, move, mine));
  }

  async #underLock<T>(
    { id, eventId }: Registration,
    work: (tx: Tx, move: Move, mine: Registration) => Promise<Done<T>>,
  ): Promise<T> {
    const { outcome, ids } = await this.database.transaction(async (tx) => {
      const event = await lockEvent(tx, eventId);
      const now = this.clock.now();
      const done = await work(tx, { event, entries: this.entries, now }, await current(tx, id));
      return { outcome: done.outcome, ids: await this.outbox.queue(tx, done.mails, now) };
    });
    void this.outbox.nudge(ids);
    return outcome;
  }
}

/** The registration as it is now, locked: of two tabs the second reads what the first has written. */
async function current(tx: Tx, id: string): Promise<Registration> {
  const row = await findRegistration(tx, id, 'lock');
  if (!row) throw new NotFound('registration');
  return row;
}
