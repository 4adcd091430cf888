import type { Tx } from '#platform';
import { type ListedEvent, withPools } from '../agenda.queries.js';
import { Event, type EventDetails } from '../event/event.entity.js';
import { Series } from './series.entity.js';

/** A series in the console's list. */
export interface ListedSeries {
  readonly series: Series;
  readonly drafts: number;
  /** Shown to the public, and not over. */
  readonly coming: number;
  readonly past: number;
}

/** More than a year of weekly meetings; beyond it only the latest are shown. */
const MOST = 100;
const PAST = 20;
/** As many series as organisers see and choose from. */
export const MOST_SERIES = 200;

/** These series with how many events each has. One query. */
export async function listSeries(tx: Tx, all: readonly Series[], now: Date): Promise<ListedSeries[]> {
  const rows: ({ id: string } & Omit<ListedSeries, 'series'>)[] = await tx.query(
    `select series_id as id, count(*) filter (where status = 'draft') as drafts,
            count(*) filter (where status <> 'draft' and ends_at > $2) as coming,
            count(*) filter (where status <> 'draft' and ends_at <= $2) as past
     from event where series_id = any($1::uuid[]) group by series_id`,
    [all.map(({ id }) => id), now],
  );
  const byId = new Map(rows.map(({ id, ...counts }) => [id, counts]));
  return all.map((series) => ({
    ...{ series, drafts: 0, coming: 0, past: 0 },
    ...byId.get(series.id),
  }));
}

/**
 * Series, the newest first: those of which the public sees an event and that lists may show, or with `isInside` all.
 * @param search `after`: the id of the last one seen.
 */
export function seriesAfter(
  tx: Tx,
  search: { readonly after: string | undefined; readonly limit: number; readonly isInside: boolean },
  now: Date,
): Promise<Series[]> {
  const found = tx.createQueryBuilder(Series, 'series').orderBy('series.id', 'DESC').limit(search.limit);
  if (search.after !== undefined) found.andWhere('series.id < :after', search);
  if (!search.isInside)
    found.andWhere(
      `series.visibility = 'public' and exists (
         select from event e where e.series_id = series.id and e.visibility = 'public'
           and (e.status = 'published' or (e.status = 'cancelled' and e.ends_at > :now)))`,
      { now },
    );
  return found.getMany();
}

/** What the public sees of a series: what has not ended, soonest first, and the latest that has. */
export interface SeriesEvents {
  readonly coming: readonly ListedEvent[];
  readonly past: readonly ListedEvent[];
}

/** An event that no list shows is shown by a series that no list shows either. Three queries, however many events. */
export async function shownEventsOf(tx: Tx, series: Series, now: Date): Promise<SeriesEvents> {
  const shown = () => {
    const all = tx
      .createQueryBuilder(Event, 'event')
      .where(`event.series_id = :id and event.status <> 'draft'`, series);
    return series.visibility === 'unlisted' ? all : all.andWhere(`event.visibility <> 'unlisted'`);
  };
  const coming = await shown()
    .andWhere('event.ends_at > :now', { now })
    .orderBy('event.starts_at')
    .addOrderBy('event.id')
    .limit(MOST)
    .getMany();
  const past = await shown()
    .andWhere(`event.ends_at <= :now and event.status = 'published'`, { now })
    .orderBy('event.starts_at', 'DESC')
    .limit(PAST)
    .getMany();
  const rows = await withPools(tx, [...coming, ...past], now);
  return { coming: rows.slice(0, coming.length), past: rows.slice(coming.length) };
}

/** What organisers see of it: drafts too, the first one first. */
export async function everyEventOf(tx: Tx, seriesId: string, now: Date): Promise<ListedEvent[]> {
  const latest = await tx.find(Event, { where: { seriesId }, order: { startsAt: 'DESC', id: 'ASC' }, take: MOST });
  return withPools(tx, latest.toReversed(), now);
}

/** Every draft of a series, however many there are, the first one first. */
export function draftsOf(tx: Tx, seriesId: string): Promise<EventDetails[]> {
  return tx.find(Event, { where: { seriesId, status: 'draft' }, order: { startsAt: 'ASC', id: 'ASC' } });
}

/** The events before and after one in its series, as the public sees them. */
interface Neighbours {
  readonly before: EventDetails | undefined;
  readonly after: EventDetails | undefined;
}

/** The series of an event, with its neighbours. */
export interface SeriesAround extends Neighbours {
  readonly series: Series;
}

/** Drafts, events that no list shows and those that were called off are nobody's neighbours. */
export async function neighboursOf(tx: Tx, event: EventDetails): Promise<Neighbours> {
  const others = () =>
    tx
      .createQueryBuilder(Event, 'event')
      .where(`event.series_id = :seriesId and event.status = 'published' and event.visibility = 'public'`, event);
  const before = await others()
    .andWhere('(event.starts_at, event.id) < (:startsAt, :id)', event)
    .orderBy('event.starts_at', 'DESC')
    .addOrderBy('event.id', 'DESC')
    .getOne();
  const after = await others()
    .andWhere('(event.starts_at, event.id) > (:startsAt, :id)', event)
    .orderBy('event.starts_at')
    .addOrderBy('event.id')
    .getOne();
  return { before: before ?? undefined, after: after ?? undefined };
}
