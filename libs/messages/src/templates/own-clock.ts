import { cityOf, formatDay, formatOwnTime, formatSpan, formatTime, formatZone, type Language } from '#platform';

/** When something is held, by the clocks of the event and of who reads it. */
export interface Held {
  readonly from: Date;
  readonly to: Date;
  /** Zone of the event. */
  readonly timeZone: string;
  /** Zone of the person; nothing where it is not known, or where they come to the clocks of the event. */
  readonly own: string | null | undefined;
}

interface ClockWords {
  readonly theirs: (time: string) => string;
  readonly on: (time: string, town: string, day: string | undefined) => string;
}

const clockWords: Record<Language, ClockWords> = {
  nl: {
    theirs: (time) => `, in jouw tijd ${time}`,
    on: (time, town, day) => ` (${day ? `${day} om ` : ''}${time} uur in ${town})`,
  },
  en: {
    theirs: (time) => `, in your time ${time}`,
    on: (time, town, day) => ` (${day ? `${day} at ` : ''}${time} in ${town})`,
  },
};

/** "14.00–15.30 uur (CET), in jouw tijd 13.00–14.30 uur (Lissabon)". */
export function sayTimes(held: Held, language: Language): string {
  const { from, to, timeZone } = held;
  const theirs = formatOwnTime(held, language);
  const time = `${formatSpan(from, to, timeZone, language)} (${formatZone(from, timeZone, language)})`;
  return theirs ? time + clockWords[language].theirs(theirs) : time;
}

/** "donderdag 4 maart 2027", and where it is another day there: " (vrijdag 5 maart 2027 in Tokio)". */
export function sayDate({ from, timeZone, own }: Held, language: Language): string {
  const day = formatDay(from, timeZone, language);
  if (!isElsewhere(from, timeZone, own, language)) return day;
  const theirs = formatDay(from, own, language);
  return theirs === day ? day : `${day} (${theirs} in ${cityOf(own, language)})`;
}

/** " (13.00 uur in Lissabon)" behind a moment of the event; nothing for who reads the same clock. */
export function sayOwnStart({ from, timeZone, own }: Held, language: Language): string {
  if (!isElsewhere(from, timeZone, own, language)) return '';
  const day = formatDay(from, own, language);
  const isOtherDay = day !== formatDay(from, timeZone, language);
  const time = formatTime(from, own, language);
  return clockWords[language].on(time, cityOf(own, language), isOtherDay ? day : undefined);
}

function isElsewhere(at: Date, timeZone: string, own: Held['own'], language: Language): own is string {
  return formatOwnTime({ from: at, to: at, timeZone, own }, language) !== undefined;
}
