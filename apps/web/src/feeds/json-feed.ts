import { localPath } from '#ui';
import { type AgendaNews, announcedAt } from './agenda-entries.js';

export const JSON_FEED = 'application/feed+json; charset=utf-8';

/** The agenda as JSON Feed 1.1. What a reader does not know, such as when an event begins, stands under a key of our own. */
export function jsonFeed({ name, about, language, publicUrl, entries }: AgendaNews): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    ...(about && { description: about }),
    home_page_url: publicUrl + localPath(language, '/'),
    feed_url: publicUrl + localPath(language, '/agenda.json'),
    language,
    authors: [{ name, url: publicUrl }],
    items: entries.map(({ event, url, title, language: spoken, text }) => ({
      id: `urn:uuid:${event.id}`,
      url,
      title,
      content_text: text,
      language: spoken,
      date_published: announcedAt(event).toISOString(),
      date_modified: event.updatedAt.toISOString(),
      _event: {
        starts_at: event.startsAt.toISOString(),
        ends_at: event.endsAt.toISOString(),
        time_zone: event.timeZone,
        kind: event.kind,
        location: event.location || null,
        is_cancelled: event.status === 'cancelled',
      },
    })),
  });
}
