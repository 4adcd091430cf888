import { type EventDetails, lockEvent } from '#events';
import { type Actor, recordAudit } from '#identity';
import { expireUnsent, type MailToQueue, type Outbox, PRIORITY } from '#mail';
import { before, type Clock, type Database, type Language, newId, type Sweep, type Tx } from '#platform';
import { decidePlans, sealOfPlans } from './plan-changes.js';
import { type DueReminder, remindersOf } from './reminder-due.js';
import { LONGEST_LEAD_DAYS, type PlanWish } from './reminder-input.js';
import { ReminderPlan } from './reminder-plan.entity.js';

/** A transaction that confirmed somebody just before the reminder was due may commit just after: look again until then. */
const GRACE_MINUTES = 15;
const DEFAULT_LEADS = ['P1D', 'PT1H'];
/** Most mails written under one hold of an event's lock: whoever wants to register waits that long and no longer. */
const CHUNK = 1000;

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
    const usual = DEFAULT_LEADS.map((lead) => ({ lead, enabled: true }));
    const wanted = copyOf ? await tx.findBy(ReminderPlan, { eventId: copyOf.id, anchor: 'start' }) : usual;
    const plan = { eventId: event.id, anchor: 'start' as const, doneVersion: 0, createdAt: now };
    await tx.insert(
      ReminderPlan,
      wanted.map(({ lead, enabled }) => ({ ...plan, id: newId(), lead, enabled })),
    );
  }

  /** The plans of an event, the earliest reminder first. */
  async plansOf(event: EventDetails): Promise<ReminderPlan[]> {
    const plans = await this.database.read.findBy(ReminderPlan, { eventId: event.id, anchor: 'start' });
    const dueAt = ({ lead }: ReminderPlan) => before(event.startsAt, lead, event.timeZone).getTime();
    return plans.toSorted((a, b) => dueAt(a) - dueAt(b));
  }

  /**
   * Gives an event the reminders that an organiser wants. Mails of a plan that goes, or is switched off, expire where
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
      const plans = await tx.findBy(ReminderPlan, { eventId, anchor: 'start' });
      if (sealOfPlans(plans) !== seen) return 'stale';
      const { remove, switchOff, add } = decidePlans(plans, wanted);
      const silent = [...remove, ...switchOff].map((plan) => plan.id);
      if (silent.length + add.length === 0) return 'saved';
      await expireUnsent(tx, { subject: 'plan', ids: silent, kinds: ['reminder'] });
      for (const { id } of remove) await tx.delete(ReminderPlan, { id });
      for (const { id } of switchOff) await tx.update(ReminderPlan, { id }, { enabled: false });
      const plan = { eventId, anchor: 'start' as const, doneVersion: 0, createdAt: now };
      for (const wish of add) await tx.insert(ReminderPlan, { ...plan, ...wish, id: newId(now.getTime()) });
      const subject = { kind: 'event', id: eventId };
      const change = { before: { reminders: sealOfPlans(plans) }, after: { reminders: sealOfPlans(wanted) } };
      await recordAudit(tx, [{ at: now, actor, action: 'event.reminders_changed', subject, ...change }]);
      return 'saved';
    });
  }

  /** The start moved or the event is off: reminders that have not left yet would lie. */
  async expireUnsent(tx: Tx, event: EventDetails): Promise<void> {
    await expireUnsent(tx, { subject: 'event', ids: [event.id], kinds: ['reminder'] });
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

  /** Worked out before any lock is taken: an event whose reminders lie ahead is left alone. */
  async #eventsWithSomethingDue(): Promise<Set<string>> {
    const now = this.clock.now();
    const horizon = new Date(now.getTime() + (LONGEST_LEAD_DAYS + 1) * 86_400_000);
    const open: { eventId: string; startsAt: Date; timeZone: string; lead: string }[] = await this.database.read.query(
      `select p.event_id as "eventId", e.starts_at as "startsAt", e.time_zone as "timeZone", p.lead
       from mail_plan p join event e on e.id = p.event_id
       where e.status = 'published' and e.starts_at > $1 and e.starts_at < $2 and p.anchor = 'start'
         and p.enabled and p.done_version < e.start_version`,
      [now, horizon],
    );
    const due = open.filter(({ startsAt, lead, timeZone }) => before(startsAt, lead, timeZone) <= now);
    return new Set(due.map((plan) => plan.eventId));
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
    if (event.status !== 'published' || event.startsAt <= now) return NOTHING;
    const plans = await tx.findBy(ReminderPlan, { eventId });
    const ids: string[] = [];
    for (const reminder of remindersOf(event, plans)) {
      if (reminder.plan.doneVersion >= event.startVersion || reminder.dueAt > now) continue;
      const chunk = reminder.notAfter > now ? await this.#queueSome(tx, event, reminder, now) : NOTHING;
      ids.push(...chunk.ids);
      if (chunk.isFull) return { ids, isFull: true };
      if (now.getTime() - reminder.dueAt.getTime() >= GRACE_MINUTES * 60_000) {
        await tx.update(ReminderPlan, { id: reminder.plan.id }, { doneVersion: event.startVersion });
      }
    }
    return { ids, isFull: false };
  }

  async #queueSome(tx: Tx, event: EventDetails, reminder: DueReminder, now: Date): Promise<Chunk> {
    if (reminder.dueAt <= event.startMovedAt) return NOTHING; // due before anybody knew of this start: the news itself was the reminder
    if (reminder.dueAt <= reminder.plan.createdAt) return NOTHING; // due before anybody asked for it
    const occurrence = `reminder/${reminder.plan.id}/${event.startVersion}`;
    const people = await this.#notYetReminded(tx, event, reminder.dueAt, occurrence);
    const mails = people.map((person) => toMail(person, event, reminder, occurrence));
    // The rows just written are what the next chunk leaves out, so it ends.
    return { ids: await this.outbox.queue(tx, mails, now), isFull: people.length === this.chunk };
  }

  /** Who got the place before the reminder was due: who comes later gets a confirmation, not a reminder from the past. */
  #notYetReminded(tx: Tx, event: EventDetails, dueAt: Date, occurrence: string): Promise<Person[]> {
    return tx.query(
      `select r.id, r.name, c.email_as_typed as address, r.language, entry.uid
       from registration r
       join contact c on c.id = r.contact_id
       join calendar_entry entry on entry.registration_id = r.id and entry.session_id is null
       where r.event_id = $1 and r.status = 'confirmed' and r.confirmed_at < $2
         and not exists (select 1 from outgoing_mail m where m.key = $3 || '/' || r.id)
       order by r.arrival limit $4`,
      [event.id, dueAt, occurrence, this.chunk],
    );
  }
}

/** Mails written in one transaction; a full one may have left somebody. */
interface Chunk {
  readonly ids: readonly string[];
  readonly isFull: boolean;
}

const NOTHING: Chunk = { ids: [], isFull: false };

interface Person {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly language: Language;
  readonly uid: string;
}

function toMail(person: Person, event: EventDetails, { plan, notAfter }: DueReminder, occurrence: string): MailToQueue {
  return {
    key: `${occurrence}/${person.id}`,
    kind: 'reminder',
    to: { address: person.address, name: person.name },
    language: person.language,
    subjectIds: { registration: person.id, event: event.id, plan: plan.id },
    orderKey: person.uid,
    priority: PRIORITY.reminder,
    notAfter,
  };
}
