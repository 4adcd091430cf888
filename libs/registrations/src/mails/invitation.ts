import { type CalendarItem, renderInvitation } from '#calendar';
import type { Message } from '#mail';
import type { Language } from '#platform';
import { linked, sessionLines } from './event-letter.js';
import type { RegistrationFacts, SessionLine } from './facts.js';
import type { PersonalLinks } from './links.js';
import { mailWords } from './words.js';

/** What an entry in somebody's calendar is made from. */
type EntryFacts = Pick<RegistrationFacts, 'registrationId' | 'linkVersion' | 'attends'> & {
  readonly sessions: readonly SessionLine[];
  readonly event: Pick<RegistrationFacts['event'], 'slug' | 'timeZone' | 'location'>;
};

/**
 * What the entry of a registration says, the same in the invite and in the file to download: a calendar that imports
 * both must not lose half of it. It carries the join link only: people share calendars, and the link that cancels is
 * nobody else's business.
 */
export function entryTexts(
  facts: EntryFacts,
  language: Language,
  links: PersonalLinks,
): Required<Pick<CalendarItem, 'description' | 'location' | 'url'>> {
  const { event } = facts;
  const join = links.join(linked(facts, language));
  const page = links.event(event.slug, language);
  const isOnline = facts.attends === 'online';
  const words = mailWords[language];
  const way = isOnline ? `${words.join}: ${join}\n\n${words.joinHint}` : '';
  const description = [way, sessionLines(facts, language).join('\n'), page].filter(Boolean).join('\n\n');
  return { description, location: isOnline ? join : event.location, url: isOnline ? join : page };
}

/** An address that reads answers; an answer to any other would only fill the sender's mailbox. */
const READS_ANSWERS = /^rsvp\+[0-9a-f]{32}\./;

/** The invite that goes with a mail, or its withdrawal; nothing while the person has no entry to put in a calendar. */
export function invitation(
  method: 'REQUEST' | 'CANCEL',
  facts: RegistrationFacts,
  language: Language,
  links: PersonalLinks,
): Message['calendar'] | undefined {
  const { calendar, event } = facts;
  if (!calendar || (method === 'REQUEST' && calendar.isWithdrawn)) return undefined;
  const content = renderInvitation(method, {
    uid: calendar.uid,
    sequence: calendar.sequence,
    stamp: new Date(calendar.stamp),
    startsAt: new Date(event.startsAt),
    endsAt: new Date(event.endsAt),
    title: event.title,
    ...entryTexts(facts, language, links),
    organizer: { name: facts.community, address: calendar.organizer },
    attendee: { name: facts.name, address: facts.email },
    rsvp: READS_ANSWERS.test(calendar.organizer),
  });
  return { method, content, filename: method === 'REQUEST' ? 'invite.ics' : 'cancel.ics' };
}
