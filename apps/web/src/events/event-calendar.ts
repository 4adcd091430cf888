import { type CalendarItem, renderCalendar } from '#calendar';
import type { EventDetails } from '#events';
import { type Language, speak } from '#platform';
import { localPath, type Site } from '#ui';
import type { ToCalendar } from '../feeds/add-to-calendar.js';

/** The event as a calendar file for whoever wants the date alone. */
export function eventCalendar(event: EventDetails, language: Language, publicUrl: string): string {
  return renderCalendar(speak(event.title, language, event.language).text, [eventItem(event, language, publicUrl)]);
}

/** What anybody can put in their calendar without registering. */
export function dateAlone(event: EventDetails, { language, origin }: Site): ToCalendar {
  return {
    href: localPath(language, `/${event.slug}/agenda.ics`),
    item: eventItem(event, language, origin),
  };
}

/** The event as anybody's calendar shows it. Its UID is not that of any invite, and the same in every file and feed. */
export function eventItem(event: EventDetails, language: Language, publicUrl: string): CalendarItem {
  const url = publicUrl + localPath(language, `/${event.slug}`);
  return {
    uid: `event-${event.id}@${new URL(publicUrl).hostname}`,
    sequence: event.startVersion + event.textVersion,
    stamp: event.updatedAt,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    title: speak(event.title, language, event.language).text,
    description: [speak(event.summary, language, event.language).text, url].filter(Boolean).join('\n\n'),
    location: event.location || undefined,
    url,
    isCancelled: event.status === 'cancelled',
  };
}
