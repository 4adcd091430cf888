import type { EventDetails, EventState } from '#events';
import { type Language, speak } from '#platform';
import { localPath, type Site } from '#ui';

const ATTENDANCE: Record<EventDetails['kind'], string> = {
  online: 'OnlineEventAttendanceMode',
  on_site: 'OfflineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
};

const AVAILABILITY: Partial<Record<EventState, string>> = {
  open: 'InStock',
  full_waiting_open: 'SoldOut',
  sold_out: 'SoldOut',
  not_open_yet: 'PreOrder',
};

/** The event for search engines (schema.org/Event). Never the room: that address is for who registered. */
export function eventData(event: EventDetails, state: EventState, site: Site): object {
  const url = site.origin + localPath(site.language, `/${event.slug}`);
  const place = { '@type': 'Place', name: event.location, address: event.location };
  const online = { '@type': 'VirtualLocation', url };
  const availability = AVAILABILITY[state];
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: text(event.title, site.language, event.language),
    description: text(event.summary, site.language, event.language),
    url,
    startDate: event.startsAt.toISOString(),
    endDate: event.endsAt.toISOString(),
    inLanguage: event.language,
    eventStatus: `https://schema.org/${state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${ATTENDANCE[event.kind]}`,
    location: event.kind === 'online' ? online : event.kind === 'on_site' ? place : [place, online],
    organizer: { '@type': 'Organization', name: site.name, url: site.origin },
    isAccessibleForFree: true,
    ...(availability && {
      offers: {
        '@type': 'Offer',
        price: '0',
        priceCurrency: 'EUR',
        url,
        availability: `https://schema.org/${availability}`,
      },
    }),
  };
}

const text = (local: EventDetails['title'], language: Language, first: Language) => speak(local, language, first).text;
