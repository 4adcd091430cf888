import type { LetterPart } from '#mail';
import { formatDay, formatOwnTime, formatSpan, formatTime, formatZone, type Language } from '#platform';
import type { RegistrationFacts, SessionLine } from './facts.js';
import type { PersonalLinks } from './links.js';
import { mailWords } from './words.js';

/** When and where something is held, and how somebody takes part. */
interface Held extends Pick<RegistrationFacts, 'attends' | 'timeZone'> {
  readonly event: Pick<RegistrationFacts['event'], 'startsAt' | 'endsAt' | 'timeZone' | 'location'>;
}

/**
 * When and where, as every mail about an event says it: in the event's zone, with the zone written out, and for who takes
 * part from a place with another clock by that clock too. Whoever comes by train reads the clocks on the way.
 */
export function whenAndWhere({ event, attends, timeZone: own }: Held, language: Language): LetterPart {
  const words = mailWords[language];
  const [from, to] = [new Date(event.startsAt), new Date(event.endsAt)];
  const zone = formatZone(from, event.timeZone, language);
  const theirs = attends === 'online' && formatOwnTime({ from, to, timeZone: event.timeZone, own }, language);
  return {
    rows: [
      [words.when, formatDay(from, event.timeZone, language)],
      [words.time, `${formatSpan(from, to, event.timeZone, language)} (${zone})`],
      ...(theirs ? [[words.ownTime, theirs] as const] : []),
      [words.where, attends === 'online' ? words.online : event.location || words.online],
    ],
  };
}

/** The registration a link is made for, as facts know it. */
export function linked(
  { registrationId, linkVersion }: Pick<RegistrationFacts, 'registrationId' | 'linkVersion'>,
  language: Language,
) {
  return { id: registrationId, linkVersion, language };
}

/** How to get in, for people who take part online; nothing for those who come by train. */
export function joinParts(facts: RegistrationFacts, language: Language, links: PersonalLinks): LetterPart[] {
  if (facts.attends !== 'online') return [];
  const words = mailWords[language];
  return [{ link: words.join, href: links.join(linked(facts, language)) }, { aside: words.joinHint }];
}

/** The sessions a person chose, each with its time and how it stands; nothing at a plain webinar. */
export function sessionParts(facts: RegistrationFacts, language: Language): LetterPart[] {
  const lines = sessionLines(facts, language);
  return lines.length > 0 ? [{ heading: mailWords[language].sessions.heading }, { list: lines }] : [];
}

/** "10.30 A1 Warmtepompen, Zaal 2 (wachtlijst)", one line a session, in the order of the day. */
export function sessionLines(
  { sessions, event }: { readonly sessions: readonly SessionLine[]; readonly event: { readonly timeZone: string } },
  language: Language,
): string[] {
  const { status } = mailWords[language].sessions;
  return sessions.map((session) => {
    const time = formatTime(new Date(session.startsAt), event.timeZone, language);
    const stands = status[session.status];
    const room = session.location ? `, ${session.location}` : '';
    return `${time} ${session.code} ${session.title}${room}${stands ? ` (${stands})` : ''}`;
  });
}
