import { type LetterPart, type Message, unsubscribeHeaders, writeLetter } from '#mail';
import { cleanLine, formatDay, type Language } from '#platform';
import type { DigestFacts } from './digest-facts.js';
import { countOf, eventParts, shortLine, TOLD } from './digest-lines.js';
import type { DigestLinks } from './digest-links.js';
import { digestWords } from './digest-words.js';

/** Events that are told in full; the next ones in a line each, and of the rest only how many they are. */
const IN_FULL = 8;
const IN_A_LINE = 40;
const PREFERENCES = '/console/preferences#digest';

/** The mail that tells an organiser what is new. */
export function renderDigest(facts: DigestFacts, language: Language, links: DigestLinks): Message {
  const say = digestWords[language];
  const subject = subjectOf(facts, language);
  const off = links.off(facts.organiserId, language);
  const day = formatDay(new Date(facts.since), facts.timeZone, language);
  const parts: LetterPart[] = [
    { say: say.hello(facts.name) },
    ...alarmParts(facts, language),
    ...facts.events.slice(0, IN_FULL).flatMap((event) => eventParts(facts, event, language, links)),
    ...furtherParts(facts, language, links),
    { pieces: [`${say.why[facts.rhythm]} `.trimStart(), { link: say.change, href: links.page(PREFERENCES) }] },
  ];
  const letter = { language, sender: facts.community, title: say.title(day), preheader: subject, parts };
  const written = writeLetter({ ...letter, unsubscribeHref: off, unsubscribeSays: say.switchOff });
  return { subject, senderName: facts.community, ...written, headers: unsubscribeHeaders(off) };
}

/** The most pressing of what is new; of one event, with its name. */
function subjectOf({ events, alarms }: DigestFacts, language: Language): string {
  const say = digestWords[language];
  const totals = TOLD.map((what) => ({ what, count: events.reduce((sum, event) => sum + countOf(event, what), 0) }));
  const told = totals.filter(({ count }) => count > 0).map(({ what, count }) => say.news[what](count));
  const news = [...(alarms.length > 0 ? [say.mailTrouble] : []), ...told].slice(0, 3).join(', ');
  const [only] = events.length === 1 ? events : [];
  return cleanLine(only ? `${only.title}: ${news}` : news);
}

function alarmParts({ alarms }: DigestFacts, language: Language): LetterPart[] {
  const { mailTrouble, alarm } = digestWords[language];
  if (alarms.length === 0) return [];
  const list = alarms.map(({ domain, what }) => (what === 'unreachable' ? alarm.away : alarm.refused(domain)));
  return [{ heading: mailTrouble }, { list }];
}

function furtherParts({ events }: DigestFacts, language: Language, links: DigestLinks): LetterPart[] {
  const say = digestWords[language];
  const further = events.slice(IN_FULL, IN_FULL + IN_A_LINE);
  if (further.length === 0) return [];
  const rest = events.length - IN_FULL - IN_A_LINE;
  return [
    { heading: say.also },
    { list: further.map((event) => shortLine(event, language, links)) },
    ...(rest > 0
      ? [{ pieces: [`${say.otherEvents(rest)} `, { link: say.console, href: links.page('/console') }] }]
      : []),
  ];
}
