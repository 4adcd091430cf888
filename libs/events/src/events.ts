import type { Actor } from '#identity';
import { type Clock, type Database, isForeignKeyViolation, isId, isUniqueViolation, NotFound } from '#platform';
import { copyQuestions } from '#questions';
import {
  type Agenda,
  agendaOf,
  type ComingSearch,
  comingEvents,
  type EventPage,
  type EventSearch,
  type ListedEvent,
  searchEvents,
} from './agenda.queries.js';
import { Event, type EventDetails } from './event/event.entity.js';
import { decideChange } from './event/event-changes.js';
import type { EventInput } from './event/event-input.js';
import { type EventNews, newsOf } from './event/event-news.js';
import { type Change, EventWork, isLive, saveEvent, type Telling, type Work } from './event/event-work.js';
import type { EventHooks } from './event/hooks.js';
import { lockEvent } from './event/lock.js';
import { addEvent, followEvent } from './event/new-event.js';
import { missingForPublication, problemsOfChange } from './event/publication.js';
import { SLUG_PATTERN } from './event/slugs.js';
import type { Pool } from './places/pool.entity.js';
import { changePlaces, isInUse, mergeSessionPools, poolsOf, wantsOtherWays } from './places/pools.js';
import { roomUrl, setRoom } from './places/rooms.js';
import { type Programme, programmeOf } from './programme/programme.js';
import { copyProgramme, outlasts } from './programme/programme-copy.js';
import { leavesProgramme, moveProgramme } from './programme/programme-move.js';
import { Session } from './programme/session.entity.js';
import type { EventProblem } from './typed/event-problems.js';

interface MakeOptions {
  readonly id?: string | undefined;
  readonly copyOf?: string | undefined;
}

export type CreateOutcome =
  | { readonly kind: 'saved'; readonly event: EventDetails }
  | { readonly kind: 'refused'; readonly problems: readonly EventProblem[] };

/** The same form made this event already. Nothing was written. */
export interface MadeBefore {
  readonly kind: 'made_before';
  readonly event: EventDetails;
}

export type EditOutcome =
  | CreateOutcome
  /** Somebody else changed the event after this form was opened. Nothing was written. */
  | { readonly kind: 'stale'; readonly current: EventDetails }
  /**
   * People would be mailed about this, or so many go on asking for a place that nobody has to ask for any more, and the
   * caller wanted to be asked first. Nothing was written.
   */
  | { readonly kind: 'asks'; readonly news: EventNews | undefined; readonly stay: number };

export type PublishOutcome =
  | { readonly kind: 'published' | 'already_published' | 'cancelled'; readonly event: EventDetails }
  | { readonly kind: 'incomplete'; readonly missing: readonly EventProblem[] };

export interface CancelOutcome {
  readonly kind: 'cancelled' | 'already_cancelled' | 'not_published';
  readonly event: EventDetails;
}

export interface RestoreOutcome {
  readonly kind: 'restored' | 'not_cancelled';
  readonly event: EventDetails;
}

/** Everything the house does with an event. Each verb that writes locks the event first and says in the audit who did it. */
export class Events {
  /** For the other verbs of this lib. */
  readonly work: EventWork;

  constructor(
    private readonly db: Database,
    clock: Clock,
  ) {
    this.work = new EventWork(db, clock);
  }

  /** Lets a higher lib take part in changes, in their transaction. The app calls this once a lib, before it serves anyone. */
  whenChanged(hooks: EventHooks): void {
    this.work.wire(hooks);
  }

  agenda(now: Date): Promise<Agenda> {
    return agendaOf(this.db.read, now);
  }

  search(search: EventSearch, now: Date): Promise<EventPage> {
    return searchEvents(this.db.read, search, now);
  }

  coming(search: ComingSearch, now: Date): Promise<ListedEvent[]> {
    return comingEvents(this.db.read, search, now);
  }

  /** A published or cancelled event: a draft has no public address. */
  async findBySlug(slug: string): Promise<EventDetails | undefined> {
    const event = await this.findInside(slug);
    return event && event.status !== 'draft' ? event : undefined;
  }

  /** As `findBySlug`, drafts too: for who may see them. */
  async findInside(slug: string): Promise<EventDetails | undefined> {
    if (!SLUG_PATTERN.test(slug)) return undefined; // a NUL would not even reach the table
    return (await this.db.read.findOneBy(Event, { slug })) ?? undefined;
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

  programme(eventId: string, pools?: readonly Pool[]): Promise<Programme> {
    return programmeOf(this.db.read, eventId, pools);
  }

  /**
   * Makes a draft with its plenary session, its places and its room.
   * @param made `id` of the draft, made together with the form: two presses of one button then make one draft, because
   * the primary key turns the second away. `copyOf`: an event whose programme and questions come along.
   * @throws {NotFound} when there is no event to copy.
   */
  async create(input: EventInput, actor: Actor, made: MakeOptions = {}): Promise<CreateOutcome | MadeBefore> {
    const { id, copyOf } = made;
    try {
      return await slugMayBeTaken<CreateOutcome>(() =>
        this.work.do(async (work) => {
          const source = copyOf === undefined ? undefined : await lockEvent(work.tx, copyOf);
          if (source && (await outlasts(work.tx, source, input)))
            return { kind: 'refused', problems: [{ field: 'end', code: 'programme-outside' }] };
          const event = await addEvent(work.tx, input, work.now, id);
          if (source)
            await copyQuestions(work.tx, source.id, event, await copyProgramme(work.tx, source, event, work.now));
          await audit(work, event, actor, 'created', { after: { slug: event.slug, ...(copyOf && { copyOf }) } });
          await work.run((hook) => hook.afterCreate?.(work.tx, event, work.now, source));
          return { kind: 'saved', event };
        }),
      );
    } catch (error) {
      if (!id || !isUniqueViolation(error, 'event_pkey')) throw error;
      return { kind: 'made_before', event: await this.get(id) };
    }
  }

  /**
   * Changes an event to what an organiser typed.
   * @param seen `updatedAt` of the event as the form showed it; a later change by somebody else is not overwritten.
   * @param telling `ask`: where somebody would be mailed, say so instead of doing it.
   */
  async edit(id: string, input: EventInput, seen: Date, actor: Actor, telling: Telling = 'tell'): Promise<EditOutcome> {
    return await slugMayBeTaken<EditOutcome>(() =>
      this.work.do(async (work) => {
        const current = await lockEvent(work.tx, id);
        if (current.updatedAt.getTime() !== seen.getTime()) return { kind: 'stale', current };
        const problems = problemsOfChange(current, input, work.now);
        // Whoever puts the record right of what is over may end it when it really ended.
        if (current.endsAt > work.now && (await leavesProgramme(work.tx, current, input)))
          problems.push({ field: 'end', code: 'programme-outside' });
        const pools = (await poolsOf(work.tx, id)).filter((pool) => pool.sessionId === null);
        if (wantsOtherWays(pools, input.pools))
          problems.push({ field: input.kind === current.kind ? 'places' : 'kind', code: 'places-in-use' });
        if (problems.length > 0) return { kind: 'refused', problems };
        const news = newsOf(current, input, work.now);
        const asking = telling === 'ask' ? await work.ask((hook) => hook.peopleAsking?.(work.tx, id)) : 0;
        const stay = current.approval && !input.approval ? asking : 0;
        const isTold = news && (isInUse(pools) || asking > 0);
        if (telling === 'ask' && (isTold || stay > 0)) return { kind: 'asks', news: isTold ? news : undefined, stay };
        return await writeEdit(work, current, input, actor);
      }),
    );
  }

  /** Shows a draft to the public, or says what it still needs. */
  async publish(id: string, actor: Actor): Promise<PublishOutcome> {
    return await this.work.do(async (work) => {
      const event = await lockEvent(work.tx, id);
      if (event.status === 'cancelled') return { kind: 'cancelled', event };
      if (event.status === 'published') return { kind: 'already_published', event };
      const missing = missingForPublication(event, work.now);
      if (missing.length > 0) return { kind: 'incomplete', missing };
      const published = await saveEvent(work, event, { status: 'published', publishedAt: work.now });
      await audit(work, event, actor, 'published');
      return { kind: 'published', event: published };
    });
  }

  /** Calls an event off. Registrations keep their status; the lib that owns them tells the people. */
  async cancel(id: string, actor: Actor): Promise<CancelOutcome> {
    return await this.work.do(async (work) => {
      const event = await lockEvent(work.tx, id);
      if (event.status === 'draft') return { kind: 'not_published', event };
      if (event.status === 'cancelled') return { kind: 'already_cancelled', event };
      const cancelled = await saveEvent(work, event, { status: 'cancelled', cancelledAt: work.now });
      await audit(work, event, actor, 'cancelled');
      // Whoever calls off what is over puts the record right: nobody is mailed about yesterday.
      if (isLive(event, work.now)) await work.run((hook) => hook.afterCancel?.(work.tx, cancelled, work.now));
      return { kind: 'cancelled', event: cancelled };
    });
  }

  /**
   * Lets a cancelled event go on again, with everybody who was in it. Its start counts as known from now on: the news is
   * the reminder of whatever was due while it was off.
   */
  async restore(id: string, actor: Actor): Promise<RestoreOutcome> {
    return await this.work.do(async (work) => {
      const event = await lockEvent(work.tx, id);
      if (event.status !== 'cancelled') return { kind: 'not_cancelled', event };
      const columns = { status: 'published' as const, cancelledAt: null, startMovedAt: work.now };
      const restored = await saveEvent(work, event, columns);
      await work.tx.update(Session, { eventId: id }, { startMovedAt: work.now });
      await audit(work, event, actor, 'restored');
      if (isLive(restored, work.now)) {
        // Places that were added while it was off; first, so that nobody gets two mails.
        await work.run((hook) => hook.afterCapacityChange?.(work.tx, restored, work.now));
        await work.run((hook) => hook.afterRestore?.(work.tx, restored, work.now));
      }
      return { kind: 'restored', event: restored };
    });
  }
}

async function writeEdit(work: Work, current: EventDetails, input: EventInput, actor: Actor): Promise<EditOutcome> {
  const { tx, now } = work;
  const change = decideChange(current, input, now);
  const places = await changePlaces(tx, { eventId: current.id, sessionId: null }, input.pools, now);
  const way = input.kind;
  const merged = current.kind === 'hybrid' && way !== 'hybrid' && (await mergeSessionPools(tx, current.id, way));
  const roomChanged = await setRoom(tx, current.id, input.roomUrl, now);
  if (Object.keys(change.columns).length === 0 && places.kind === 'unchanged' && !roomChanged)
    return { kind: 'saved', event: current };
  const event = await saveEvent(work, current, change.columns);
  await followEvent(tx, event);
  await moveProgramme(tx, current, event, now);
  const isChanged = places.kind === 'changed';
  const before = { ...change.before, ...(isChanged && { places: places.before }) };
  // The address of a room may carry its pass code: that it changed is enough to know.
  const room = roomChanged && { room: 'changed' };
  await audit(work, event, actor, 'edited', {
    before,
    after: { ...change.after, ...(isChanged && { places: places.after }), ...room },
  });
  if (change.startMoved) await work.run((hook) => hook.afterStartMove?.(tx, event, now));
  else if (change.columns.endsAt ?? change.columns.startsAt)
    await work.run((hook) => hook.afterEndMove?.(tx, event, now));
  // Whoever is waiting for a cancelled event waits in vain, whatever its capacity. The line moves before the news goes
  // out: a mail of a place brings the news along, and nobody gets both.
  if ((isChanged || merged) && event.status === 'published')
    await work.run((hook) => hook.afterCapacityChange?.(tx, event, now));
  const news = newsOf(current, event, now);
  if (news) await work.run((hook) => hook.afterNews?.(tx, event, now, news));
  return { kind: 'saved', event };
}

function audit(work: Work, event: EventDetails, actor: Actor, done: string, change: Change = {}): Promise<void> {
  return work.audit(actor, `event.${done}`, { kind: 'event', id: event.id }, change);
}

/** Two organisers may choose one address at the same moment, or a series that is not there: the tables tell. */
async function slugMayBeTaken<T>(work: () => Promise<T | CreateOutcome>): Promise<T | CreateOutcome> {
  try {
    return await work();
  } catch (error) {
    if (isForeignKeyViolation(error, 'event_series_id_fkey'))
      return { kind: 'refused', problems: [{ field: 'seriesId', code: 'choose-one' }] };
    if (!isUniqueViolation(error, 'event_slug_key')) throw error;
    return { kind: 'refused', problems: [{ field: 'slug', code: 'slug-taken' }] };
  }
}
