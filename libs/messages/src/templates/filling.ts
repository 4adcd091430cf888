import type { LetterPart } from '#mail';
import { formatDay, type Language } from '#platform';
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
import { sayDate, sayTimes } from './own-clock.js';
import { sayWhen } from './say-when.js';

/** What a template can say about somebody who speaks without having registered. */
export type UnregisteredFacts = Pick<
  RegistrationFacts,
  'name' | 'attends' | 'community' | 'contactAddress' | 'event' | 'sessions'
>;

/** The session that a mail is about, where it counts from one: its times are then what the mail speaks of. */
export interface AboutSession {
  /** "A1 Warmtepompen". */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Empty where it is held where the event is. */
  readonly location: string;
}

/** What a template can say about somebody. */
export type TemplateFacts = (RegistrationFacts | UnregisteredFacts) & { readonly aboutSession?: AboutSession };

const fillingWords: Record<Language, { readonly organisers: string; readonly noSessions: string }> = {
  nl: { organisers: 'de organisatie', noSessions: 'geen sessies gekozen' },
  en: { organisers: 'the organisers', noSessions: 'no sessions chosen' },
};

/** What is held, and when and where: the session that a mail is about, or the event. */
function heldOf({ event, aboutSession: session, ...facts }: TemplateFacts) {
  const held = session ? { ...session, location: session.location || event.location } : event;
  const { startsAt, endsAt, location } = held;
  const own = 'timeZone' in facts && facts.attends === 'online' ? facts.timeZone : null;
  return { startsAt, endsAt, location, timeZone: event.timeZone, own };
}

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
    details: [whenAndWhere({ ...facts, event: heldOf(facts) }, language)],
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
  const { event, aboutSession } = facts;
  const { startsAt, endsAt, location, timeZone, own } = heldOf(facts);
  const held = { from: new Date(startsAt), to: new Date(endsAt), timeZone, own };
  const say = fillingWords[language];
  const time = sayTimes(held, language);
  const { online } = registrationWords[language];
  const place = facts.attends === 'online' ? online : location || online;
  return {
    ...{ name: facts.name, event: event.title, session: aboutSession?.name ?? event.title, time, place },
    ...{ date: sayDate(held, language), when: sayWhen(held, now, language), community: facts.community },
    details: `${formatDay(held.from, timeZone, language)}, ${time}, ${place}`,
    sessions: sessionLines(facts, language).join(', ') || say.noSessions,
    contact: facts.contactAddress ?? say.organisers,
  };
}
