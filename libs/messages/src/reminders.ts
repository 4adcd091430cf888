import { In } from 'typeorm';
import { type EventDetails, lockEvent } from '#events';
import { type Actor, recordAudit } from '#identity';
import { expireUnsent, type MailToQueue, type Outbox, PRIORITY } from '#mail';
import { type Clock, type Database, newId, type Sweep, type Tx } from '#platform';
import { decidePlans, isPlain, type PlainPlan, plainPlan, sealOfPlans } from './plan-changes.js';
import { copyPlans } from './plans/copy-plans.js';
import { countedSession, sessionsOf } from './plans/counted-sessions.js';
import { decideOccurrence, isAboutPresence, isDone, isPastGrace } from './plans/decide-occurrence.js';
import { MailPlan } from './plans/mail-plan.entity.js';
import { dueAtOf, isAhead, type Occurrence, occurrencesOf } from './plans/occurrences.js';
import { openPlans } from './plans/open-plans.queries.js';
import { findPlannedFor, keyOf, type PlannedFor } from './plans/planned-for.queries.js';
import { queueAnew } from './plans/queue-anew.queries.js';
import type { PlanWish } from './reminder-input.js';

const DEFAULT_LEADS = ['P1D', 'PT1H'];
/** Most mails written under one hold of an event's lock: whoever wants to register waits that long and no longer. */
const CHUNK = 1000;
/** Kinds of mail that come from a plan. */
const KINDS = ['reminder', 'planned'];

/** Reminders before an event: plans in rows, mails from a sweep, each at most once a person and start. */
export class Reminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly chunk = CHUNK,
  ) {}

  /**
   * A day and an hour before for every new event, or what the event has that it is a copy of. Wired to the making of an
   * event, in that transaction.
   */
  async addFirst(tx: Tx, event: EventDetails, now: Date, copyOf?: EventDetails): Promise<void> {
    if (copyOf) return await copyPlans(tx, copyOf, event, now);
    const usual = DEFAULT_LEADS.map((lead) => plainPlan(event.id, { lead, enabled: true }, newId(), now));
    await tx.insert(MailPlan, usual);
  }

  /** The plain reminders of an event, the earliest first: before the start, to everybody, in the words of the house. */
  async plansOf(event: EventDetails): Promise<PlainPlan[]> {
    const plans = (await this.database.read.findBy(MailPlan, { eventId: event.id })).filter(isPlain);
    return plans.toSorted((a, b) => dueAtOf(event, a).getTime() - dueAtOf(event, b).getTime());
  }

  /**
   * Gives an event the plain reminders that a program wants; its other plans stay. Mails of a plan that goes, or is switched off, expire where
   * they have not left. A plan sends nothing that was due before it was made.
   * @param seen `sealOfPlans` of the plans as the form showed them; what somebody else changed is not overwritten.
   */
  async changePlans(
    eventId: string,
    wanted: readonly PlanWish[],
    seen: string,
    actor: Actor,
  ): Promise<'saved' | 'stale'> {
    return await this.database.transaction(async (tx) => {
      await lockEvent(tx, eventId);
      const now = this.clock.now();
      const plans = (await tx.findBy(MailPlan, { eventId })).filter(isPlain);
      if (sealOfPlans(plans) !== seen) return 'stale';
      const { remove, switchOff, add } = decidePlans(plans, wanted);
      const silent = [...remove, ...switchOff].map((plan) => plan.id);
      if (silent.length + add.length === 0) return 'saved';
      await expireUnsent(tx, { subject: 'plan', ids: silent, kinds: KINDS });
      for (const { id } of remove) await tx.delete(MailPlan, { id });
      for (const { id } of switchOff) await tx.update(MailPlan, { id }, { enabled: false });
      for (const wish of add) await tx.insert(MailPlan, plainPlan(eventId, wish, newId(now.getTime()), now));
      const subject = { kind: 'event', id: eventId };
      const change = { before: { reminders: sealOfPlans(plans) }, after: { reminders: sealOfPlans(wanted) } };
      await recordAudit(tx, [{ at: now, actor, action: 'event.reminders_changed', subject, ...change }]);
      return 'saved';
    });
  }

  /** The event is off: mails that have not left yet would lie. */
  async expireUnsent(tx: Tx, event: EventDetails): Promise<void> {
    await expireUnsent(tx, { subject: 'event', ids: [event.id], kinds: KINDS });
  }

  /**
   * The start moved: what counts from it and has not left yet would lie. A mail at a time of its own goes on, in a new
   * edition, because how long it is of use hangs on the start; so does one that counts from a session, which may not have
   * moved along.
   */
  async expireMoved(tx: Tx, event: EventDetails): Promise<void> {
    await this.expireUnsent(tx, event);
    await queueAnew(tx, event, ['fixed', 'session_start', 'session_end']);
  }

  /** Only the end moved: what counts from it is due at another moment. Nobody who had it gets it again. */
  async expireEndMoved(tx: Tx, event: EventDetails): Promise<void> {
    const plans = await tx.findBy(MailPlan, { eventId: event.id, anchor: 'end' });
    await expireUnsent(tx, { subject: 'plan', ids: plans.map(({ id }) => id), kinds: KINDS });
    // Also what had reached everybody: who came in before it is due now, and after it was due then, still gets it.
    await tx.update(MailPlan, { eventId: event.id, anchor: 'end' }, { doneVersion: 0 });
    await queueAnew(tx, event, ['end']);
  }

  /** Sessions are at another time, or otherwise than people know: what counts from them is due anew where it has not left. */
  async expireSessions(tx: Tx, event: EventDetails, sessionIds: readonly string[]): Promise<void> {
    const plans = await tx.findBy(MailPlan, { eventId: event.id });
    const theirs = plans.filter((plan) => sessionIds.includes(countedSession(plan) ?? ''));
    if (theirs.length === 0) return;
    const ids = theirs.map(({ id }) => id);
    await expireUnsent(tx, { subject: 'plan', ids, kinds: KINDS });
    await tx.update(MailPlan, { id: In(ids), anchor: 'session_end' }, { doneVersion: 0 });
    await queueAnew(tx, event, ['session_start', 'session_end'], sessionIds);
  }

  /** The event goes on again: a mail that does not count from a start, and that being off kept back, still has to go. */
  async goOn(tx: Tx, event: EventDetails): Promise<void> {
    await queueAnew(tx, event, ['fixed', 'session_end']);
  }

  /** Queues what has become due. Rows decide, so a sweep that was late, or ran twice, or in two places, changes nothing. */
  get sweep(): Sweep {
    return { name: 'reminders', everySeconds: 10, run: () => this.queueDue() };
  }

  /** @throws {AggregateError} after every event had its turn: one that fails holds up no other. */
  async queueDue(): Promise<void> {
    const failures: unknown[] = [];
    for (const eventId of await this.#eventsWithSomethingDue()) {
      try {
        await this.#queueDueOf(eventId);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `reminders of ${failures.length} events failed`);
  }

  /** Worked out before any lock is taken: an event whose mails lie ahead is left alone. */
  async #eventsWithSomethingDue(): Promise<Set<string>> {
    const now = this.clock.now();
    const open = await openPlans(this.database.read, now);
    const due = new Set<string>();
    for (const { event, plans, sessions } of open) {
      for (const occurrence of occurrencesOf(event, plans, sessions)) {
        if (occurrence.dueAt > now || occurrence.plan.doneVersion >= occurrence.version) continue;
        if (await this.#isWorthALock(event, occurrence, now)) due.add(event.id);
      }
    }
    return due;
  }

  /** A mail about who was there stays open for days: it asks for the lock only when there is somebody to write to. */
  async #isWorthALock(event: EventDetails, occurrence: Occurrence, now: Date): Promise<boolean> {
    const waits = isAboutPresence(occurrence.plan) && isPastGrace(occurrence.dueAt, now) && !isDone(occurrence, now);
    if (!waits) return true;
    if (decideOccurrence(event, occurrence, now).kind !== 'due') return false;
    const first = { after: -1, limit: 1, onlyDue: true };
    return (await findPlannedFor(this.database.read, event, occurrence, now, first)).length > 0;
  }

  /** A chunk a transaction, each committed: a crash, or a start that moves between two, harms none of those before. */
  async #queueDueOf(eventId: string): Promise<void> {
    for (let isMore = true; isMore; ) {
      const chunk = await this.database.transaction((tx) => this.#queueChunk(tx, eventId));
      await this.outbox.nudge(chunk.ids, PRIORITY.reminder);
      isMore = chunk.isFull;
    }
  }

  /** Under the lock of the event: nobody is being confirmed and the start is not being moved meanwhile. */
  async #queueChunk(tx: Tx, eventId: string): Promise<Chunk> {
    const event = await lockEvent(tx, eventId);
    const now = this.clock.now();
    if (event.status !== 'published') return NOTHING;
    const plans = await tx.findBy(MailPlan, { eventId });
    const ids: string[] = [];
    for (const occurrence of occurrencesOf(event, plans, await sessionsOf(tx, plans))) {
      const { plan, version, dueAt } = occurrence;
      if (!plan.enabled || plan.doneVersion >= version || dueAt > now) continue;
      const isDue = decideOccurrence(event, occurrence, now).kind === 'due';
      const chunk = isDue ? await this.#queueSome(tx, event, occurrence, now) : NOTHING;
      ids.push(...chunk.ids);
      if (chunk.isFull) return { ids, isFull: true };
      if (isDone(occurrence, now)) await tx.update(MailPlan, { id: plan.id }, { doneVersion: version });
    }
    return { ids, isFull: false };
  }

  async #queueSome(tx: Tx, event: EventDetails, occurrence: Occurrence, now: Date): Promise<Chunk> {
    const page = { after: -1, limit: this.chunk, onlyDue: true };
    const people = await findPlannedFor(tx, event, occurrence, now, page);
    const mails = people.map((person) => toMail(person, event, occurrence));
    // The rows just written are what the next chunk leaves out, so it ends.
    return { ids: await this.outbox.queue(tx, mails, now), isFull: people.length === this.chunk };
  }
}

/** Mails written in one transaction; a full one may have left somebody. */
interface Chunk {
  readonly ids: readonly string[];
  readonly isFull: boolean;
}

const NOTHING: Chunk = { ids: [], isFull: false };

function toMail(person: PlannedFor, event: EventDetails, occurrence: Occurrence): MailToQueue {
  const { plan, notAfter } = occurrence;
  const isBefore = isAhead(plan);
  return {
    key: `${keyOf(occurrence)}/${person.id}`,
    kind: isBefore ? 'reminder' : 'planned',
    to: { address: person.address, name: person.name },
    language: person.language,
    subjectIds: { [person.as]: person.id, event: event.id, plan: plan.id },
    ...(person.uid && { orderKey: person.uid }),
    priority: isBefore ? PRIORITY.reminder : PRIORITY.bulk,
    notAfter,
  };
}
