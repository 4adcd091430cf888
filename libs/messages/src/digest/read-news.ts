import { eventsSince, type ListedEvent } from '#events';
import { type CommunityDetails, findCommunity } from '#identity';
import { findAlarms, type MailAlarm, undeliveredIn } from '#mail';
import type { Tx } from '#platform';
import { type Happening, happenedAt } from '#registrations';
import type { ToDo } from '../to-do/to-do.js';
import { toDosOf } from '../to-do/to-do.queries.js';
import type { DigestPeriod } from './digest-rhythm.js';

/** What can be new at an event. */
export type NewsKind = Happening | 'undelivered';

/** One thing that happened, how often, and to whom first. */
export interface NewsItem {
  readonly what: NewsKind;
  readonly count: number;
  readonly names: readonly string[];
}

/** An event as a digest tells of it. */
export interface EventNews extends ListedEvent {
  readonly news: readonly NewsItem[];
  readonly toDo: readonly ToDo[];
}

/** Everything that could be told of one period, whoever it is told. */
export interface News {
  readonly community: CommunityDetails;
  readonly alarms: readonly MailAlarm[];
  readonly events: readonly EventNews[];
}

/** What people still write about, and mails that still come back. */
const AFTER_THE_END_MS = 7 * 86_400_000;
/** Nobody reads further. */
const MOST_EVENTS = 300;

/** Reads it in twelve queries, however much it is, and however many will read it. */
export async function readNews(tx: Tx, period: DigestPeriod, now: Date): Promise<News> {
  const endedAfter = new Date(period.until.getTime() - AFTER_THE_END_MS);
  const rows = await eventsSince(tx, endedAfter, now, MOST_EVENTS);
  const ids = rows.map(({ event }) => event.id);
  const happened = await happenedAt(tx, ids, period);
  const undelivered = await undeliveredIn(tx, ids, period);
  const toDos = await toDosOf(tx, rows, now);
  const all = [...undelivered.map((one) => ({ ...one, what: 'undelivered' as const })), ...happened];
  return {
    community: await findCommunity(tx),
    alarms: await findAlarms(tx, now),
    events: rows.map((row) => ({
      ...row,
      news: all
        .filter(({ eventId }) => eventId === row.event.id)
        .map(({ what, count, names }) => ({ what, count, names: names ?? [] })),
      toDo: toDos.get(row.event.id) ?? [],
    })),
  };
}
