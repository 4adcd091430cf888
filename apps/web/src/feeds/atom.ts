import { localPath } from '#ui';
import { type AgendaEntry, type AgendaNews, announcedAt } from './agenda-entries.js';
import { element, type Markup } from './xml.js';

export const ATOM = 'application/atom+xml; charset=utf-8';

/** The agenda as Atom (RFC 4287), which every reader of RSS reads too. */
export function atomFeed({ name, about, language, publicUrl, changedAt, entries }: AgendaNews): string {
  const self = publicUrl + localPath(language, '/agenda.atom');
  const home = publicUrl + localPath(language, '/');
  const feed = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
    element('id', {}, self),
    element('title', {}, name),
    ...(about ? [element('subtitle', {}, about)] : []),
    element('updated', {}, changedAt.toISOString()),
    element('author', {}, element('name', {}, name)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    element('link', { rel: 'alternate', type: 'text/html', href: home }),
    ...entries.map(entryOf),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed.markup}\n`;
}

/** The id stays for life, whatever becomes of the address. */
function entryOf({ event, url, title, language, text }: AgendaEntry): Markup {
  return element(
    'entry',
    { 'xml:lang': language },
    element('id', {}, `urn:uuid:${event.id}`),
    element('title', {}, title),
    element('published', {}, announcedAt(event).toISOString()),
    element('updated', {}, event.updatedAt.toISOString()),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    element('summary', {}, text),
  );
}
