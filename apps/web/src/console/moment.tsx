import type { Language } from '#platform';
import { useSite } from '#ui';

const LOCALE: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** "4 mrt 2027, 14:00": a moment in a list, in the zone of the event. */
export function sayMoment(at: Date, timeZone: string, language: Language): string {
  const key = `${language}|${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE[language], { timeZone, dateStyle: 'medium', timeStyle: 'short' });
    formats.set(key, format); // building one costs far more than using it
  }
  return format.format(at);
}

/** A moment that machines can read too. */
export function Moment({ at, timeZone }: { at: Date; timeZone: string }) {
  return <time datetime={at.toISOString()}>{sayMoment(at, timeZone, useSite().language)}</time>;
}
