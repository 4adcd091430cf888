import { calendarDays, formatDay, formatTime, type Language } from '#platform';
import { type Held, sayOwnStart } from './own-clock.js';

interface WhenWords {
  readonly soon: (minutes: number) => string;
  readonly hour: string;
  readonly yesterday: (time: string) => string;
  readonly today: (time: string) => string;
  readonly tomorrow: (time: string) => string;
  readonly on: (day: string, time: string) => string;
}

const whenWords: Record<Language, WhenWords> = {
  nl: {
    soon: (minutes) => `over ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'}`,
    hour: 'over een uur',
    yesterday: (time) => `gisteren om ${time} uur`,
    today: (time) => `vandaag om ${time} uur`,
    tomorrow: (time) => `morgen om ${time} uur`,
    on: (day, time) => `op ${day} om ${time} uur`,
  },
  en: {
    soon: (minutes) => `in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
    hour: 'in an hour',
    yesterday: (time) => `yesterday at ${time}`,
    today: (time) => `today at ${time}`,
    tomorrow: (time) => `tomorrow at ${time}`,
    on: (day, time) => `on ${day} at ${time}`,
  },
};

/**
 * "Tomorrow at 14:00 (13:00 in Lisbon)", "in an hour": worked out at the moment of sending, in the event's zone, so that a
 * mail that was delayed does not call today tomorrow; and for who reads another clock by that too.
 */
export function sayWhen(held: Held, now: Date, language: Language): string {
  const { from } = held;
  const words = whenWords[language];
  const minutes = Math.round((from.getTime() - now.getTime()) / 60_000);
  const isAhead = from > now;
  if (isAhead && minutes < 55) return words.soon(Math.max(1, minutes));
  if (isAhead && minutes <= 65) return words.hour;
  return sayMoment(held, now, language) + sayOwnStart(held, language);
}

function sayMoment({ from, timeZone }: Held, now: Date, language: Language): string {
  const words = whenWords[language];
  const time = formatTime(from, timeZone, language);
  switch (calendarDays(now, from, timeZone)) {
    case -1:
      return words.yesterday(time);
    case 0:
      return words.today(time);
    case 1:
      return words.tomorrow(time);
    default:
      return words.on(formatDay(from, timeZone, language), time);
  }
}
