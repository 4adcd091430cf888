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
  const say = (name: string, options: Intl.DateTimeFormatOptions) => {
    const key = `${language}|${timeZone}|${name}`;
    const format = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[language], { timeZone, ...options });
    formats.set(key, format);
    return format.format(at);
  };
  return {
    day: say('day', { day: 'numeric' }),
    weekday: say('weekday', { weekday: 'short' }),
    month: say('month', { month: 'long', year: 'numeric' }),
  };
}

/** The place that an IANA zone is named after: "Europe/Amsterdam" is "Amsterdam". */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
