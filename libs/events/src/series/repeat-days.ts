import { type LocalText, toInstant, type WallTime } from '#platform';
import type { EventDetails } from '../event/event.entity.js';

/** `monthly`: on the same weekday of the month, such as every first Thursday; a fifth one means the last. */
export const RHYTHMS = ['weekly', 'fortnightly', 'monthly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** A day of the calendar: `2027-03-04`. */
export type Day = string;

/** As many as one press makes. */
export const MOST_REPEATS = 30;
const DAY_MS = 86_400_000;

type Times = Pick<EventDetails, 'localStart' | 'localEnd' | 'startsAt' | 'endsAt' | 'timeZone'>;

/** Pure: the days on which an event would be held again, so many after its own. */
export function repeatDays({ localStart }: Pick<Times, 'localStart'>, rhythm: Rhythm, count: number): Day[] {
  const first = localStart.slice(0, 10);
  return Array.from({ length: Math.min(count, MOST_REPEATS) }, (_, i) => nthDay(first, rhythm, i + 1));
}

function nthDay(first: Day, rhythm: Rhythm, n: number): Day {
  if (rhythm !== 'monthly') return plusDays(first, n * (rhythm === 'weekly' ? 7 : 14));
  const start = utc(first);
  const week = Math.floor((start.getUTCDate() - 1) / 7);
  const month = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + n, 1));
  const toWeekday = (start.getUTCDay() - month.getUTCDay() + 7) % 7;
  const length = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  const wanted = 1 + toWeekday + week * 7;
  return plusDays(dayOf(month), (wanted > length ? wanted - 7 : wanted) - 1);
}

/**
 * Pure: when the event is, held on another day at the same time by the clocks of its zone. An hour that summer time skips
 * moves forward, one that happens twice is the first. What would end before it begins on such a night keeps its length.
 */
export function timesOn(event: Times, day: Day): Omit<Times, 'timeZone'> {
  const { timeZone } = event;
  const days = daysBetween(event.localStart.slice(0, 10), day);
  const [localStart, localEnd] = [plusWallDays(event.localStart, days), plusWallDays(event.localEnd, days)];
  const startsAt = toInstant(localStart, timeZone);
  const endsAt = toInstant(localEnd, timeZone);
  const lasts = event.endsAt.getTime() - event.startsAt.getTime();
  return { localStart, localEnd, startsAt, endsAt: endsAt > startsAt ? endsAt : new Date(startsAt.getTime() + lasts) };
}

/** A wall time so many days later, at the same hour. */
export function plusWallDays(wall: WallTime, days: number): WallTime {
  return plusDays(wall.slice(0, 10), days) + wall.slice(10);
}

/** Days from one to another, by the calendar. */
export function daysBetween(from: Day, to: Day): number {
  return (utc(to).getTime() - utc(from).getTime()) / DAY_MS;
}

/** True for a day that exists, in the years that an event may lie in. */
export function isDay(text: string): boolean {
  if (!/^2[01]\d\d-\d\d-\d\d$/.test(text) || text > '2100-12-31') return false;
  return !Number.isNaN(utc(text).getTime()) && dayOf(utc(text)) === text;
}

/**
 * Pure: the title of the nth repeat (from 1). A title that counts already goes on counting: "Leerkring 3" is followed by
 * "Leerkring 4". A number of three digits or more is no count but a year or a name.
 */
export function numberedTitle(title: LocalText, n: number): LocalText {
  const spoken = Object.entries(title).map(([language, text]) => [language, countOn(text, n)]);
  return Object.fromEntries(spoken);
}

function countOn(text: string, n: number): string {
  const counted = /^(.*[\s(])(\d{1,2})(\)?)$/s.exec(text);
  if (!counted) return `${text} (${n + 1})`;
  const [, before = '', number = '', after = ''] = counted;
  return `${before}${Number(number) + n}${after}`;
}

const utc = (day: Day) => new Date(`${day}T00:00:00Z`);
const dayOf = (at: Date): Day => at.toISOString().slice(0, 10);
const plusDays = (day: Day, days: number): Day => dayOf(new Date(utc(day).getTime() + days * DAY_MS));
