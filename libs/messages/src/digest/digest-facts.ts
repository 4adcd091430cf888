import { eventPlaces } from '#events';
import { mayEdit, type Organiser } from '#identity';
import type { MailAlarm } from '#mail';
import { cleanLine, speak } from '#platform';
import type { ToDo } from '../to-do/to-do.js';
import type { DigestPeriod, DigestRhythm } from './digest-rhythm.js';
import type { EventNews, News, NewsItem, NewsKind } from './read-news.js';

/** An event in a digest. No person is in it. */
export interface ToldEvent {
  readonly id: string;
  readonly title: string;
  /** ISO instants, as everything frozen. */
  readonly startsAt: string;
  readonly timeZone: string;
  readonly isOver: boolean;
  readonly isOff: boolean;
  readonly taken: number;
  /** Null is unlimited. */
  readonly capacity: number | null;
  readonly waiting: number;
  readonly news: readonly Pick<NewsItem, 'what' | 'count'>[];
  readonly toDo: readonly ToDo[];
}

/** What a digest says to one organiser. */
export interface DigestFacts {
  readonly organiserId: string;
  readonly name: string;
  readonly community: string;
  readonly contact: string | null;
  readonly timeZone: string;
  readonly rhythm: DigestRhythm;
  readonly since: string;
  readonly alarms: readonly Pick<MailAlarm, 'domain' | 'what'>[];
  readonly events: readonly ToldEvent[];
  /** Whom the news is about, by event and kind; apart, so that it can be forgotten once the mail has left. */
  readonly names?: Readonly<Record<string, Partial<Record<NewsKind, readonly string[]>>>>;
}

/** To whom a digest is told. */
export type DigestReader = Pick<Organiser, 'id' | 'name' | 'role' | 'language'> & { readonly rhythm: DigestRhythm };

/** What somebody waits for, or what is about to go wrong. What else could be done stands on the overview, and can wait. */
const PRESSING: readonly ToDo['kind'][] = ['overhang', 'session_overhang', 'people_ask', 'few_chose'];
/** News after which there is something to do. */
const CALLS: readonly NewsKind[] = ['undelivered', 'asked', 'calendar_declined'];
const LONGEST_NAME = 60;

/**
 * Pure: what one organiser is told of a period; `undefined` when nothing is new. What merely stands causes no mail: it
 * comes along when there is news. Who only looks on is told numbers, and nothing to do.
 */
export function tellDigest(news: News, { since }: DigestPeriod, reader: DigestReader): DigestFacts | undefined {
  const isIn = mayEdit(reader.role);
  const alarms = isIn ? news.alarms : [];
  const events = news.events
    .map((one) => (isIn ? { ...one, toDo: pressing(one) } : { ...one, toDo: [] }))
    .filter((one) => one.news.length + one.toDo.length > 0)
    .toSorted((a, b) => rank(a) - rank(b) || a.event.startsAt.getTime() - b.event.startsAt.getTime());
  const isNew = events.some((one) => one.news.length > 0) || alarms.some((alarm) => alarm.since >= since);
  if (!isNew) return undefined;
  const { name, contactAddress, timeZone } = news.community;
  return {
    organiserId: reader.id,
    name: shortName(reader.name),
    community: speak(name, reader.language).text,
    contact: contactAddress,
    timeZone,
    rhythm: reader.rhythm,
    since: since.toISOString(),
    alarms: alarms.map(({ domain, what }) => ({ domain, what })),
    events: events.map((one) => toldEvent(one, reader)),
    names: isIn ? Object.fromEntries(events.map((one) => [one.event.id, namesIn(one)])) : {},
  };
}

/** Who asks for a place is said once where all of them are new. */
function pressing({ toDo, news }: EventNews): ToDo[] {
  const asked = news.find(({ what }) => what === 'asked')?.count;
  return toDo.filter((one) => PRESSING.includes(one.kind) && !(one.kind === 'people_ask' && one.count === asked));
}

/** First where there is something to do, last what is over. */
function rank({ news, toDo, state }: EventNews): number {
  if (toDo.length > 0 || news.some(({ what }) => CALLS.includes(what))) return 0;
  return state === 'ended' || state === 'cancelled' ? 2 : 1;
}

function toldEvent({ event, pools, state, news, toDo }: EventNews, { language }: DigestReader): ToldEvent {
  const { taken, capacity, waiting } = eventPlaces(pools);
  const { id, startsAt, timeZone } = event;
  return {
    ...{ id, title: speak(event.title, language, event.language).text, startsAt: startsAt.toISOString(), timeZone },
    ...{ isOver: state === 'ended', isOff: state === 'cancelled', taken, capacity, waiting, toDo },
    news: news.map(({ what, count }) => ({ what, count })),
  };
}

const namesIn = ({ news }: EventNews) =>
  Object.fromEntries(news.map(({ what, names }) => [what, names.map(shortName)]));

/** People type names: on one line, and no longer than the line. */
function shortName(name: string): string {
  const characters = [...new Intl.Segmenter('nl').segment(cleanLine(name).slice(0, 2000))];
  if (characters.length <= LONGEST_NAME) return characters.map(({ segment }) => segment).join('');
  return `${characters
    .slice(0, LONGEST_NAME)
    .map(({ segment }) => segment)
    .join('')}…`;
}
