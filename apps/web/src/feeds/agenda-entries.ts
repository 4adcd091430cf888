import type { EventDetails } from '#events';
import { cleanLine, cleanText, formatDay, formatSpan, formatZone, type Language, speak } from '#platform';
import { localPath } from '#ui';
import { sayWhere } from '../events/places.js';
import { feedWords } from './feed-words.js';

/** What a reader of news shows of an event. */
export interface AgendaEntry {
  readonly event: EventDetails;
  readonly url: string;
  readonly title: string;
  /** In which language that is: another one where the event has no translation. */
  readonly language: Language;
  /** When, where and what, as plain text. */
  readonly text: string;
}

/** A list of news, by whatever format it leaves. */
export interface AgendaNews {
  /** The community. */
  readonly name: string;
  readonly about: string;
  readonly language: Language;
  readonly publicUrl: string;
  readonly changedAt: Date;
  readonly entries: readonly AgendaEntry[];
}

/** Programs show some dozens at most. */
const MOST = 100;

/** Coming events as news: the one that was announced last comes first. */
export function agendaEntries(
  events: readonly EventDetails[],
  now: Date,
  language: Language,
  publicUrl: string,
): AgendaEntry[] {
  return events
    .filter((event) => event.endsAt > now)
    .slice(0, MOST)
    .toSorted((a, b) => announcedAt(b).getTime() - announcedAt(a).getTime())
    .map((event) => entryOf(event, language, publicUrl));
}

export const announcedAt = (event: EventDetails): Date => event.publishedAt ?? event.createdAt;

function entryOf(event: EventDetails, language: Language, publicUrl: string): AgendaEntry {
  const title = speak(event.title, language, event.language);
  const zone = formatZone(event.startsAt, event.timeZone, language);
  const day = formatDay(event.startsAt, event.timeZone, language);
  const span = formatSpan(event.startsAt, event.endsAt, event.timeZone, language);
  const facts = `${day}, ${span} (${zone}). ${sayWhere(event, language)}.`;
  const summary = speak(event.summary, language, event.language).text;
  return {
    event,
    url: publicUrl + localPath(language, `/${event.slug}`),
    title: cleanLine(event.status === 'cancelled' ? feedWords[language].calledOff(title.text) : title.text),
    language: title.language,
    text: cleanText([facts, summary].filter(Boolean).join('\n\n')),
  };
}
