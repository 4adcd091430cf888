import type { ListedEvent, OwnForm, Series, SeriesEvents } from '#events';

/** Everything the page of a series says. */
export interface SeriesView extends SeriesEvents {
  readonly series: Series;
  /** Why an event has a form of its own, for those that have. */
  readonly ownForms: ReadonlyMap<string, OwnForm>;
}

/** Most events that one form registers for: each is a mail, and a stranger can type any address. */
export const MOST_AT_ONCE = 30;

/** The events that the form of the series registers for: with a place, or a line to wait in. */
export function tickable({ coming, ownForms }: Pick<SeriesView, 'coming' | 'ownForms'>): ListedEvent[] {
  return coming.filter(
    ({ event, state }) => (state === 'open' || state === 'full_waiting_open') && !ownForms.has(event.id),
  );
}

/** Whoever takes part in one of these says how: somewhere, or from afar. */
export function hasWays(rows: readonly ListedEvent[]): boolean {
  return rows.some(({ event }) => event.kind === 'hybrid');
}
