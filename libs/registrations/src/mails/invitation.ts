import { renderInvitation } from '#calendar';
import type { Message } from '#mail';
import type { Language } from '#platform';
import type { PersonalLinks } from '../links.js';
import { linked, sessionLines } from './event-letter.js';
import type { RegistrationFacts } from './facts.js';
import { mailWords } from './words.js';

/**
 * The invite that goes with a mail, or its withdrawal; nothing while the person has no calendar entry. It carries the
 * join link only: people share calendars, and the link that cancels is nobody else's business.
 */
export function invitation(
  method: 'REQUEST' | 'CANCEL',
  facts: RegistrationFacts,
  language: Language,
  links: PersonalLinks,
): Message['calendar'] | undefined {
  const { calendar, event } = facts;
  if (!calendar) return undefined;
  const join = links.join(linked(facts, language));
  const page = links.event(event.slug, language);
  const isOnline = facts.attends === 'online';
  const words = mailWords[language];
  const sessions = sessionLines(facts, language).join('\n');
  const description = [isOnline ? `${words.join}: ${join}\n\n${words.joinHint}` : '', sessions, page]
    .filter(Boolean)
    .join('\n\n');
  const content = renderInvitation(method, {
    uid: calendar.uid,
    sequence: calendar.sequence,
    stamp: new Date(calendar.stamp),
    startsAt: new Date(event.startsAt),
    endsAt: new Date(event.endsAt),
    title: event.title,
    description,
    location: isOnline ? join : event.location,
    url: isOnline ? join : page,
    organizer: { name: facts.community, address: calendar.organizer },
    attendee: { name: facts.name, address: facts.email },
    rsvp: false, // no inbound route yet: an answer would only fill the sender's mailbox
  });
  return { method, content, filename: method === 'REQUEST' ? 'invite.ics' : 'cancel.ics' };
}
