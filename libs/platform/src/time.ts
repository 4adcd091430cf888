import { Temporal } from 'temporal-polyfill';
import type { Language } from './language.js';

/** Wall time as an organiser types it in a `datetime-local` field: `2027-03-04T14:00`. */
export type WallTime = string;

/** Which instant a doubled wall time means when the clock goes back. The first, unless the organiser says otherwise. */
export type Doubled = 'earlier' | 'later';

/** True for an IANA zone name that this runtime knows. A bare offset such as `+01:00` is none: it knows no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant of a wall time in a zone. A skipped hour moves forward; a doubled hour is the first unless told.
 * @throws {RangeError} when the text is no wall time or the zone is unknown.
 */
export function toInstant(wall: WallTime, timeZone: string, doubled: Doubled = 'earlier'): Date {
  const plain = parseWall(wall);
  const possible = plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  if (doubled === 'earlier') return new Date(possible.epochMilliseconds);
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const isDoubled = later.toPlainDateTime().equals(plain);
  return new Date((isDoubled ? later : possible).epochMilliseconds);
}

/** What became of a wall time in its zone, so that the form can ask instead of guess. */
export function wallTimeFate(wall: WallTime, timeZone: string): 'once' | 'doubled' | 'skipped' {
  const plain = parseWall(wall);
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return 'once';
  return later.toPlainDateTime().equals(plain) ? 'doubled' : 'skipped';
}

/** Strict: a text with an offset or a zone of its own would otherwise be read as if it had none. */
function parseWall(wall: WallTime): Temporal.PlainDateTime {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(wall)) throw new RangeError('Not a wall time');
  return Temporal.PlainDateTime.from(wall);
}

/** The wall time of an instant in a zone, to the minute. */
export function toWallTime(at: Date, timeZone: string): WallTime {
  return zoned(at, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/**
 * The instant `lead` before `at`, as people in the zone count it: a day before 10:00 is 10:00 the day before, also when
 * the clock changed in between, while an hour is always sixty minutes.
 * @param lead ISO 8601 duration such as `P1D` or `PT1H`.
 */
export function before(at: Date, lead: string, timeZone: string): Date {
  return new Date(zoned(at, timeZone).subtract(Temporal.Duration.from(lead)).epochMilliseconds);
}

/**
 * The instant `lag` after `at`, counted as `before` counts: a day after 15:00 is 15:00 the next day.
 * @param lag ISO 8601 duration such as `P1D` or `PT1H`.
 */
export function after(at: Date, lag: string, timeZone: string): Date {
  return new Date(zoned(at, timeZone).add(Temporal.Duration.from(lag)).epochMilliseconds);
}

/** Whole days from the day of `from` to the day of `to`, by the calendar of the zone: 0 is the same day, 1 tomorrow. */
export function calendarDays(from: Date, to: Date, timeZone: string): number {
  return zoned(from, timeZone).toPlainDate().until(zoned(to, timeZone).toPlainDate(), { largestUnit: 'day' }).days;
}

const LOCALE: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, timeZone: string, key: string, options: Intl.DateTimeFormatOptions) {
  const name = `${language}|${timeZone}|${key}`;
  let found = formats.get(name);
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALE[language], { timeZone, ...options });
    formats.set(name, found); // building one costs far more than using it
  }
  return found;
}

/** "donderdag 4 maart 2027" / "Thursday 4 March 2027". */
export function formatDay(at: Date, timeZone: string, language: Language): string {
  return format(language, timeZone, 'day', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(',', '');
}

/** "4 mrt" / "4 Mar": a day where there is little room and the year is clear. */
export function formatShortDay(at: Date, timeZone: string, language: Language): string {
  return format(language, timeZone, 'short day', { day: 'numeric', month: 'short' }).format(at).replace('.', '');
}

/** "4 mrt 2027, 14.00" / "4 Mar 2027, 14:00": a moment in a list. */
export function formatMoment(at: Date, timeZone: string, language: Language): string {
  const text = format(language, timeZone, 'moment', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  return language === 'nl' ? text.replace(':', '.') : text;
}

/** "14.00" / "14:00": Dutch texts write a full stop between hours and minutes. */
export function formatTime(at: Date, timeZone: string, language: Language): string {
  const text = format(language, timeZone, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  return language === 'nl' ? text.replace(':', '.') : text;
}

/** "14.00–15.30 uur" / "14:00–15:30", followed by the day when the end lies on another one. */
export function formatSpan(from: Date, to: Date, timeZone: string, language: Language): string {
  const end = formatTime(to, timeZone, language);
  const lastDay = calendarDays(from, to, timeZone) > 0 ? ` (${formatDay(to, timeZone, language)})` : '';
  return `${formatTime(from, timeZone, language)}–${end}${language === 'nl' ? ' uur' : ''}${lastDay}`;
}

/** "CET", "GMT+1": the short name of the zone at that instant, for readers elsewhere. */
export function formatZone(at: Date, timeZone: string, language: Language): string {
  const parts = format(language, timeZone, 'zone', { timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
