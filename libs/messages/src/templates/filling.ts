import type { LetterPart } from '#mail';
import { formatDay, formatSpan, formatZone, type Language } from '#platform';
import {
  joinParts,
  linked,
  type PersonalLinks,
  type RegistrationFacts,
  registrationWords,
  sessionLines,
  whenAndWhere,
} from '#registrations';
import type { Filling } from './letter-parts.js';
import { sayWhen } from './say-when.js';

/** What a template can say about somebody who speaks without having registered. */
export type UnregisteredFacts = Pick<
  RegistrationFacts,
  'name' | 'attends' | 'community' | 'contactAddress' | 'event' | 'sessions'
>;

/** What a template can say about somebody. */
export type TemplateFacts = RegistrationFacts | UnregisteredFacts;

const fillingWords: Record<Language, { readonly organisers: string; readonly noSessions: string }> = {
  nl: { organisers: 'de organisatie', noSessions: 'geen sessies gekozen' },
  en: { organisers: 'the organisers', noSessions: 'no sessions chosen' },
};

/** What stands in place of each placeholder for one person. `now` is for words such as "tomorrow". */
export function fillingFor(facts: TemplateFacts, language: Language, now: Date, links: PersonalLinks): Filling {
  const own = 'registrationId' in facts ? facts : undefined;
  const { event } = facts;
  const event_link = links.event(event.slug, language);
  const registration_link = own ? links.manage(linked(own, language)) : event_link;
  const joining = own?.status === 'confirmed' && own.attends === 'online' ? own : undefined;
  const addresses = {
    event_link,
    registration_link,
    join_link: joining ? links.join(linked(joining, language)) : registration_link,
  };
  const lines = sessionLines(facts, language);
  const texts = textsOf(facts, language, now);
  const parts: Partial<Record<string, readonly LetterPart[]>> = {
    details: [whenAndWhere(facts, language)],
    sessions: lines.length > 0 ? [{ list: lines }] : [],
    join_link: joining ? joinParts(joining, language, links) : [],
    registration_link: own ? [{ button: registrationWords[language].manage, href: registration_link }] : [],
    event_link: [{ link: registrationWords[language].eventPage, href: event_link }],
  };
  return {
    text: (placeholder) => texts[placeholder],
    address: (placeholder) => addresses[placeholder],
    parts: (placeholder) => parts[placeholder],
  };
}

function textsOf(facts: TemplateFacts, language: Language, now: Date): Record<Parameters<Filling['text']>[0], string> {
  const { event } = facts;
  const [from, to] = [new Date(event.startsAt), new Date(event.endsAt)];
  const say = fillingWords[language];
  const date = formatDay(from, event.timeZone, language);
  const time = `${formatSpan(from, to, event.timeZone, language)} (${formatZone(from, event.timeZone, language)})`;
  const { online } = registrationWords[language];
  const place = facts.attends === 'online' ? online : event.location || online;
  return {
    ...{ name: facts.name, event: event.title, date, time, place, community: facts.community },
    when: sayWhen(from, now, event.timeZone, language),
    details: `${date}, ${time}, ${place}`,
    sessions: sessionLines(facts, language).join(', ') || say.noSessions,
    contact: facts.contactAddress ?? say.organisers,
  };
}
