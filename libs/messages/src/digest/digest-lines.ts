import type { LetterPart, LetterPiece } from '#mail';
import { formatDay, type Language } from '#platform';
import { sayToDo } from '../to-do/say-to-do.js';
import type { DigestFacts, ToldEvent } from './digest-facts.js';
import type { DigestLinks } from './digest-links.js';
import { digestWords } from './digest-words.js';
import type { NewsKind } from './read-news.js';

/** In the order in which they are told: first what asks for something. Those in line are told with who registered. */
export const TOLD: readonly NewsKind[] = [
  'undelivered',
  'asked',
  'calendar_declined',
  'registered',
  'admitted',
  'cancelled',
  'offer_lapsed',
];

const LEADS_TO: Partial<Record<NewsKind, string>> = {
  undelivered: '/mail?status=failed',
  asked: '/approval',
  calendar_declined: '/registrations?answer=declined',
};

type Line = readonly LetterPiece[];

const eventPath = ({ id }: Pick<ToldEvent, 'id'>, rest = '') => `/console/e/${id}${rest}`;

/** An event of which there is something to tell: its name, how it stands, what there is to do, what is new. */
export function eventParts(facts: DigestFacts, event: ToldEvent, language: Language, links: DigestLinks): LetterPart[] {
  const stands = `${standing(event, language)}. `;
  const overview = { link: digestWords[language].overview, href: links.page(eventPath(event)) };
  return [
    { heading: event.title },
    { pieces: [stands, overview] },
    { list: [...toDoLines(event, language, links), ...newsLines(facts, event, language, links)] },
  ];
}

/** The same in one line, for events further down. */
export function shortLine(event: ToldEvent, language: Language, links: DigestLinks): Line {
  const told = TOLD.flatMap((what) => sayCount(event, what, language) ?? []);
  const toDo = event.toDo.map((one) => sayToDo(one, language).text.replace(/\.$/, ''));
  return [{ link: event.title, href: links.page(eventPath(event)) }, `: ${[...told, ...toDo].join(', ')}`];
}

/** "donderdag 4 maart 2027, 42 van 60 plekken bezet, 5 op de wachtlijst". */
function standing({ startsAt, timeZone, isOver, isOff, taken, capacity, waiting }: ToldEvent, language: Language) {
  const say = digestWords[language];
  const said = [formatDay(new Date(startsAt), timeZone, language)];
  if (isOff) return [...said, say.off].join(', ');
  if (isOver) said.push(say.over);
  said.push(say.places(taken, capacity));
  if (waiting > 0) said.push(say.waiting(waiting));
  return said.join(', ');
}

function toDoLines(event: ToldEvent, language: Language, links: DigestLinks): Line[] {
  return event.toDo.map((one): Line => {
    const { text, link, rest } = sayToDo(one, language);
    return [`${text} `, { link, href: links.page(eventPath(event, rest)) }];
  });
}

function newsLines({ names }: DigestFacts, event: ToldEvent, language: Language, links: DigestLinks): Line[] {
  const { links: linkWords } = digestWords[language];
  return TOLD.flatMap((what): Line[] => {
    const said = sayCount(event, what, language);
    if (!said) return [];
    const text = said + sayNames(names?.[event.id]?.[what] ?? [], countOf(event, what), language);
    const [link, rest] = [linkWords[what], LEADS_TO[what]];
    return [link && rest ? [`${text}. `, { link, href: links.page(eventPath(event, rest)) }] : [`${text}.`]];
  });
}

/** How often something happened at an event. */
export function countOf({ news }: Pick<ToldEvent, 'news'>, what: NewsKind): number {
  return news.find((one) => one.what === what)?.count ?? 0;
}

function sayCount(event: ToldEvent, what: NewsKind, language: Language): string | undefined {
  const count = countOf(event, what);
  if (count === 0) return undefined;
  const say = digestWords[language];
  const inLine = what === 'registered' ? countOf(event, 'in_line') : 0;
  return say.news[what](count) + (inLine > 0 ? say.inLine(inLine, count) : '');
}

/** ": Ana, Bo, Cem en nog 9"; nothing where nobody is named. */
function sayNames(names: readonly string[], count: number, language: Language): string {
  if (names.length === 0) return '';
  const say = digestWords[language];
  const all = count > names.length ? [...names, say.andMore(count - names.length)] : names;
  const last = all.at(-1);
  return `: ${all.length === 1 ? last : `${all.slice(0, -1).join(', ')} ${say.and} ${last}`}`;
}
