import type { Language } from '#platform';

const LOCALE: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** The parts of a day that an agenda shows apart from each other. */
export interface DayParts {
  /** "4" */
  readonly day: string;
  /** "do" / "Thu" */
  readonly weekday: string;
  /** "maart 2027" */
  readonly month: string;
}

/** The day of an instant in a zone, in the words of a language. */
export function dayParts(at: Date, timeZone: string, language: Language): DayParts {
  return {
    day: say(at, timeZone, language, { day: 'numeric' }),
    weekday: say(at, timeZone, language, { weekday: 'short' }),
    month: say(at, timeZone, language, { month: 'long', year: 'numeric' }),
  };
}

/** "23 december": for places too small for the weekday and a year that everybody can guess. */
export function shortDay(at: Date, timeZone: string, language: Language): string {
  return say(at, timeZone, language, { day: 'numeric', month: 'long' });
}

function say(at: Date, timeZone: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = [language, timeZone, ...Object.entries(options).flat()].join('|');
  const format = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[language], { timeZone, ...options });
  formats.set(key, format);
  return format.format(at);
}
