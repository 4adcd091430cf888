import { renderCalendar } from '#calendar';
import type { EventDetails } from '#events';
import { type Language, speak } from '#platform';
import { localPath } from '#ui';

/** The event as a calendar file for whoever wants the date alone. Its UID is not that of any invite. */
export function eventCalendar(event: EventDetails, language: Language, publicUrl: string): string {
  const url = publicUrl + localPath(language, `/${event.slug}`);
  const title = speak(event.title, language, event.language).text;
  return renderCalendar(title, [
    {
      uid: `event-${event.id}@${new URL(publicUrl).hostname}`,
      sequence: event.startVersion + event.textVersion,
      stamp: event.updatedAt,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      title,
      description: [speak(event.summary, language, event.language).text, url].filter(Boolean).join('\n\n'),
      location: event.location || undefined,
      url,
      isCancelled: event.status === 'cancelled',
    },
  ]);
}
