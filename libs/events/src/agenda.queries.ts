import { escapeLike, type Tx } from '#platform';
import { Event, type EventDetails } from './event/event.entity.js';
import { type EventState, eventState } from './event/event-state.js';
import type { Pool } from './places/pool.entity.js';
import { poolsOfEvents } from './places/pools.js';

/** An event in a list, with what its row must say. */
export interface ListedEvent {
  readonly event: EventDetails;
  readonly pools: readonly Pool[];
  readonly state: EventState;
}

export interface Agenda {
  readonly coming: readonly ListedEvent[];
  readonly past: readonly ListedEvent[];
}

const COMING = 100;
const PAST = 20;

/** What the public sees: everything that has not ended, soonest first, and the latest that has. Three queries. */
export async function agendaOf(tx: Tx, now: Date): Promise<Agenda> {
  const listed = () =>
    tx.createQueryBuilder(Event, 'event').where(`event.status <> 'draft' and event.visibility = 'public'`);
  const coming = await listed()
    .andWhere('event.ends_at > :now', { now })
    .orderBy('event.starts_at')
    .limit(COMING)
    .getMany();
  const past = await listed()
    .andWhere(`event.ends_at <= :now and event.status = 'published'`, { now })
    .orderBy('event.starts_at', 'DESC')
    .limit(PAST)
    .getMany();
  const rows = await withPools(tx, [...coming, ...past], now);
  return { coming: rows.slice(0, coming.length), past: rows.slice(coming.length) };
}

/** Where a list of coming events goes on: after this one. */
export interface EventMark {
  readonly startsAt: Date;
  readonly id: string;
}

/** Which coming events a list wants. */
export interface ComingSearch {
  readonly after: EventMark | undefined;
  readonly limit: number;
  /** Also drafts and events that the agenda does not show. */
  readonly isInside: boolean;
}

/** What has not ended, soonest first, from a mark on: a later page never repeats or skips what was there all along. */
export async function comingEvents(
  tx: Tx,
  { after, limit, isInside }: ComingSearch,
  now: Date,
): Promise<ListedEvent[]> {
  const found = tx.createQueryBuilder(Event, 'event').where('event.ends_at > :now', { now });
  if (!isInside) found.andWhere(`event.status <> 'draft' and event.visibility = 'public'`);
  if (after) found.andWhere('(event.starts_at, event.id) > (:startsAt, :id)', { ...after });
  const events = await found.orderBy('event.starts_at').addOrderBy('event.id').limit(limit).getMany();
  return withPools(tx, events, now);
}

/** Every event that people could see and that has not ended before `endedAfter`, soonest first. Two queries. */
export async function eventsSince(tx: Tx, endedAfter: Date, now: Date, limit: number): Promise<ListedEvent[]> {
  const found = tx
    .createQueryBuilder(Event, 'event')
    .where(`event.status <> 'draft' and event.ends_at > :endedAfter`, { endedAfter });
  const events = await found.orderBy('event.starts_at').addOrderBy('event.id').limit(limit).getMany();
  return withPools(tx, events, now);
}

export const EVENT_TABS = ['coming', 'drafts', 'past'] as const;
export type EventTab = (typeof EVENT_TABS)[number];

export interface EventSearch {
  readonly tab: EventTab;
  /** Any part of the title, in any language. */
  readonly q: string;
  /** From 1. */
  readonly page: number;
}

export interface EventPage {
  readonly rows: readonly ListedEvent[];
  readonly total: number;
  readonly pageSize: number;
}

const PAGE = 25;

/** What organisers see, a page at a time. Three queries, however many events there are. */
export async function searchEvents(tx: Tx, { tab, q, page }: EventSearch, now: Date): Promise<EventPage> {
  const found = tx.createQueryBuilder(Event, 'event').where(TABS[tab], { now });
  if (q)
    found.andWhere(`concat_ws(' ', event.title->>'nl', event.title->>'en') ilike :part`, {
      part: `%${escapeLike(q)}%`,
    });
  const [events, total] = await found
    .orderBy('event.starts_at', tab === 'past' ? 'DESC' : 'ASC')
    .addOrderBy('event.id')
    .skip((page - 1) * PAGE)
    .take(PAGE)
    .getManyAndCount();
  return { rows: await withPools(tx, events, now), total, pageSize: PAGE };
}

const TABS: Record<EventTab, string> = {
  coming: `event.status <> 'draft' and event.ends_at > :now`,
  drafts: `event.status = 'draft'`,
  past: `event.status <> 'draft' and event.ends_at <= :now`,
};

/** Events with their places and their state. One query, however many events. */
export async function withPools(tx: Tx, events: readonly Event[], now: Date): Promise<ListedEvent[]> {
  const pools = await poolsOfEvents(
    tx,
    events.map((event) => event.id),
  );
  return events.map((event) => {
    const own = pools.get(event.id) ?? [];
    return { event, pools: own, state: eventState(event, own, now) };
  });
}
