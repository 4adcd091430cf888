import { type AfterCommit, type EventDetails, lockEvent } from '#events';
import type { Actor } from '#identity';
import type { MailToQueue, Outbox } from '#mail';
import {
  type Clock,
  type Database,
  type Language,
  type LinkPurpose,
  type Logger,
  newId,
  type Secrets,
  type Tx,
} from '#platform';
import type { Answers, TypedAnswers } from '#questions';
import { AdmissionDesks } from './admission/admission-desks.js';
import { AdmissionRows } from './admission/admission-store.js';
import type { Decision } from './admission/admit.js';
import type { RegistrationRequest } from './admission/new-registrations.js';
import { type RegistrationInput, requestHash } from './admission/registration-input.js';
import type { GroupAnswer } from './admission/together.js';
import { toVerdict, type Verdict } from './admission/verdict.js';
import { emptySession, tellEverybody, tellSessions } from './event-news.js';
import { findRegistration } from './find-registration.js';
import type { GroupInput } from './group/group-input.js';
import { type GroupContext, groupRequests } from './group/group-requests.js';
import { LASTING_VERSION } from './mails/links.js';
import { mailLinks } from './mails/lost-links.js';
import type { CalendarEntries } from './news/calendar-entries.js';
import { cancelRegistration, moveLinesUpWithMail } from './places/cancellation.js';
import { isLive, mayCancel, type Registration, type Source } from './registration.js';
import { changeSessions, type SessionChange } from './sessions/session-change.js';

/** Where a registration comes from. */
export interface RegistrationContext {
  readonly eventId: string;
  readonly eventKind: EventDetails['kind'];
  readonly language: Language;
  readonly source: Source;
  /** What was answered to the questions of the event, as `readAnswers` read it. */
  readonly answers?: Answers | undefined;
  /** The code in the link of an invitation. */
  readonly invitation?: string | undefined;
  /** Those made together with one form, such as of a series, share it. It opens nothing. */
  readonly groupId?: string | undefined;
  /** Claim of `IdempotencyKeys`: the verdict is kept under it, in the desk's own transaction. */
  readonly claim?: string | undefined;
}

const NO_ANSWERS: Answers = { given: [], sector: '', region: '' };

export type Cancellation =
  | { readonly kind: 'cancelled'; readonly promoted: number }
  /** It was cancelled, declined or lapsed already, or it is too late: nothing happened now. */
  | { readonly kind: 'not_live' };

/** Who takes part in what: every way in, every way out, and the line between them. */
export class Registrations {
  readonly #desks: AdmissionDesks;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly secrets: Secrets,
    private readonly entries: CalendarEntries,
    log: Logger,
  ) {
    const nudge = (mailIds: readonly string[]) => void outbox.nudge(mailIds);
    this.#desks = new AdmissionDesks(database, new AdmissionRows(clock, outbox, entries), nudge, log);
  }

  /**
   * Registers a person through the admission desk of the event; the verdict is committed when this resolves.
   * @throws {KringError} `busy` when the desk cannot be reached in time, `not-found` when there is no such event.
   */
  async register(input: RegistrationInput, context: RegistrationContext): Promise<Verdict> {
    const { answers = NO_ANSWERS } = context;
    const request: RegistrationRequest = {
      registrationId: newId(),
      email: input.email.email,
      address: input.email,
      attends: context.eventKind === 'hybrid' ? (input.attends ?? 'online') : context.eventKind,
      sessionIds: input.sessions,
      requestHash: requestHash(context.eventId, input, answers.given),
      name: input.name,
      organisation: input.organisation,
      role: input.role,
      language: context.language,
      listed: input.listed,
      timeZone: input.timeZone,
      source: context.source,
      answers: answers.given,
      sector: answers.sector,
      region: answers.region,
      groupId: context.groupId,
      claim: context.claim,
      invitation:
        context.invitation === undefined ? undefined : (this.secrets.readLink(context.invitation) ?? 'unreadable'),
    };
    return toVerdict(await this.#desks.of(context.eventId).admit(request), request.registrationId);
  }

  /**
   * Registers several people through the desk of the event: all of them, in the order of the list, or nobody.
   * @throws {KringError} as `register`
   */
  registerTogether(input: GroupInput, context: GroupContext): Promise<GroupAnswer> {
    const { id, requests } = groupRequests(input, context);
    return this.#desks.of(context.event.id).admitTogether(id, requests);
  }

  /**
   * Stands requests in the line of one event, in this order, and tells what became of each: those that got no answer in
   * time are rejected. For lists of people that an organiser brings in.
   */
  admitInOrder(
    eventId: string,
    requests: readonly RegistrationRequest[],
  ): Promise<readonly PromiseSettledResult<Decision>[]> {
    return Promise.allSettled(requests.map((request) => this.#desks.of(eventId).admit(request)));
  }

  /** The registration that a personal link opens, or `undefined`: unknown, revoked and foreign links look the same. */
  async findByLink(purpose: LinkPurpose, token: string): Promise<Registration | undefined> {
    const claim = this.secrets.readLink(token);
    const registration = claim && (await findRegistration(this.database.read, claim.id));
    return registration && versionsOf(purpose, registration).some((version) => claim.isValid(purpose, version))
      ? registration
      : undefined;
  }

  /** Cancels one registration and moves the line up, in one transaction. Pressing twice does it once. */
  async cancel(id: string, actor: Actor): Promise<Cancellation> {
    const eventId = (await findRegistration(this.database.read, id))?.eventId;
    if (!eventId) return { kind: 'not_live' };
    const done = await this.database.transaction(async (tx) => {
      const event = await lockEvent(tx, eventId);
      const registration = await findRegistration(tx, id);
      const move = { event, entries: this.entries, now: this.clock.now() };
      if (!registration || !isLive(registration) || !mayCancel(event, actor, move.now)) return undefined;
      const mails = await cancelRegistration(tx, move, registration, actor);
      return this.#queue(tx, mails);
    });
    if (!done) return { kind: 'not_live' };
    void this.outbox.nudge(done.mailIds);
    return { kind: 'cancelled', promoted: done.promoted };
  }

  /**
   * Chooses other sessions for a live registration; see `changeSessions`.
   * @returns `not_live` when it was cancelled meanwhile, or the event was, or it is too late.
   */
  async changeSessions(
    id: string,
    sessionIds: readonly string[],
    actor: Actor,
    typed?: TypedAnswers,
  ): Promise<SessionChange['kind'] | 'not_live'> {
    const eventId = (await findRegistration(this.database.read, id))?.eventId;
    if (!eventId) return 'not_live';
    const done = await this.database.transaction(async (tx) => {
      const event = await lockEvent(tx, eventId);
      const registration = await findRegistration(tx, id);
      const move = { event, entries: this.entries, now: this.clock.now() };
      // Called off or begun while the form was under way: news of a programme would silence the news of that.
      if (!registration || !isLive(registration) || !mayCancel(event, actor, move.now)) return undefined;
      const change = await changeSessions(tx, move, registration, sessionIds, actor, typed);
      return {
        kind: change.kind,
        ids: change.kind === 'changed' ? await this.outbox.queue(tx, change.mails, move.now) : [],
      };
    });
    if (!done) return 'not_live';
    void this.outbox.nudge(done.ids);
    return done.kind;
  }

  /** Lets the line move up after the organiser made room. Wired to a change of capacity, in that transaction. */
  async promote(tx: Tx, event: EventDetails, now: Date): Promise<AfterCommit> {
    return this.#queueLater(tx, await moveLinesUpWithMail(tx, { event, entries: this.entries, now }), now);
  }

  /** Tells everybody what became of an event. Wired to its changes, in their transaction. */
  async tellEverybody(tx: Tx, kind: 'changed' | 'event-cancelled' | 'event-restored', event: EventDetails, now: Date) {
    return this.#queueLater(tx, await tellEverybody(tx, kind, { event, entries: this.entries, now }), now);
  }

  /** Takes everybody out of a session that was called off, and tells them. Wired as above. */
  async emptySession(tx: Tx, event: EventDetails, sessionId: string, now: Date) {
    return this.#queueLater(tx, await emptySession(tx, sessionId, { event, entries: this.entries, now }), now);
  }

  /** Tells those in sessions that these are at another time or place. Wired as above. */
  async tellSessions(tx: Tx, event: EventDetails, sessionIds: readonly string[], now: Date) {
    return this.#queueLater(tx, await tellSessions(tx, sessionIds, { event, entries: this.entries, now }), now);
  }

  /** Mails somebody the links of their coming events. Says nothing about whether there were any. */
  async mailLinks(email: string): Promise<void> {
    const now = this.clock.now();
    const ids = await this.database.transaction(async (tx) =>
      this.outbox.queue(tx, await mailLinks(tx, email, now), now),
    );
    void this.outbox.nudge(ids);
  }

  /** Queues in the caller's transaction; the worker is hinted after its commit. */
  async #queueLater(tx: Tx, mails: readonly MailToQueue[], now: Date): Promise<AfterCommit> {
    const ids = await this.outbox.queue(tx, mails, now);
    return () => this.outbox.nudge(ids);
  }

  async #queue(tx: Tx, mails: readonly MailToQueue[]) {
    const mailIds = await this.outbox.queue(tx, mails, this.clock.now());
    return { mailIds, promoted: mails.filter((mail) => mail.kind === 'promoted').length };
  }
}

/** Renewing somebody's links leaves the one alone that can only switch mail off: mailboxes press it in mails of long ago. */
function versionsOf(purpose: LinkPurpose, { linkVersion }: Registration): readonly number[] {
  return purpose === 'unsubscribe' ? [LASTING_VERSION, linkVersion] : [linkVersion];
}
