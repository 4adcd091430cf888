import type { Language } from './language.js';
import { formatDay, formatSpan, isTimeZone, toWallTime } from './time.js';

/**
 * The zone of somebody's own clock, as their browser told it or they chose it: an IANA name under any of its names.
 * `undefined` for whatever this runtime does not know, and for UTC and the like, which a browser says that hides where it
 * is. Never an error: nobody typed it, so nobody could mend it.
 */
export function readZone(told: unknown): string | undefined {
  if (typeof told !== 'string' || !/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+){1,2}$/.test(told) || told.length > 64)
    return undefined;
  return isElsewhere(told) && isTimeZone(told) ? told : undefined;
}

const isElsewhere = (zone: string) => !/^etc\//i.test(zone);

/** What is said of a time on somebody's own clock. */
export interface OwnTime {
  readonly from: Date;
  readonly to: Date;
  /** Zone of the event. */
  readonly timeZone: string;
  /** Zone of the person, as `readZone` took it; perhaps on another machine, which knew more zones. */
  readonly own: string | null | undefined;
}

/**
 * "15.00–16.30 uur (Lissabon)", with the day where that is another one; `undefined` where the clock of the person shows
 * what the clocks of the event show, or is not known.
 */
export function formatOwnTime({ from, to, timeZone, own }: OwnTime, language: Language): string | undefined {
  if (!own || !readZone(own)) return undefined;
  if ([from, to].every((at) => toWallTime(at, own) === toWallTime(at, timeZone))) return undefined;
  const isOtherDay = toWallTime(from, own).slice(0, 10) !== toWallTime(from, timeZone).slice(0, 10);
  const day = isOtherDay ? `${formatDay(from, own, language)}, ` : '';
  return `${day}${formatSpan(from, to, own, language)} (${cityOf(own, language)})`;
}

/** "Lissabon", "New York": the town by which people know a zone. */
export function cityOf(timeZone: string, language: Language): string {
  const town = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return (language === 'nl' ? IN_DUTCH[town] : undefined) ?? TODAY[town] ?? town;
}

/** Towns with a name of their own in Dutch. */
const IN_DUTCH: Readonly<Record<string, string>> = {
  Athens: 'Athene',
  Belgrade: 'Belgrado',
  Berlin: 'Berlijn',
  Brussels: 'Brussel',
  Bucharest: 'Boekarest',
  Budapest: 'Boedapest',
  Cairo: 'Caïro',
  Copenhagen: 'Kopenhagen',
  Jerusalem: 'Jeruzalem',
  Lisbon: 'Lissabon',
  London: 'Londen',
  Luxembourg: 'Luxemburg',
  'Mexico City': 'Mexico-Stad',
  Moscow: 'Moskou',
  Paris: 'Parijs',
  Prague: 'Praag',
  Tokyo: 'Tokio',
  Vienna: 'Wenen',
  Warsaw: 'Warschau',
};

/** Towns that the tz database spells in its own way, or by a name of before. */
const TODAY: Readonly<Record<string, string>> = {
  Calcutta: 'Kolkata',
  Curacao: 'Curaçao',
  Katmandu: 'Kathmandu',
  Kiev: 'Kyiv',
  Saigon: 'Ho Chi Minh',
  'Sao Paulo': 'São Paulo',
  Zurich: 'Zürich',
  Rangoon: 'Yangon',
  Godthab: 'Nuuk',
};
