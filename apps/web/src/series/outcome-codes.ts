import type { Outcome } from './register-for-all.js';
import type { SeriesView } from './series-view.js';

/** How outcomes travel in the address of the page that tells them. They say nothing about who asked. */
const CODES = new Map<string, Outcome>([
  ['in', 'received'],
  ['wachtlijst', 'received_while_full'],
  ['aanvraag', 'requested'],
  ['vol', 'sold_out'],
  ['gesloten', 'closed'],
  ['adres', 'domain_refused'],
  ['uitnodiging', 'not_invited'],
  ['apart', 'own_form'],
]);
const codeOf = (outcome: Outcome) => [...CODES].find(([, said]) => said === outcome)?.[0] ?? 'apart';

/** Path of the page that tells what became of each event, without the language. */
export function receivedPath({ series, coming, past }: SeriesView, outcomes: ReadonlyMap<string, Outcome>): string {
  const query = new URLSearchParams();
  for (const { event } of [...past, ...coming]) {
    const outcome = outcomes.get(event.id);
    if (outcome) query.append(codeOf(outcome), event.slug);
  }
  return `/reeks/${series.slug}/aangemeld?${query}`;
}

/** Reads such an address: only events of the series count, and only outcomes there are. */
export function readOutcomes({ coming, past }: SeriesView, asked: unknown): Map<string, Outcome> {
  const sent = typeof asked === 'object' && asked !== null ? (asked as Record<string, unknown>) : {};
  const ids = new Map([...coming, ...past].map(({ event }) => [event.slug, event.id]));
  const outcomes = new Map<string, Outcome>();
  for (const [code, outcome] of CODES) {
    for (const slug of Object.hasOwn(sent, code) ? [sent[code]].flat() : []) {
      const id = typeof slug === 'string' ? ids.get(slug) : undefined;
      if (id) outcomes.set(id, outcome);
    }
  }
  return outcomes;
}
