import { type Actor, type AuditEntry, recordAudit } from '#identity';
import { type Clock, type Database, isId, isUniqueViolation, NotFound, type Tx } from '#platform';
import { type Agenda, agendaOf, type EventPage, type EventSearch, searchEvents } from './agenda.queries.js';
import { Event, type EventDetails } from './event.entity.js';
import { decideChange, laterThan } from './event-changes.js';
import type { EventInput } from './event-input.js';
import { newsOf } from './event-news.js';
import type { EventProblem } from './event-problems.js';
import { type AfterCommit, type EventHooks, type Hook, runHooks } from './hooks.js';
import { lockEvent } from './lock.js';
import { addEvent, followEvent } from './new-event.js';
import type { Pool } from './pool.entity.js';
import { changeCapacity, poolsOf } from './pools.js';
import { type Programme, programmeOf } from './programme.js';
import { missingForPublication, problemsOfChange } from './publication.js';
import { roomUrl, setRoom } from './rooms.js';

export type EditOutcome =
  | { readonly kind: 'saved'; readonly event: EventDetails }
  /** Somebody else changed the event after this form was opened. Nothing was written. */
  | { readonly kind: 'stale'; readonly current: EventDetails }
  | { readonly kind: 'refused'; readonly problems: readonly EventProblem[] };

export type PublishOutcome =
  | { readonly kind: 'published' | 'already_published' | 'cancelled'; readonly event: EventDetails }
  | { readonly kind: 'incomplete'; readonly missing: readonly EventProblem[] };

export interface CancelOutcome {
  readonly kind: 'cancelled' | 'already_cancelled' | 'not_published';
  readonly event: EventDetails;
}

/** What changed, as the audit keeps it. */
type Change = Pick<AuditEntry, 'before' | 'after'>;

/** Everything the house does with an event. Each verb that writes locks the event first and says in the audit who did it. */
export class Events {
  readonly #hooks: EventHooks[] = [];

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Lets a higher lib take part in changes, in their transaction. The app calls this once a lib, before it serves anyone. */
  whenChanged(hooks: EventHooks): void {
    this.#hooks.push(hooks);
  }

  agenda(now: Date): Promise<Agenda> {
    return agendaOf(this.db.read, now);
  }

  search(search: EventSearch, now: Date): Promise<EventPage> {
    return searchEvents(this.db.read, search, now);
  }

  /** A published or cancelled event: a draft has no public address. */
  async findBySlug(slug: string): Promise<EventDetails | undefined> {
    const event = await this.db.read.findOneBy(Event, { slug });
    return event && event.status !== 'draft' ? event : undefined;
  }

  /** @throws {NotFound} also for a text that is no id at all. */
  async get(id: string): Promise<EventDetails> {
    const event = isId(id) ? await this.db.read.findOneBy(Event, { id }) : undefined;
    if (!event) throw new NotFound('event');
    return event;
  }

  pools(eventId: string): Promise<Pool[]> {
    return poolsOf(this.db.read, eventId);
  }

  roomUrl(eventId: string): Promise<string | undefined> {
    return roomUrl(this.db.read, eventId);
  }

  programme(eventId: string): Promise<Programme> {
    return programmeOf(this.db.read, eventId);
  }

  /** Makes a draft with its plenary session, its places and its room. */
  async create(input: EventInput, actor: Actor): Promise<EditOutcome> {
    return await slugMayBeTaken(() =>
      this.#change(async (tx, now, later) => {
        const event = await addEvent(tx, input, now);
        await this.#audit(tx, event, actor, 'created', now, { after: { slug: event.slug } });
        later.push(...(await runHooks(this.#hooks, (hook) => hook.afterCreate?.(tx, event, now))));
        return { kind: 'saved', event };
      }),
    );
  }

  /**
   * Changes an event to what an organiser typed.
   * @param seen `updatedAt` of the event as the form showed it; a later change by somebody else is not overwritten.
   */
  async edit(id: string, input: EventInput, seen: Date, actor: Actor): Promise<EditOutcome> {
    return await slugMayBeTaken(() =>
      this.#change(async (tx, now, later) => {
        const current = await lockEvent(tx, id);
        if (current.updatedAt.getTime() !== seen.getTime()) return { kind: 'stale', current };
        const problems = problemsOfChange(current, input);
        if (problems.length > 0) return { kind: 'refused', problems };
        return { kind: 'saved', event: await this.#write(tx, current, input, actor, now, later) };
      }),
    );
  }

  /** Shows a draft to the public, or says what it still needs. */
  async publish(id: string, actor: Actor): Promise<PublishOutcome> {
    return await this.#change(async (tx, now) => {
      const event = await lockEvent(tx, id);
      if (event.status === 'cancelled') return { kind: 'cancelled', event };
      if (event.status === 'published') return { kind: 'already_published', event };
      const missing = missingForPublication(event, now);
      if (missing.length > 0) return { kind: 'incomplete', missing };
      const published = await this.#save(tx, event, { status: 'published', publishedAt: now }, now);
      await this.#audit(tx, event, actor, 'published', now);
      return { kind: 'published', event: published };
    });
  }

  /** Calls an event off. Registrations keep their status; the lib that owns them tells the people. */
  async cancel(id: string, actor: Actor): Promise<CancelOutcome> {
    return await this.#change(async (tx, now, later) => {
      const event = await lockEvent(tx, id);
      if (event.status === 'draft') return { kind: 'not_published', event };
      if (event.status === 'cancelled') return { kind: 'already_cancelled', event };
      const cancelled = await this.#save(tx, event, { status: 'cancelled', cancelledAt: now }, now);
      await this.#audit(tx, event, actor, 'cancelled', now);
      later.push(...(await runHooks(this.#hooks, (hook) => hook.afterCancel?.(tx, cancelled, now))));
      return { kind: 'cancelled', event: cancelled };
    });
  }

  async #write(tx: Tx, current: EventDetails, input: EventInput, actor: Actor, now: Date, later: AfterCommit[]) {
    const change = decideChange(current, input, now);
    const capacity = await changeCapacity(tx, current.id, input.capacity);
    const roomChanged = await setRoom(tx, current.id, input.roomUrl, now);
    if (Object.keys(change.columns).length === 0 && !capacity && !roomChanged) return current;
    const event = await this.#save(tx, current, change.columns, now);
    await followEvent(tx, event);
    const before = { ...change.before, ...(capacity && { capacity: capacity.before }) };
    // The address of a room may carry its pass code: that it changed is enough to know.
    const after = {
      ...change.after,
      ...(capacity && { capacity: input.capacity }),
      ...(roomChanged && { room: 'changed' }),
    };
    await this.#audit(tx, event, actor, 'edited', now, { before, after });
    const run = async (hook: Hook) => void later.push(...(await runHooks(this.#hooks, hook)));
    if (change.startMoved) await run((hook) => hook.afterStartMove?.(tx, event, now));
    const news = newsOf(current, event, now);
    if (news) await run((hook) => hook.afterNews?.(tx, event, now, news));
    // Whoever is waiting for a cancelled event waits in vain, whatever its capacity.
    if (capacity && event.status === 'published') await run((hook) => hook.afterCapacityChange?.(tx, event, now));
    return event;
  }

  async #save(tx: Tx, event: EventDetails, columns: Partial<Event>, now: Date): Promise<EventDetails> {
    const written = { ...columns, updatedAt: laterThan(event.updatedAt, now) };
    await tx.update(Event, { id: event.id }, written);
    return { ...event, ...written };
  }

  async #audit(tx: Tx, event: EventDetails, actor: Actor, done: string, at: Date, change: Change = {}): Promise<void> {
    const subject = { kind: 'event', id: event.id };
    await recordAudit(tx, [{ at, actor, action: `event.${done}`, subject, ...change }]);
  }

  /** One transaction, then what the hooks left for after the COMMIT. */
  async #change<T>(work: (tx: Tx, now: Date, later: AfterCommit[]) => Promise<T>): Promise<T> {
    let later: AfterCommit[] = [];
    const outcome = await this.db.transaction((tx) => {
      later = []; // a deadlock starts the work again
      return work(tx, this.clock.now(), later);
    });
    await Promise.allSettled(later.map((run) => run()));
    return outcome;
  }
}

/** Two organisers may choose one address at the same moment; the unique index tells the second. */
async function slugMayBeTaken(work: () => Promise<EditOutcome>): Promise<EditOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error, 'event_slug_key')) throw error;
    return { kind: 'refused', problems: [{ field: 'slug', code: 'slug-taken' }] };
  }
}
