import type { CalendarItem } from '#calendar';
import { cleanLine, cleanText } from '#platform';

export type ItemToAdd = Pick<CalendarItem, 'title' | 'description' | 'location' | 'startsAt' | 'endsAt'>;

/** Where a ready-made entry opens, for calendars that live on the web. Times are UTC: the calendar shows its own zone. */
export interface AddLinks {
  readonly google: string;
  readonly outlookWork: string;
  readonly outlookHome: string;
}

/** Encoded, nine characters of an address each; calendars refuse addresses of more than some eight thousand. */
const LONGEST = { line: 150, text: 400 };

/** The addresses that Google and Microsoft take an entry from. No script and nothing loaded: an ordinary link each. */
export function addLinks(item: ItemToAdd): AddLinks {
  const title = shorten(cleanLine(item.title), LONGEST.line);
  const location = shorten(cleanLine(item.location ?? ''), LONGEST.line);
  const text = shorten(cleanText(item.description), LONGEST.text);
  const [from, to] = [item.startsAt.toISOString(), item.endsAt.toISOString()];
  const outlook = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: from,
    enddt: to,
    body: text,
    location,
  };
  const dates = `${compact(from)}/${compact(to)}`;
  return {
    google: address('https://calendar.google.com/calendar/render', {
      action: 'TEMPLATE',
      text: title,
      dates,
      details: text,
      location,
    }),
    outlookWork: address('https://outlook.office.com/calendar/0/deeplink/compose', outlook),
    outlookHome: address('https://outlook.live.com/calendar/0/deeplink/compose', outlook),
  };
}

/** A space as %20: Outlook shows the plus that forms write for one. */
function address(base: string, query: Readonly<Record<string, string>>): string {
  const told = Object.entries(query).filter(([, value]) => value);
  return `${base}?${told.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/** "20270304T130000Z" */
const compact = (instant: string) => instant.replace(/[-:]|\.\d+/g, '');

/** By whole characters: half of one cannot be encoded. */
function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
