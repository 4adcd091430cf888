import { isDeepStrictEqual } from 'node:util';
import { type Actor, recordAudit } from '#identity';
import { type Clock, type Database, isId, isUniqueViolation, NotFound, newId, speak, type Tx } from '#platform';
import type { ListedEvent } from '../agenda.queries.js';
import { Event, type EventDetails } from '../event/event.entity.js';
import { laterThan } from '../event/event-changes.js';
import { lockEvent } from '../event/lock.js';
import { SLUG_PATTERN } from '../event/slugs.js';
import type { Events, PublishOutcome } from '../events.js';
import type { EventProblem } from '../typed/event-problems.js';
import { freeSlug } from './free-slug.js';
import { type RepeatWish, repeatEvent } from './repeat.js';
import { isDay, MOST_REPEATS, type Rhythm, repeatDays, timesOn } from './repeat-days.js';
import { sealOfSeries } from './seal.js';
import { Series } from './series.entity.js';
import {
  draftsOf,
  everyEventOf,
  type ListedSeries,
  listSeries,
  MOST_SERIES,
  neighboursOf,
  type SeriesAround,
  type SeriesEvents,
  seriesAfter,
  shownEventsOf,
} from './series.queries.js';
import type { SeriesInput } from './series-input.js';

export type SeriesOutcome =
  | { readonly kind: 'saved'; readonly series: Series }
  /** Somebody else changed the series after this form was opened. Nothing was written. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly problems: readonly EventProblem[] };

/** A day on which an event could be held again. */
export interface RepeatDay extends Pick<EventDetails, 'localStart' | 'startsAt' | 'endsAt'> {
  readonly day: string;
  /** Its series, or else an event of the same name, has one at that moment already. */
  readonly isTaken: boolean;
}

export type RepeatOutcome =
  /** Those made now; none where each of these days had one already. */
  | { readonly kind: 'made'; readonly events: readonly EventDetails[] }
  | { readonly kind: 'refused'; readonly reason: 'no_days' | 'too_many_days' };

/** Series of events: announced together, registered for one by one or all at once. */
export class AllSeries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  /** Every series, the newest first; the newest two hundred. */
  all(): Promise<Series[]> {
    return this.db.read.find(Series, { order: { createdAt: 'DESC', id: 'ASC' }, take: MOST_SERIES });
  }

  /** Every series with how many events it has. */
  async list(): Promise<ListedSeries[]> {
    return listSeries(this.db.read, await this.all(), this.clock.now());
  }

  /** @throws {NotFound} also for a text that is no id at all. */
  async get(id: string): Promise<Series> {
    const series = isId(id) ? await this.db.read.findOneBy(Series, { id }) : null;
    if (!series) throw new NotFound('series');
    return series;
  }

  /** Page by page, for programs; see `seriesAfter`. */
  page(search: Parameters<typeof seriesAfter>[1]): Promise<Series[]> {
    return seriesAfter(this.db.read, search, this.clock.now());
  }

  /** By its address, for who may also see one of which nothing is published. */
  async findInside(slug: string): Promise<Series | undefined> {
    return (SLUG_PATTERN.test(slug) && (await this.db.read.findOneBy(Series, { slug }))) || undefined;
  }

  /** A series and what the public sees of it; `undefined` while none of its events is published. */
  async findShown(slug: string): Promise<{ readonly series: Series; readonly events: SeriesEvents } | undefined> {
    const series = await this.findInside(slug);
    if (!series) return undefined;
    const events = await shownEventsOf(this.db.read, series, this.clock.now());
    return events.coming.length + events.past.length > 0 ? { series, events } : undefined;
  }

  /** The series that the page of an event leads to, with the events around it. An unlisted one is not led to. */
  async around(event: EventDetails): Promise<SeriesAround | undefined> {
    if (!event.seriesId) return undefined;
    const series = await this.get(event.seriesId);
    if (series.visibility === 'unlisted' && event.visibility === 'public') return undefined;
    return { series, ...(await neighboursOf(this.db.read, event)) };
  }

  /** All its events, drafts too. */
  eventsOf(id: string): Promise<ListedEvent[]> {
    return everyEventOf(this.db.read, id, this.clock.now());
  }

  /** Every draft of it, also where it has more events than a page shows. */
  draftsOf(id: string): Promise<EventDetails[]> {
    return draftsOf(this.db.read, id);
  }

  /**
   * Takes a series away of which nothing was ever published. Its drafts stay, as events by themselves. Pressing twice does
   * it once.
   * @returns `shown`: people know it by its address, or are registered for what is in it, so it stays.
   */
  async remove(id: string, actor: Actor): Promise<'removed' | 'shown'> {
    return await this.db.transaction(async (tx) => {
      const series = isId(id) ? await tx.findOne(Series, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
      if (!series) return 'removed';
      await tx.query('select 1 from event where series_id = $1 order by id for update', [id]); // none is published meanwhile
      if (await isShown(tx, id)) return 'shown';
      const drafts = await draftsOf(tx, id);
      await tx.update(Event, { seriesId: id }, { seriesId: null });
      await tx.delete(Series, { id });
      const before = { slug: series.slug, drafts: drafts.map((event) => event.id) };
      await audit(tx, id, actor, 'removed', this.clock.now(), { before });
      return 'removed';
    });
  }

  /** @param id made together with the form: two presses make one series. */
  async add(input: SeriesInput, actor: Actor, id = newId(this.clock.now().getTime())): Promise<SeriesOutcome> {
    const known = await this.db.read.findOneBy(Series, { id });
    if (known) return { kind: 'saved', series: known };
    try {
      return await addressMayBeTaken(() => this.#insert(input, actor, id));
    } catch (error) {
      if (!isUniqueViolation(error, 'series_pkey')) throw error;
      return { kind: 'saved', series: await this.get(id) }; // the other press came first, at the same moment
    }
  }

  #insert(input: SeriesInput, actor: Actor, id: string): Promise<SeriesOutcome> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const slug = input.slug || (await freeSlug(tx, speak(input.title, input.language).text));
      const series: Series = { ...input, slug, id, createdAt: now, updatedAt: now };
      await tx.insert(Series, series);
      await audit(tx, id, actor, 'created', now, { after: { slug } });
      return { kind: 'saved', series };
    });
  }

  /**
   * Changes a series to what an organiser typed. Its address stays once an event of it was published.
   * @param seen `sealOfSeries` of the series as the form showed it.
   */
  async edit(id: string, input: SeriesInput, seen: string, actor: Actor): Promise<SeriesOutcome> {
    return await addressMayBeTaken(() =>
      this.db.transaction(async (tx) => {
        const series = isId(id)
          ? await tx.findOne(Series, { where: { id }, lock: { mode: 'for_no_key_update' } })
          : null;
        if (!series) throw new NotFound('series');
        if (sealOfSeries(series) !== seen) return { kind: 'stale' };
        const wanted = { ...input, slug: input.slug || series.slug };
        if (wanted.slug !== series.slug && (await isShown(tx, id)))
          return { kind: 'refused', problems: [{ field: 'slug', code: 'series-slug-fixed' }] };
        const changed = (Object.keys(wanted) as (keyof SeriesInput)[]).filter(
          (field) => !isDeepStrictEqual(series[field], wanted[field]),
        );
        if (changed.length === 0) return { kind: 'saved', series };
        const now = this.clock.now();
        const pick = (from: SeriesInput) => Object.fromEntries(changed.map((field) => [field, from[field]]));
        const written = { ...pick(wanted), updatedAt: laterThan(series.updatedAt, now) };
        await tx.update(Series, { id }, written);
        await audit(tx, id, actor, 'edited', now, { before: pick(series), after: pick(wanted) });
        return { kind: 'saved', series: { ...series, ...written } };
      }),
    );
  }

  /** The days on which more of an event would be held. Writes nothing. */
  async repeatDays(event: EventDetails, rhythm: Rhythm, count: number): Promise<RepeatDay[]> {
    const days = repeatDays(event, rhythm, count).map((day) => ({ day, ...timesOn(event, day) }));
    const rows: { at: Date }[] = await this.db.read.query(
      `select starts_at as at from event
       where starts_at = any($1::timestamptz[]) and (series_id = $2 or title = $3::jsonb)`,
      [days.map(({ startsAt }) => startsAt), event.seriesId, JSON.stringify(event.title)],
    );
    const taken = new Set(rows.map(({ at }) => at.getTime()));
    return days.map((one) => ({ ...one, isTaken: taken.has(one.startsAt.getTime()) }));
  }

  /** Makes more of an event, as drafts in the same series: all of them or none. See `repeatEvent`. */
  async repeat(eventId: string, wish: RepeatWish, actor: Actor): Promise<RepeatOutcome> {
    const days = [...new Set(wish.days)].filter(isDay);
    if (days.length === 0) return { kind: 'refused', reason: 'no_days' };
    if (days.length > MOST_REPEATS) return { kind: 'refused', reason: 'too_many_days' };
    return await this.events.work.do(async (work) => {
      const source = await lockEvent(work.tx, eventId);
      return { kind: 'made', events: await repeatEvent(work, source, { ...wish, days }, actor) };
    });
  }

  /** Publishes every draft of a series that lacks nothing, each by itself: one that cannot be holds up no other. */
  async publishDrafts(id: string, actor: Actor): Promise<PublishOutcome[]> {
    const outcomes: PublishOutcome[] = [];
    for (const event of await this.draftsOf(id)) outcomes.push(await this.events.publish(event.id, actor));
    return outcomes;
  }
}

type Change = { readonly before?: object; readonly after?: object };

function audit(tx: Tx, id: string, actor: Actor, done: string, at: Date, change: Change): Promise<void> {
  return recordAudit(tx, [{ at, actor, action: `series.${done}`, subject: { kind: 'series', id }, ...change }]);
}

function isShown(tx: Tx, seriesId: string): Promise<boolean> {
  return tx
    .createQueryBuilder(Event, 'event')
    .where(`series_id = :seriesId and status <> 'draft'`, { seriesId })
    .getExists();
}

/** Two organisers may choose one address at the same moment; the unique index tells the second. */
async function addressMayBeTaken(work: () => Promise<SeriesOutcome>): Promise<SeriesOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error, 'series_slug_key')) throw error;
    return { kind: 'refused', problems: [{ field: 'slug', code: 'series-slug-taken' }] };
  }
}
